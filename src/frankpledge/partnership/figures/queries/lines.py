"""A comparison as its table prints it: a line a measure, every number with the figure that it links to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.partnership.figures.queries import words
from frankpledge.partnership.figures.queries.words import Number


@dataclass(frozen=True)
class Line:
    """One measure of a comparison, in words."""

    row: Row
    before: Number
    now: Number
    rate: Number
    change: Number
    verdict: str
    tone: str
    meaning: str
    noticed: str

    @property
    def measure(self) -> Measure:
        return self.row.measure

    @property
    def compared(self) -> bool:
        """Whether the two numbers count the same things over the same months."""
        return self.row.verdict in words.COMPARED


def lines(comparison: Comparison) -> list[Line]:
    return [line(row, comparison) for row in comparison.rows]


def line(row: Row, c: Comparison) -> Line:
    return Line(
        row,
        before=_before(row, c),
        now=Number(f"{row.after:,}", row.figures["count"], _about(row, c, c.now)),
        rate=_rate(row, c),
        change=_change(row, c),
        verdict=words.verdict_words(row.verdict),
        tone=words.tone(row.measure, row.verdict),
        meaning=words.meaning(row),
        noticed=words.noticed(row.noticeable, row.verdict),
    )


def _before(row: Row, c: Comparison) -> Number:
    if row.before is None:
        return Number("", reason=_("not all of these months are held"))
    # With months missing, those compared are not all that is held of the year before: they stand with the change.
    figure = row.figures["change" if _gaps(c) else "count_before"]
    return Number(f"{row.before:,}", figure, _about(row, c, c.before))


def _rate(row: Row, c: Comparison) -> Number:
    if row.rate is None:
        return Number("", reason=_("the number of residents is not held"))
    about = _("per 1,000 residents, {subject}").format(subject=_about(row, c, c.now))
    return Number(f"{half_up(row.rate, 1):,}", row.figures["rate"], about)


def _change(row: Row, c: Comparison) -> Number:
    if row.change is None:
        return Number("", reason=_("there is nothing like to set it against"))
    text = words.movement(row.before, row.after, row.percent, row.verdict)
    return Number(text, row.figures["change"], _about(row, c, c.now))


@dataclass(frozen=True)
class Heads:
    """What stands above the two columns of counts; where months are missing in a period, that is said there too."""

    before: str
    now: str


def heads(c: Comparison) -> Heads:
    return Heads(_head(c.before.name, c), _head(c.now.name, c))


def _head(period: str, c: Comparison) -> str:
    head = _("{period}, the months held").format(period=period) if _gaps(c) else period
    return head[:1].upper() + head[1:]


def _gaps(c: Comparison) -> bool:
    return len(c.months) < len(c.now)


def _about(row: Row, c: Comparison, period: Period) -> str:
    subject = {"measure": row.measure.inline, "area": c.area.name, "period": period.phrase}
    return _("{measure} in {area} in {period}").format(**subject)
