"""Problems scored, and how far their order hangs on the weights."""

from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.analyses.scores.components import Counts, values
from frankpledge.evidence.analyses.scores.weighing import BY_ID, COUNTED, JUDGED, Weighing, middle
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.registers import judgements
from frankpledge.evidence.sentence import capital
from frankpledge.evidence.statistics.scoring.components import Component, Evidence, Scale
from frankpledge.evidence.statistics.scoring.weighted import Scored, score

FIRST = 3
ENOUGH = 0.75  # of the problems: places among fewer would put those first of which most is known


@dataclass(frozen=True, eq=False)
class Found:
    """`scored` and `problems` are in one order, the highest score first.

    `absent`: components of which nothing is known for any problem; `partly`: those that are known of too few of them.
    """

    asked: Asked
    weighing: Weighing
    counts: Counts
    problems: tuple[Measure, ...]
    scored: tuple[Scored, ...]
    evidence: tuple[Evidence, ...]  # in the order in which the problems were held
    absent: tuple[Component, ...]
    partly: tuple[Component, ...]
    top: int
    differ: tuple[str, ...]  # judgements of which there are several, in words

    @property
    def components(self) -> list[Component]:
        return [e.component for e in self.evidence if self.weighing.weight(e.component)]


@lru_cache(maxsize=32)
def find(asked: Asked, weighing: Weighing = Weighing()) -> Found:  # noqa: B008 (frozen)
    """Score the problems. Raises NothingToAnalyse for fewer than two of which anything is held."""
    counts = Counts(asked)
    problems = weighing.problems or tuple(counts.problems)
    lacking = [m.inline for m in problems if counts.row(m) is None]
    if lacking:
        raise NothingToAnalyse(f"nothing is held of {', '.join(lacking)} for {asked.period.full_phrase}")
    if len(problems) < 2:
        raise NothingToAnalyse("fewer than two problems are held, so there is nothing to put in an order")
    given = judgements(asked.edition) if weighing.judgements is None else weighing.judgements
    judged = middle(given)
    evidence = [*_counted(counts, problems), *_judged(judged, problems)]
    known = [e for e in evidence if any(v is not None for v in e.values)]
    partly = [e.component for e in known if e.scale is Scale.RANK and _share_known(e) < ENOUGH]
    known = [e for e in known if e.component not in partly]
    weights = {e.component: weighing.weight(e.component) for e in known}
    if not any(weights.values()):
        raise NothingToAnalyse("nothing is known of what the weights count: give another component a weight")
    top = FIRST if len(problems) > FIRST else 1
    made = score([m.title for m in problems], known, weights, top)
    order = sorted(range(len(made)), key=lambda i: (-(made[i].score or 0), made[i].name))
    absent = [e.component for e in evidence if e not in known and e.component not in partly]
    return Found(
        asked,
        weighing,
        counts,
        tuple(problems[i] for i in order),
        tuple(made[i] for i in order),
        tuple(known),
        tuple(c for c in absent if weighing.weight(c)),
        tuple(c for c in partly if weighing.weight(c)),
        top,
        tuple(_several(judged, problems)),
    )


def _share_known(evidence: Evidence) -> float:
    return sum(v is not None for v in evidence.values) / len(evidence.values)


def _counted(counts: Counts, problems: tuple[Measure, ...]) -> list[Evidence]:
    found = values(counts, problems)
    return [Evidence(c, found[c], Scale.RANK) for c in COUNTED]


def _judged(judged, problems: tuple[Measure, ...]) -> list[Evidence]:
    ids = {c: id for id, c in BY_ID.items()}
    of = {c: [judged.get((m.id, ids[c])) for m in problems] for c in JUDGED}
    return [Evidence(c, tuple(v and v[0] for v in values), Scale.GIVEN) for c, values in of.items()]


def _several(judged, problems: tuple[Measure, ...]) -> list[str]:
    titles = {m.id: m.title for m in problems}
    return [
        f"{capital(BY_ID[about])} of {titles[problem].lower()} is the mean of {n} judgements"
        for (problem, about), (_, n) in judged.items()
        if n > 1 and problem in titles
    ]
