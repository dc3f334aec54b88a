"""The page behind a number: the figure, in words first, and all that it rests on."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from frankpledge.evidence import places
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.compare.verdict import MEANING, Noticeable
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.facts import Fact
from frankpledge.evidence.figures.counted import WITHHELD
from frankpledge.evidence.figures.figure import Figure, Provenance
from frankpledge.evidence.figures.question import NoSuchFigure, Question
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import RecordingBreak
from frankpledge.evidence.period import MONTH_NAMES, Period, later
from frankpledge.evidence.sources import published_figures, recorded_crime
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.warehouse import WarehouseError
from frankpledge.partnership.agencies import here
from frankpledge.partnership.figures.queries import counting, explaining, sources, words
from frankpledge.partnership.figures.queries.place import Place, in_force, of
from frankpledge.partnership.figures.queries.words import Number

NOT_AVAILABLE = "not available"


@dataclass(frozen=True)
class Page:
    """A figure, the edition that it was made from, and the same question asked of what is held now."""

    figure: Figure
    edition: Edition
    now: Number | None  # None where the figure is of the edition in force
    place: Place | None  # whose pages it belongs to

    @property
    def question(self) -> Question:
        return self.figure.question

    @property
    def text(self) -> str:
        """The answer, as every page prints it; nothing where there is none, `withheld` where it may not be shown."""
        if self.is_change:
            return shown(self.figure)
        return "" if self.figure.text == NOT_AVAILABLE else self.figure.text

    @property
    def is_change(self) -> bool:
        return self.question.statistic == "change"

    @cached_property
    def against(self) -> str:
        return explaining.against(self.edition, self.question)

    @property
    def asked(self) -> str:
        return explaining.asked(self.question, self.against)

    @property
    def lead(self) -> str:
        return explaining.lead(self.figure, self.against)

    @property
    def method(self) -> str:
        return explaining.method(self.figure)

    @property
    def period(self) -> str:
        return self.question.period.full_name

    @property
    def kind(self) -> str:
        return places.gazetteer(self.edition).kind_of(self.question.area)

    @property
    def within(self) -> str:
        area = self.question.area
        return places.gazetteer(self.edition).areas[area.within].name if area.within else ""

    @property
    def counted(self) -> str:
        """What the measure takes from the source, in the source's words."""
        if self.figure.source and self.figure.source not in self.question.measure.numerators:
            return _("Events that a partner sent")
        names = ", ".join(self.question.measure.taken(self.figure.source))
        by_code = self.figure.source == recorded_crime.SOURCE
        return _("Offence codes {codes}").format(codes=names) if by_code else names

    @property
    def source(self) -> str:
        return sources.short(self.figure.source, self.figure.title) if self.figure.source else ""

    @property
    def spans(self) -> list[tuple[str, Number]]:
        """The months, quarters or years that it is made of, with their counts."""
        return [(s.full_name, self._span(s, n)) for s, n in sorted(self.figure.spans.items())]

    @property
    def span_word(self) -> str:
        lengths = {len(s) for s in self.figure.spans}
        return {1: _("Month"), 3: _("Quarter"), 12: _("Year")}.get(lengths.pop(), "") if len(lengths) == 1 else ""

    @cached_property
    def baseline(self) -> Period:
        """Of a change: the time that it is set against."""
        return self.question.baseline or self.question.period.year_before()

    @property
    def pairs(self) -> list[tuple[str, Number, Number]]:
        """Of a change: each month, quarter or year with its counts before and now."""
        back = self._back
        now = {s for s in self.figure.spans if s.first in self.question.period}
        before = {_moved(s, back) for s in self.figure.spans if s not in now}
        if self.span_word == _("Month"):
            now |= {Period(m, m) for m in self.question.period.months}
        return [(self._short(s), self._held(_moved(s, -back)), self._held(s)) for s in sorted(now | before)]

    @property
    def _back(self) -> int:
        first, before = self.question.period.first, self.baseline.first
        return (first.year - before.year) * 12 + first.month - before.month

    def _short(self, span: Period) -> str:
        """A month or quarter without its year, which stands at the head of the column."""
        first, last = (MONTH_NAMES[m.month - 1] for m in (span.first, span.last))
        if len(span) >= 12:
            return span.full_name
        return first if len(span) == 1 else _("{first} to {last}").format(first=first, last=last)

    def _held(self, span: Period) -> Number:
        counts = self.figure.spans
        if span in counts:
            return self._span(span, counts[span])
        return Number("", reason=_("this month is not held") if len(span) == 1 else _("it is not held"))

    def _span(self, span: Period, n: int) -> Number:
        """A count by itself, with a link where its own page is from the same source."""
        q = self.question
        alone = Question(q.measure, "count", q.area, span, q.edition)
        source = (self.figure.source, self.figure.title)
        linked = alone.id != q.id and counting.is_from(self.edition, q.measure, q.area, span, source)
        return Number(f"{n:,}", alone.id if linked else "", f"{q.measure.inline}, {span.phrase}")

    @property
    def before(self) -> Number | None:
        return self._of_change("before", self.baseline)

    @property
    def after(self) -> Number | None:
        return self._of_change("after", self.question.period)

    def _of_change(self, name: str, period: Period) -> Number | None:
        if self.figure.details.get(name) is None:  # not held, or not shown
            return None
        n = self.figure.details[name]
        whole = {m for s in self.figure.spans for m in s.months}.issuperset(period.months)
        return self._span(period, n) if whole else Number(f"{n:,}")

    @property
    def years(self) -> list[tuple[str, Number]]:
        """Of a run: every year that was looked at."""
        found = self.figure.details.get("years", {})
        return [(p.full_name, self._span(p, n)) for p, n in ((Period.read(k), n) for k, n in found.items())]

    @property
    def rates(self) -> list[tuple[str, Number]]:
        """Of a rank: the rate of each peer, the highest first."""
        q, areas = self.question, places.gazetteer(self.edition).areas
        return [
            (
                areas[code].name,
                Number(f"{half_up(rate, 1):,}", Question(q.measure, "rate", areas[code], q.period, q.edition).id),
            )
            for code, rate in self.figure.details.get("rates", {}).items()
        ]

    @property
    def files(self) -> list[Provenance]:
        return list(self.figure.sources)

    @property
    def printed(self) -> bool:
        """Whether the counts are those that a table prints, and no rows were counted."""
        return self.figure.source == published_figures.SOURCE

    @property
    def breaks(self) -> list[RecordingBreak]:
        q = self.question
        first = self.baseline.first if self.is_change else q.period.first
        found = breaks(self.edition, q.measure, places.gazetteer(self.edition).force_area(q.area))
        return [b for b in found if first < b.month <= q.period.last]

    @property
    def notes(self) -> list[str]:
        """What must be said before the number is used, but for the changes of counting, which are `breaks`."""
        told = {f"{b.what} ({b.source})" for b in self.breaks}
        if self.figure.text == WITHHELD:  # the sentence under the answer says why
            return []
        return [note for note in self.figure.notes if note not in told]

    @property
    def verdict(self) -> str:
        """Of a change, and of what was published without counts; nothing of any other figure."""
        return words.verdict_words(self.figure.details["verdict"]) if "verdict" in self.figure.details else ""

    @property
    def tone(self) -> str:
        return words.tone(self.question.measure, self.figure.details["verdict"])

    @property
    def meaning(self) -> str:
        return MEANING[self.figure.details["verdict"]]

    @property
    def noticed(self) -> str:
        d = self.figure.details
        if "noticeable_rise_to" not in d:
            return ""
        return words.noticed(Noticeable(d["noticeable_fall_to"], d["noticeable_rise_to"]), d["verdict"])

    @property
    def interval(self) -> str:
        """Within what the answer probably lies, in words; nothing where that can't be said."""
        low, high = self.figure.details.get("interval_95_percent", (None, None))
        if low is not None and high is not None:
            return _("{low} to {high}").format(low=_signed(low), high=_signed(high))
        low, high = self.figure.details.get("interval_95", (None, None))
        if low is None or high is None:
            return ""
        mark = "%" if self.question.statistic in ("share", "part") else ""
        return _("{low} to {high}").format(low=f"{half_up(low, 1):,}{mark}", high=f"{half_up(high, 1):,}{mark}")


