"""A comparison as its table prints it: a line a measure, every number with the figure that it links to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.figures.counted import counted_of
from frankpledge.evidence.findings.changes import by_chance
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import THEMES, Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.partnership.figures.queries import counting, sources, words
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
    source: str  # in short

    @property
    def measure(self) -> Measure:
        return self.row.measure

    @property
    def it(self) -> str:
        """What stands before the change: “It rose by 4.0%”, “It is down 4.6%”."""
        return _("It") if self.row.verdict in (Verdict.ROSE, Verdict.FELL) else _("It is")

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
        now=Number(f"{row.after:,}", _link(row, c, "count", c.now), _about(row, c, c.now)),
        rate=_rate(row, c),
        change=_change(row, c),
        verdict=words.verdict_words(row.verdict),
        tone=words.tone(row.measure, row.verdict),
        meaning=words.meaning(row),
        noticed=words.noticed(row.noticeable, row.verdict),
        source=sources.short(row.source, row.title),
    )


@dataclass(frozen=True)
class Theme:
    """The measures of one chapter."""

    title: str
    lines: tuple[Line, ...]


def themes(comparison: Comparison) -> list[Theme]:
    """The lines by chapter, in the order of an assessment."""
    found = lines(comparison)
    chapters = {t: tuple(line for line in found if line.measure.theme == t) for t in THEMES}
    return [Theme(_(THEMES[t]), its) for t, its in chapters.items() if its]


def not_held(comparison: Comparison) -> list[tuple[str, list[Measure]]]:
    """Who could send what, of the measures of which nothing is held for the period."""
    found: dict[str, list[Measure]] = {}
    for measure in measures().values():
        if comparison.row(measure.id) is None and measure not in comparison.withheld:
            found.setdefault(sources.who(measure), []).append(measure)
    return list(found.items())


def _before(row: Row, c: Comparison) -> Number:
    if row.verdict is Verdict.WITHHELD:
        return Number(_("withheld"), row.figures["change" if _gaps(c) else "count_before"], _about(row, c, c.before))
    if row.before is None:
        return Number("", reason=_("not all of these months are held"))
    # With months missing, those compared are not all that is held of the year before: they stand with the change.
    figure = row.figures["change"] if _gaps(c) else _link(row, c, "count_before", c.before)
    return Number(f"{row.before:,}", figure, _about(row, c, c.before))


def _link(row: Row, c: Comparison, what: str, period: Period) -> str:
    """The figure of a count; of the change where, asked for by itself, it would come from another source."""
    return row.figures[what if _is_own(row, c, period) else "change"]


def _is_own(row: Row, c: Comparison, period: Period) -> bool:
    return counting.is_from(c.edition, row.measure, c.area, period, (row.source, row.title))


def _rate(row: Row, c: Comparison) -> Number:
    if row.rate is None:
        return Number("", reason=_no_base(row.measure))
    figure = row.figures["rate"] if _is_own(row, c, c.now) else ""
    about = _("per 1,000 {base}, {subject}").format(base=row.measure.denominator, subject=_about(row, c, c.now))
    return Number(f"{half_up(row.rate, 1):,}", figure, about)


def interval(c: Comparison, row: Row) -> str:
    """How far chance alone would spread the rate, in a sentence; nothing where there is no rate."""
    return by_chance(row, counted_of(c.edition, c.area).per(row.measure, c.area)).plain


def _no_base(measure: Measure) -> str:
    reasons = {
        "residents": _("the number of residents is not held"),
        "households": _("the number of households is not held"),
        "none": _("it is not set against residents"),
    }
    return reasons[measure.denominator]


def _change(row: Row, c: Comparison) -> Number:
    if row.verdict is Verdict.WITHHELD:
        return Number("", reason=_("the number to set it against is withheld"))
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
