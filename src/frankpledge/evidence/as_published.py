"""What a partner's table prints without counts: percentages and arrows, shown as published and never taken further."""

from collections.abc import Collection

from frankpledge.evidence.area import Area
from frankpledge.evidence.disclosure.policy import OPEN
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted, unavailable
from frankpledge.evidence.figures.figure import Figure, Provenance
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.elsewhere import is_withheld, values
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.published import Published
from frankpledge.evidence.measures.tables import is_ambiguous
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources import published_figures


def printed(edition: Edition, measure: Measure, area: Area, period: Period) -> list[Published]:
    """Everything but counts that tables print of a measure in an area for exactly this period.

    What was sent in confidence is left out where a count is not said that it is of or points from: it would give the
    count back, whichever table has it.
    """
    names = measure.numerators.get(published_figures.SOURCE, ())
    held = values(edition, area, names)
    unsaid = {
        one.period
        for one in held
        if one.count is not None and one.period and (is_withheld(edition, one) or is_ambiguous(edition, one))
    }
    wanted = [one for one in held if one.kind != "count" and one.period == period]
    return [one for one in wanted if one.disclosure == OPEN.name or not _touches(one, unsaid)]


def _touches(one: Published, spans: Collection[Period]) -> bool:
    """Whether a figure is of a month of the spans or points from one; what it points from may not be told."""
    if one.against is None and one.kind != "rate":
        return bool(spans)
    ends = [p for p in (one.period, one.against) if p]
    return any(p.first <= s.last and s.first <= p.last for p in ends for s in spans)


def figure(question: Question, counted: Counted) -> Figure:
    """The percentages and arrows, word for word; that they can't be checked is said."""
    found = printed(counted.edition, question.measure, question.area, question.period)
    if not found:
        return unavailable(question, "no table that is held prints anything of it without counts")
    text = ", ".join(one.value for one in found)
    said = "; ".join(f"{one.value} {from_when(one)}, in “{one.title}” ({one.where})" for one in found)
    return Figure(
        question,
        None,
        text,
        f"{question.words()}: {said}. Without the counts it cannot be checked.",
        "as published",
        {},
        tuple(f"Published by {name}" for name in sorted({one.publisher for one in found if one.publisher})),
        tuple(_from(counted.edition, one) for one in found),
        details={"verdict": "cannot be checked"},
        source=published_figures.SOURCE,
    )


def from_when(one: Published) -> str:
    """What a percentage or an arrow points from, as far as the table tells."""
    return f"from {one.against.phrase}" if one.against else "from a period that the table does not name"


def _from(edition: Edition, one: Published) -> Provenance:
    file = edition.input(one.input_sha256)
    return Provenance(file.name, file.sha256, file.publisher, file.release, one.period, 0, f"{one.title}: {one.where}")
