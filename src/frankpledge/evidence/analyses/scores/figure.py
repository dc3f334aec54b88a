"""A problem's score as a figure: asked by an id, and made again by scoring again."""

from fractions import Fraction

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.scores import told
from frankpledge.evidence.analyses.scores.scored import Found, find
from frankpledge.evidence.analyses.scores.weighing import of_id
from frankpledge.evidence.figures.counted import unavailable
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import Question


def score(asked: Asked, question: Question) -> Figure:
    """The score of the question's measure among the problems. Raises NothingToAnalyse, and ValueError."""
    found = find(Asked(asked.edition, asked.area, asked.period), of_id(question.against))
    if asked.measure not in found.problems:
        return unavailable(question, f"{asked.measure.inline} is none of the problems that are scored")
    own = found.scored[found.problems.index(asked.measure)]
    count = found.counts.counted.figure(asked.measure, "count", asked.area, found.counts.comparison.now)
    parts = ", ".join(f"{c} {told.printed_part(own.parts[c])}" for c in found.components)
    among = "comes first" if found.top == 1 else "is among the first three"
    said = f"{told.text(own)} of 100; in {told.percent(own.in_the_top)} of other ways to weigh it {among}"
    return Figure(
        question,
        None if own.score is None else Fraction(own.score),
        told.text(own),
        f"{question.words()}: {said}.",
        "; ".join([parts, *told.method(found)]),
        count.spans,
        (*told.cautions(found), *([own.note] if own.note else [])),
        details=dict(told.records(found)[found.scored.index(own)]) | {"made_of": _made_of(asked, found)},
        source=count.source,
        title=count.title,
    )


def _made_of(asked: Asked, found: Found) -> list[str]:
    """The figures of its counts."""
    now = found.counts.comparison.now
    return [asked.question(statistic, "", now).id for statistic in ("count", "change")]
