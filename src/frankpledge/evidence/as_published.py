"""What a partner's table prints without counts: percentages and arrows, shown as published and never taken further."""

from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted, unavailable
from frankpledge.evidence.figures.figure import Figure, Provenance
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.elsewhere import is_withheld, values
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.published import Published
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources import published_figures


def printed(edition: Edition, measure: Measure, area: Area, period: Period) -> list[Published]:
    """Everything but counts that tables print of a measure in an area for exactly this period."""
    names = measure.numerators.get(published_figures.SOURCE, ())
    held = values(edition, area, names)
    # A percentage beside a withheld count would give it back.
    hidden = {one.title for one in held if one.count is not None and one.period and is_withheld(edition, one)}
    return [one for one in held if one.kind != "count" and one.period == period and one.title not in hidden]


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
