"""The start page of an area: the latest twelve months against the twelve before."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.documents.pictures import Picture
from frankpledge.evidence.compare.comparison import Comparison
from frankpledge.evidence.compare.verdict import MEANING, Verdict
from frankpledge.evidence.findings import changes
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import held, lines
from frankpledge.partnership.figures.queries.held import Held
from frankpledge.partnership.figures.queries.lines import Line
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.queries.words import Number, Said, of_sentence, say
from frankpledge.reports import charts

KEY = ("total-crime", "anti-social-behaviour")
UNCLEAR = (
    Verdict.NO_CLEAR_CHANGE,
    Verdict.TOO_FEW,
    Verdict.COUNTING_CHANGED,
    Verdict.NOT_LIKE_FOR_LIKE,
    Verdict.WITHHELD,
)


@dataclass(frozen=True)
class First:
    """What to know first: the clearest changes, one that did not change, and one of which nothing can be said."""

    changes: tuple[Said, ...]
    unchanged: Said | None
    unknown: Said | None


@dataclass(frozen=True)
class Overview:
    comparison: Comparison
    first: First
    lines: tuple[Line, ...]
    held: Held
    without_place: Number  # the share of the force's records
    chart: Picture
    not_held: int  # measures of which nothing is held

    @property
    def withheld(self) -> str:
        """The measures whose number is held and not shown, and why; nothing where there are none."""
        return changes.withheld(self.comparison.withheld)

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


@kept(maxsize=16)
def overview(place: Place) -> Overview:
    """Raises NothingHeld where no month is held."""
    comparison = held.latest(place)
    found = tuple(lines.lines(comparison))
    without_place = held.facts(place, comparison.now)["share-without-place"]
    missing = [m for _who, its in lines.not_held(comparison) for m in its]
    chart = charts.changes(comparison)
    return Overview(comparison, _first(comparison), found, held.held(place), without_place, chart, len(missing))


def _first(comparison: Comparison) -> First:
    """The unchanged measure is the one with most counts; the unknown one of those that can't be told, else not held."""
    steady = sorted(changes.unchanged(comparison), key=lambda row: -row.after)
    return First(
        tuple(of_sentence(changes.finding(row, comparison)) for row in changes.headlines(comparison)),
        of_sentence(changes.finding(steady[0], comparison)) if steady else None,
        _unknown(comparison),
    )


def _unknown(comparison: Comparison) -> Said | None:
    unsaid = sorted(changes.unsaid(comparison), key=lambda row: -row.after)
    if unsaid:
        return of_sentence(changes.finding(unsaid[0], comparison))
    for who, missing in lines.not_held(comparison):
        sentence = _("{measure} is not available: nothing of it is held. It could come from: {who}.")
        return say(sentence, measure=missing[0].title, who=who)
    return None


def chart_words() -> str:
    return _(
        "A dot is the change, and the line through it the range that the change probably lies in. Where the line "
        "crosses “no change”, the difference may be no more than the usual ups and downs. Among so many measures, one "
        "or two lines will clear it by chance alone, so the verdict asks for more than that."
    )
