"""What is held for an area and how good it is: months, records without a place, old codes, other forces, every file."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from frankpledge.documents.charts import monthly_chart
from frankpledge.evidence import coverage, places
from frankpledge.evidence.area import force_words
from frankpledge.evidence.compare.comparison import Comparison
from frankpledge.evidence.coverage import ForceMonth
from frankpledge.evidence.cube import slices
from frankpledge.evidence.edition import Input
from frankpledge.evidence.period import Month, Period, named, spoken, written
from frankpledge.evidence.sources import (
    dataset,
    deprivation,
    own_areas,
    police_outcomes,
    published_figures,
    recorded_crime,
    recording,
    road_collisions,
    stop_search,
)
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import counting, periods, words
from frankpledge.partnership.figures.queries.lines import Line, line
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.queries.words import Number

LICENCES = {  # every other source is open data
    recording.SOURCE: recording.CHANGES.licence,
    own_areas.SOURCE: recording.CHANGES.licence,
    published_figures.SOURCE: published_figures.TABLE.licence,
}


@dataclass(frozen=True)
class Held:
    """The months of the area's own force."""

    force: str
    months: tuple[ForceMonth, ...]

    @property
    def words(self) -> str:
        return spoken(m.month for m in self.months)

    @property
    def gaps(self) -> list[Month]:
        held = [m.month for m in self.months]
        return coverage.missing(held, Period(held[0], held[-1])) if held else []

    @property
    def gap_words(self) -> str:
        return spoken(self.gaps) if self.gaps else ""

    @property
    def period(self) -> Period:
        """From the first month held to the last."""
        return Period(self.months[0].month, self.months[-1].month)

    @property
    def recast(self) -> int:
        return sum(m.recast for m in self.months)

    @property
    def recast_words(self) -> str:
        return spoken(m.month for m in self.months if m.recast)


@dataclass(frozen=True)
class Other:
    """Another force of which files are held."""

    name: str
    months: str
    files: tuple[Input, ...]


@dataclass(frozen=True)
class Group:
    """Source files of one kind."""

    title: str
    inputs: tuple[Input, ...]
    licence: str


@kept(maxsize=16)
def held(place: Place) -> Held:
    return Held(place.force, tuple(coverage.force_months(place.edition, place.force)))


def share(part: int, whole: int) -> str:
    """A percentage as it is printed."""
    return f"{half_up(Fraction(100 * part, whole), 1)}%" if whole else _("not available")


def facts(place: Place, period: Period) -> dict[str, Number]:
    """What is known of the data of a period, by name."""
    names = ("rows", "share-without-place", "rows-outside", "rows-recast")
    return {name: words.of_fact(counting.known(place.edition, name, place.area, period)) for name in names}


def residents(place: Place) -> Number:
    return words.of_fact(counting.known(place.edition, "residents", place.area, latest(place).asked))


@kept(maxsize=16)
def chart(place: Place) -> str:
    """The share of records without a place, by month."""
    months = held(place).months
    share_of = {m.month: 100 * m.without_place / m.rows for m in months if m.rows}
    run = Period(months[0].month, months[-1].month).months
    return monthly_chart(
        "without-place",
        _("Records without a place, per cent"),
        without_place_words(place),
        [(written(m), share_of.get(m)) for m in run],
        unit=_("Per cent of the month's records"),
    ).svg


def without_place_words(place: Place) -> str:
    months = [m for m in held(place).months if m.rows]
    most = max(months, key=lambda m: m.without_place / m.rows)
    least = min(months, key=lambda m: m.without_place / m.rows)
    sentence = _("The share was lowest in {least} ({low}) and highest in {most} ({high}).")
    low, high = share(least.without_place, least.rows), share(most.without_place, most.rows)
    return sentence.format(least=named(least.month), low=low, most=named(most.month), high=high)


def latest(place: Place) -> Comparison:
    """The latest twelve months against the twelve before. Raises NothingHeld where no month is held."""
    months = counting.held(place.edition, place.area)
    return counting.compared(place.edition, place.area, periods.latest(months) if months else Period.read("2024/25"))


def by_others(comparison: Comparison) -> list[tuple[Line, Number]]:
    """The measures of which another force recorded some in the area, and how many; its page is the comparison's."""
    found = [row for row in comparison.rows if row.by_others]
    return [(line(row, comparison), Number(f"{row.by_others:,}", row.figures["change"])) for row in found]


def others(place: Place) -> list[Other]:
    """The other forces of which files are held."""
    own = force_words(place.force)
    found = {}
    for part in place.edition.of("police_street"):
        name = part.key.partition("/")[0]
        if force_words(name) != own:
            found.setdefault(name, []).append(place.edition.input(part.input))
    months = slices.held_months(place.edition)
    return [Other(_title(n), spoken(months[force_words(n)]), tuple(files)) for n, files in sorted(found.items())]


def groups(place: Place) -> list[Group]:
    """Every file that the pages rest on, by kind."""
    edition = place.edition
    own = {m.input.sha256 for m in held(place).months}
    police = [i for i in edition.inputs if i.source == "police_street"]
    shown = [
        (
            _("Crime and anti-social behaviour: {force}").format(force=place.force),
            [i for i in police if i.sha256 in own],
        ),
        (
            _("Crime and anti-social behaviour: other forces, and releases since replaced"),
            [i for i in police if i.sha256 not in own],
        ),
        (_("Boundaries and lists of areas"), _geography(place)),
        (_("Residents and households"), [i for i in edition.inputs if i.source == "population"]),
        (
            _("The partnership's register of changes in counting"),
            [i for i in edition.inputs if i.source == recording.SOURCE],
        ),
        (_("Home Office tables of recorded crime"), [i for i in edition.inputs if i.source == recorded_crime.SOURCE]),
        (_("Outcomes of crimes"), [i for i in edition.inputs if i.source == police_outcomes.SOURCE]),
        (_("Stop and search"), [i for i in edition.inputs if i.source == stop_search.SOURCE]),
        (_("Road casualty statistics"), [i for i in edition.inputs if i.source == road_collisions.SOURCE]),
        (_("Tables that partners sent or published"), _published(place)),
        (_("Indices of Deprivation"), [i for i in edition.inputs if i.source == deprivation.SOURCE]),
        (_("Areas of the partnership’s own"), [i for i in edition.inputs if i.source == own_areas.SOURCE]),
    ]
    return [Group(t, tuple(sorted(i, key=_newest)), _licence(i)) for t, i in shown if i]


def _geography(place: Place) -> list[Input]:
    """Lookups, and of the boundaries those of the area's own districts."""
    districts = {d.lower() for d in places.gazetteer(place.edition).districts_of(place.area)}
    inputs = [i for i in place.edition.inputs if i.source == "geography"]
    return [i for i in inputs if any("/" not in k or k.partition("/")[2] in districts for k in i.keys)]


def _published(place: Place) -> list[Input]:
    """Tables of the area or of its force's, and no other partnership's."""
    force = places.gazetteer(place.edition).force_of(place.area)
    codes = {a.code for a in (place.area, force) if a}
    parts = [p for p in place.edition.of(published_figures.SOURCE) if p.key.partition("/")[0] in codes]
    return [place.edition.input(sha256) for sha256 in dict.fromkeys(p.input for p in parts)]


def _licence(inputs: Sequence[Input]) -> str:
    return LICENCES.get(inputs[0].source, dataset.OGL)


def _newest(file: Input) -> str:
    return file.name


def _title(slug: str) -> str:
    """`british-transport-police` → `British Transport Police`."""
    return " ".join(word if word in ("of", "and") else word.capitalize() for word in slug.split("-"))
