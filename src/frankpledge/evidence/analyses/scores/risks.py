"""The risk matrix that people score: harm × likelihood, with position and confidence beside it, and who disagrees."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_high

from frankpledge.evidence.analyses.result import Listing
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.registers import Judgement
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.scoring.criteria import Criteria
from frankpledge.evidence.statistics.scoring.raters import Spread, spread
from frankpledge.evidence.statistics.scoring.risk import Part, Risk, risk

WIDE = 2  # steps of the scale between two members from which an item is worth talking about


@dataclass(frozen=True, eq=False)
class Matrix:
    """The risk of each problem, the highest first, and the items on which its members were far apart."""

    criteria: Criteria
    rows: tuple[tuple[str, Risk], ...]  # problem, by measure id
    apart: tuple[tuple[str, Spread], ...]


def matrix(given: Sequence[Judgement], criteria: Criteria) -> Matrix | None:
    """The matrix of all scores given; None where there is none.

    Where several scored an item their middle score counts, the higher of two. Raises ValueError for an item or a score
    that the criteria do not have, and for one member who scored an item twice.
    """
    if not given:
        return None
    problems = list(dict.fromkeys(j.problem for j in given))
    scored, apart = [], []
    for problem in problems:
        members = _by_member([j for j in given if j.problem == problem])
        items = {item for scores in members.values() for item in scores}
        middles = {i: median_high([s[i] for s in members.values() if i in s]) for i in items}
        scored.append((problem, risk(criteria, middles)))
        apart += [(problem, s) for s in spread(criteria, members) if s.steps >= WIDE]
    scored.sort(key=lambda row: (-(row[1].risk.score or 0), row[0]))
    return Matrix(criteria, tuple(scored), tuple(sorted(apart, key=lambda a: -a[1].steps)))


def _by_member(given: Sequence[Judgement]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for j in given:
        scores = found.setdefault(j.who.strip().casefold(), {})
        if j.about in scores:
            raise ValueError(f"{j.who} scored {j.about} of {j.problem} twice: give one score")
        scores[j.about] = int(j.score)
    return found


def listings(found: Matrix) -> list[Listing]:
    """The matrix, and the items to talk about first. Who gave which score is not told."""
    rows = tuple(
        (measures()[problem].title, *(_part(p) for p in (r.harm, r.likelihood, r.risk, r.position, r.confidence)))
        for problem, r in found.rows
    )
    heads = ("Problem", "Harm", "Likelihood", "Risk (harm × likelihood)", "Position", "Confidence")
    made = [Listing("risks", f"{found.criteria.title}, as people scored it", heads, rows, (1, 2, 3, 4, 5))]
    if found.apart:
        titles = {i.id: i.title for i in found.criteria.items}
        apart = tuple(
            (measures()[p].title, titles[s.item], f"{s.low} to {s.high}", str(s.raters)) for p, s in found.apart
        )
        heads = ("Problem", "Item", "Scores", "Members who scored it")
        made.append(Listing("risks-apart", "Where members are far apart: to talk about first", heads, apart, (3,)))
    return made


def _part(part: Part) -> str:
    """`4.8`, with the range where some of its items were not scored; `not scored`."""
    if part.score is None:
        return "not scored"
    reach = f" ({half_up(part.range.low, 1)} to {half_up(part.range.high, 1)})" if part.missing else ""
    return f"{half_up(part.score, 1)}{reach}"


def records(found: Matrix) -> list[dict[str, object]]:
    """One a problem."""
    names = ("harm", "likelihood", "risk", "position", "confidence")
    return [
        {"problem": problem, "kind": "risk matrix"}
        | {f"risk_{n}" if n != "risk" else n: getattr(r, n).score for n in names}
        | {"note": r.note}
        for problem, r in found.rows
    ]