@dataclass(frozen=True)
class FactPage:
    """A fact that is no measure of crime: residents, or how good the data is."""

    fact: Fact
    now: Number | None
    place: Place | None

    @property
    def title(self) -> str:
        """What the fact is about; its answer is written `what: how many.`"""
        return self.fact.answer.rpartition(": ")[0]


def _moved(span: Period, months: int) -> Period:
    return Period(later(span.first, months), later(span.last, months))


def page(figure_id: str) -> Page | FactPage:
    """The page of a figure or fact of any edition. Raises NoSuchFigure or NothingHeld."""
    current = in_force()
    edition = _edition(figure_id, current)
    found = counting.answered(edition, figure_id)
    area = found.area if isinstance(found, Fact) else found.question.area
    now = None if edition == current else _now(current, found.id)
    return FactPage(found, now, of(area)) if isinstance(found, Fact) else Page(found, edition, now, of(area))


def shown(figure: Figure) -> str:
    """The text of a figure as the pages print it: a change in words."""
    if figure.question.statistic != "change":
        return figure.text
    d = figure.details
    return words.movement(d["before"], d["after"], figure.value, d["verdict"]) if "before" in d else ""


def _edition(figure_id: str, current: Edition) -> Edition:
    name = figure_id.partition("@")[2]
    if name in ("", current.name):
        return current
    try:
        return here.edition(here.partnership(), name)
    except WarehouseError:
        sentence = _("The data that this number was worked out from (“{name}”) is not held here")
        raise NoSuchFigure(sentence.format(name=name)) from None


def _now(current: Edition, figure_id: str) -> Number:
    """The same question, asked of what is held now."""
    asked = figure_id.partition("@")[0]
    try:
        found = counting.answered(current, f"{asked}@{current.name}")
    except (NoSuchFigure, NothingHeld):
        return Number("", reason=_("it can't be answered from the data held now"))
    if isinstance(found, Fact):
        return words.of_fact(found)
    return Number(shown(found), found.id) if shown(found) else words.of_figure(found)


def _signed(percent: float) -> str:
    rounded = half_up(percent, 1)
    return _("down {n}%").format(n=abs(rounded)) if rounded < 0 else _("up {n}%").format(n=rounded)
