"""The page behind a number: the figure, in words first, and all that it rests on."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from frankpledge.evidence import places
from frankpledge.evidence.area import KINDS
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.compare.verdict import MEANING, Noticeable
from frankpledge.evidence.facts import Fact
from frankpledge.evidence.figures import Figure, NoSuchFigure, Question
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import RecordingBreak
from frankpledge.evidence.period import MONTH_NAMES, Month, Period, later, named
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.warehouse import Edition, Warehouse, WarehouseError
from frankpledge.partnership.figures.queries import counting, words
from frankpledge.partnership.figures.queries.place import Place, in_force, of
from frankpledge.partnership.figures.queries.words import Number


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
        """The answer, as every page prints it."""
        if self.figure.value is None and not self.is_change:
            return ""
        return shown(self.figure)

    @property
    def is_change(self) -> bool:
        return self.question.statistic == "change"

    @property
    def kind(self) -> str:
        return KINDS[self.question.area.kind]

    @property
    def within(self) -> str:
        area = self.question.area
        return places.gazetteer(self.edition).areas[area.within].name if area.within else ""

    @property
    def months(self) -> list[tuple[str, Number]]:
        return [(named(m), self._month(m, n)) for m, n in self.figure.months.items()]

    @property
    def pairs(self) -> list[tuple[str, Number, Number]]:
        """Of a change: each month of the year with its counts a year before and now."""
        months = self.question.period.months
        return [(MONTH_NAMES[m.month - 1], self._held(later(m, -12)), self._held(m)) for m in months]

    def _held(self, m: Month) -> Number:
        held = self.figure.months
        return self._month(m, held[m]) if m in held else Number("", reason=_("this month is not held"))

    def _month(self, m: Month, n: int) -> Number:
        q = self.question
        alone = Question(q.measure, "count", q.area, Period(m, m), q.edition)
        return Number(f"{n:,}", "" if alone.id == q.id else alone.id, f"{q.measure.inline}, {named(m)}")

    @property
    def before(self) -> Number | None:
        return self._of_change("before", self.question.period.year_before())

    @property
    def after(self) -> Number | None:
        return self._of_change("after", self.question.period)

    def _of_change(self, name: str, period: Period) -> Number | None:
        if name not in self.figure.details:
            return None
        q = self.question
        whole = all(m in self.figure.months for m in period.months)
        link = Question(q.measure, "count", q.area, period, q.edition).id if whole else ""
        return Number(f"{self.figure.details[name]:,}", link, f"{q.measure.inline}, {period.name}")

    @property
    def breaks(self) -> list[RecordingBreak]:
        q = self.question
        first = q.period.year_before().first if self.is_change else q.period.first
        found = breaks(self.edition, q.measure, places.gazetteer(self.edition).force_area(q.area))
        return [b for b in found if first < b.month <= q.period.last]

    @property
    def notes(self) -> list[str]:
        """What must be said before the number is used, but for the changes of counting, which are `breaks`."""
        told = {f"{b.what} ({b.source})" for b in self.breaks}
        return [note for note in self.figure.notes if note not in told]

    @property
    def verdict(self) -> str:
        return words.verdict_words(self.figure.details["verdict"])

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
        low, high = self.figure.details.get("interval_95_percent", (None, None))
        if low is None or high is None:
            return ""
        return _("{low} to {high}").format(low=_signed(low), high=_signed(high))


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
        return Warehouse(settings.WAREHOUSE).edition(name)
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
