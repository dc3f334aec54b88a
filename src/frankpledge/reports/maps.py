"""The maps of a report and the tables of the areas that they mark, with the words that say what each shows."""

from dataclasses import dataclass

from frankpledge.documents.maps import Shape, choropleth
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Cell, Column, Table
from frankpledge.evidence.area import Area
from frankpledge.evidence.findings import capital, listed
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase

MARKED = 5
PRINTED_HEIGHT = 265  # two maps and their tables fit a printed page


@dataclass(frozen=True)
class Kind:
    """A kind of area that is mapped: what it is called and the layer of its boundaries."""

    name: str
    layer: str


SMALL_AREA = Kind("small area", "lsoa21")
WARD = Kind("ward", "ward25")


class Shading:
    """One measure over the areas of one kind: small areas by count, wards by rate, as wards differ in residents."""

    def __init__(self, base: EvidenceBase, measure: Measure, kind: Kind) -> None:
        self.base, self.measure, self.kind = base, measure, kind
        self.areas = base.lsoas if kind is SMALL_AREA else base.wards
        self.totals = base.totals(measure, self.areas)
        self.values = {a.code: self._value(a) for a in self.areas if self._value(a) is not None}
        ranked = sorted(
            (a for a in self.areas if self.values.get(a.code)), key=lambda a: (-self.values[a.code], a.name)
        )
        self.marked = ranked[:MARKED]

    def _value(self, area: Area) -> float | None:
        if self.kind is SMALL_AREA:
            return float(self.totals[area.code])
        residents = self.base.gazetteer.population(area)
        return PER * self.totals[area.code] / residents if residents else None

    def _printed(self, area: Area) -> str:
        return f"{half_up(self.values[area.code], 0 if self.kind is SMALL_AREA else 1):,}"

    def table(self, citing: Citing) -> Table | None:
        """The areas that the map marks; None where there are none."""
        columns = [Column("On the map", width=0.16), Column(capital(self.kind.name))]
        columns += [Column(capital(self.measure.unit), True)]
        if self.kind is WARD:
            columns += [Column("Per 1,000 residents", True)]
        rows = [
            (str(i), place_name(self.base, a), citing.count(self.measure, a), *self._rate(citing, a))
            for i, a in enumerate(self.marked, 1)
        ]
        most = "most" if self.kind is SMALL_AREA else "the highest rates of"
        caption = f"The {self.kind.name}s with {most} {self.measure.counted}, {self.base.comparison.now.phrase}"
        key = f"most-{self.kind.layer}-{self.measure.id}"
        return Table(key, caption, columns, rows, row_headers=False) if rows else None

    def _rate(self, citing: Citing, area: Area) -> tuple[Cell, ...]:
        return (citing.rate(self.measure, area),) if self.kind is WARD else ()

    def picture(self) -> Picture | None:
        """The map, the highest marked; None where no boundaries are held.

        A ward that is the best fit of no LSOA has no figure, and that is said.
        """
        base, kind = self.base, self.kind
        outlines = base.boundaries(kind.layer)
        if not outlines:
            return None
        shapes = [Shape(code, name, geometry) for code, (name, geometry) in outlines.items()]
        unfigured = [s for s in shapes if s.code not in self.values]
        return choropleth(
            f"map-{kind.layer}-{self.measure.id}",
            f"{self.measure.title} by {kind.name} in {base.area.name}, {base.comparison.now.phrase}",
            self.words([s.name for s in unfigured]),
            shapes,
            {s.code: self.values[s.code] for s in shapes if s.code in self.values},
            unit=self.measure.unit if kind is SMALL_AREA else f"{self.measure.unit} per 1,000 residents",
            places=0 if kind is SMALL_AREA else 1,
            no_figure={s.code: "no small area lies mostly in it" for s in unfigured},
            marks={a.code: str(i) for i, a in enumerate(self.marked, 1) if a.code in outlines},
            outline=base.outline(kind.layer),
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
        highest = [f"{place_name(self.base, a)}, {self._printed(a)}" for a in self.marked[:3]]
        said += f"{most} {listed(highest)}."
        if sum(totals.values()) < 3 * len(totals):
            said += " The numbers are so small that one more or less would change the picture."
        if unfigured:
            said += f" {listed(unfigured)}: no figure, because no small area lies mostly in it."
        return said


def place_name(base: EvidenceBase, area: Area) -> str:
    """An LSOA's number says nothing to a resident: its ward stands beside it."""
    if area.kind != "lsoa":
        return area.name
    ward = next((w.name for w in base.wards if area.code in base.gazetteer.members[w.code]), "")
    return f"{area.name} ({ward})" if ward else area.name
