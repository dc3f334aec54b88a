"""The start page of an area: the latest twelve months against the twelve before."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from frankpledge.documents.charts import change_chart
from frankpledge.evidence.compare.comparison import Comparison
from frankpledge.evidence.compare.verdict import MEANING, Verdict
from frankpledge.partnership.figures.queries import held, lines
from frankpledge.partnership.figures.queries.held import Held
from frankpledge.partnership.figures.queries.lines import Line
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.queries.words import Number

KEY = ("total-crime", "anti-social-behaviour")
UNCLEAR = (Verdict.NO_CLEAR_CHANGE, Verdict.TOO_FEW, Verdict.COUNTING_CHANGED, Verdict.NOT_LIKE_FOR_LIKE)


@dataclass(frozen=True)
class Overview:
    comparison: Comparison
    lines: tuple[Line, ...]
    held: Held
    without_place: Number  # the share of the force's records
    chart: str
    chart_words: str

    @property
    def key(self) -> list[Line]:
        return [line for line in self.lines if line.measure.id in KEY]

    @property
    def rose(self) -> list[Line]:
        return self.judged(Verdict.ROSE)

    @property
    def fell(self) -> list[Line]:
        return self.judged(Verdict.FELL)

    @property
    def unclear(self) -> list[tuple[str, list[Line]]]:
        """What can't be said to have risen or fallen, by why."""
        groups = [self.judged(verdict) for verdict in UNCLEAR]
        return [(_(MEANING[group[0].row.verdict]), group) for group in groups if group]

    def judged(self, verdict: Verdict) -> list[Line]:
        return [line for line in self.lines if line.row.verdict == verdict]


@lru_cache(maxsize=16)
def overview(place: Place) -> Overview:
    """Raises NothingHeld where no month is held."""
    comparison = held.latest(place)
    found = tuple(lines.lines(comparison))
    without_place = held.facts(place, comparison.now)["share-without-place"]
    return Overview(comparison, found, held.held(place), without_place, _chart(comparison, found), chart_words())


def chart_words() -> str:
    return _(
        "A dot is the change, and the line through it the range that the change probably lies in. Where the line "
        "crosses “no change”, the difference may be no more than the usual ups and downs. Among so many measures, one "
        "or two lines will clear it by chance alone, so the verdict asks for more than that."
    )


def chart_title(comparison: Comparison) -> str:
    now, before = (p.phrase for p in (comparison.now, comparison.before))
    return _("Change from {before} to {now}").format(before=before, now=now)


def _chart(comparison: Comparison, found: tuple[Line, ...]) -> str:
    return change_chart(
        "changes",
        chart_title(comparison),
        chart_words(),
        [(line.measure.title, *_interval(line), line.verdict) for line in found],
        not_available=_("not compared"),
    ).svg


def _interval(line: Line) -> tuple[float | None, float | None, float | None]:
    """Nothing is drawn where the two numbers do not count the same."""
    change = line.row.change
    if change is None or change.percent is None or not line.compared:
        return None, None, None
    return float(change.percent), change.low, change.high
