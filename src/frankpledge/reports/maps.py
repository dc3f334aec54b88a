"""The maps of an area and the tables of the places that they mark, with the words that say what each shows."""

from dataclasses import dataclass
from functools import lru_cache

from shapely import union_all
from shapely.geometry import mapping, shape

from frankpledge.documents.maps import Shape, choropleth
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Cell, Column, Number, Table
from frankpledge.evidence import places
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Comparison
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.sentence import capital, listed
from frankpledge.evidence.statistics.rounding import half_up

MARKED = 5
PRINTED_HEIGHT = 265  # two maps and their tables fit a printed page


@dataclass(frozen=True)
class Kind:
    """A kind of area that is mapped: what it is called, as the gazetteer has it, and the layer of its boundaries."""

    name: str
    kind: str
    layer: str


SMALL_AREA = Kind("small area", "lsoa", "lsoa21")
WARD = Kind("ward", "ward", "ward25")


class Shading:
    """One measure over the areas of one kind: small areas by count, wards by rate, as wards differ in residents.

    `counted` must hold the areas of the kind. Only street-level rows say where in the area something happened.
    """

    def __init__(self, counted: Counted, comparison: Comparison, measure: Measure, kind: Kind) -> None:
        self.counted, self.comparison, self.measure, self.kind = counted, comparison, measure, kind
        self.areas = counted.gazetteer.inside(comparison.area, kind.kind)
        months = comparison.months if measure.categories else ()
        held = all(m in counted.counts.held[comparison.area.code] for m in months)
        totals = counted.counts.total
        self.totals = {a.code: totals(measure, a, months) for a in self.areas} if months and held else {}
        self.values = {a.code: v for a in self.areas if (v := self._value(a)) is not None}
        ranked = sorted(
            (a for a in self.areas if self.values.get(a.code)), key=lambda a: (-self.values[a.code], a.name)
        )
        self.marked = ranked[:MARKED]

    def _value(self, area: Area) -> float | None:
        if area.code not in self.totals:
            return None
        if self.kind is SMALL_AREA:
            return float(self.totals[area.code])
        residents = self.counted.gazetteer.population(area)
        return PER * self.totals[area.code] / residents if residents else None

    def _printed(self, area: Area) -> str:
        return f"{half_up(self.values[area.code], 0 if self.kind is SMALL_AREA else 1):,}"

    def table(self) -> Table | None:
        """The areas that the map marks; None where there are none."""
        columns = [Column("On the map", width=0.16), Column(capital(self.kind.name))]
        columns += [Column(capital(self.measure.unit), True)]
        if self.kind is WARD:
            columns += [Column("Per 1,000 residents", True)]
        rows = [
            (str(i), place_name(self.counted, a), self._figure("count", a), *self._rate(a))
            for i, a in enumerate(self.marked, 1)
        ]
        most = "most" if self.kind is SMALL_AREA else "the highest rates of"
        caption = f"The {self.kind.name}s with {most} {self.measure.counted}, {self.comparison.now.phrase}"
        key = f"most-{self.kind.layer}-{self.measure.id}"
        return Table(key, caption, columns, rows, row_headers=False) if rows else None

    def _rate(self, area: Area) -> tuple[Cell, ...]:
        return (self._figure("rate", area),) if self.kind is WARD else ()

    def _figure(self, statistic: str, area: Area) -> Number:
        figure = self.counted.figure(self.measure, statistic, area, self.comparison.now)
        return Number(figure.text, figure.id)

    def picture(self) -> Picture | None:
        """The map, the highest marked; None where no boundaries or no counts by place are held.

        A ward that is the best fit of no LSOA has no figure, and that is said.
        """
        area, kind = self.comparison.area, self.kind
        ground = ground_of(self.counted.edition, area, kind.layer)
        if not ground or not self.totals:
            return None
        unfigured = [s for s in ground.shapes if s.code not in self.values]
        return choropleth(
            f"map-{kind.layer}-{self.measure.id}",
            f"{self.measure.title} by {kind.name} in {area.name}, {self.comparison.now.phrase}",
            self.words([s.name for s in unfigured]),
            ground.shapes,
            {s.code: self.values[s.code] for s in ground.shapes if s.code in self.values},
            unit=self.measure.unit if kind is SMALL_AREA else f"{self.measure.unit} per 1,000 residents",
            places=0 if kind is SMALL_AREA else 1,
            no_figure={s.code: "no small area lies mostly in it" for s in unfigured},
            marks={a.code: str(i) for i, a in enumerate(self.marked, 1) if a.code in ground.codes},
            outline=ground.outline,
            tallest=PRINTED_HEIGHT,
        )

    def words(self, unfigured: list[str]) -> str:
        """What the map shows."""
        kind, totals = self.kind.name, self.totals
        if not self.marked:
            return f"There were none in any {kind}."
        some = sum(1 for n in totals.values() if n)
        said = f"{some} of the {len(totals)} {kind}s had at least one. "
        most = "Most were in" if self.kind is SMALL_AREA else "The highest rates per 1,000 residents were in"
        highest = [f"{place_name(self.counted, a)}, {self._printed(a)}" for a in self.marked[:3]]
        said += f"{most} {listed(highest)}."
        if sum(totals.values()) < 3 * len(totals):
            said += " The numbers are so small that one more or less would change the picture."
        if unfigured:
            said += f" {listed(unfigured)}: no figure, because no small area lies mostly in it."
        return said


@dataclass(frozen=True)
class Ground:
    """The areas of a layer that lie in an area, and the outline of all together as a GeoJSON geometry."""

    shapes: tuple[Shape, ...]
    outline: dict

    @property
    def codes(self) -> set[str]:
        return {s.code for s in self.shapes}


@lru_cache(maxsize=16)
def ground_of(edition: Edition, area: Area, layer: str) -> Ground | None:
    """What a map of an area is drawn on; None where the boundaries are not held."""
    found = places.boundaries(edition, layer, places.gazetteer(edition).districts_of(area))
    if not found:
        return None
    shapes = tuple(Shape(code, name, geometry) for code, (name, geometry) in found.items())
    return Ground(shapes, mapping(union_all([shape(s.geometry) for s in shapes])))


def place_name(counted: Counted, area: Area) -> str:
    """An LSOA's number says nothing to a resident: its ward stands beside it."""
    if area.kind != "lsoa":
        return area.name
    district = counted.gazetteer.areas[area.within]
    wards = counted.gazetteer.inside(district, "ward")
    ward = next((w.name for w in wards if area.code in counted.gazetteer.members[w.code]), "")
    return f"{area.name} ({ward})" if ward else area.name
