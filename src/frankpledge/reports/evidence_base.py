"""All that an assessment is made of: the counts, made once, and the comparisons of the area and of its police force."""

from dataclasses import dataclass, field
from functools import cached_property

from shapely import union_all
from shapely.geometry import mapping, shape

from frankpledge.evidence import places
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Comparison, compare
from frankpledge.evidence.facts import Fact, fact
from frankpledge.evidence.figures import Counted
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Month, Period
from frankpledge.evidence.warehouse import Edition

CHART_MONTHS = 36


@dataclass(frozen=True, eq=False)
class EvidenceBase:
    """An area in a period of at most a year, against the same months a year before."""

    edition: Edition
    area: Area
    period: Period
    _boundaries: dict[str, dict[str, tuple[str, dict]]] = field(default_factory=dict)
    _outlines: dict[str, dict] = field(default_factory=dict)
    _facts: dict[tuple[str, Area, Period], Fact] = field(default_factory=dict)

    @cached_property
    def gazetteer(self):
        return places.gazetteer(self.edition)

    @cached_property
    def force(self) -> Area:
        """The police force area that the area lies in."""
        name = self.gazetteer.force_area(self.area)
        return next(a for a in self.gazetteer.areas.values() if a.kind == "force" and a.name.startswith(f"{name} "))

    @cached_property
    def lsoas(self) -> list[Area]:
        return self.gazetteer.inside(self.area, "lsoa")

    @cached_property
    def wards(self) -> list[Area]:
        return self.gazetteer.inside(self.area, "ward")

    @cached_property
    def counted(self) -> Counted:
        """Every count that the assessment needs, of one pass: the usual ups and downs want years of months."""
        return Counted(self.edition, [self.area, self.force, *self.wards, *self.lsoas])

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.edition, self.area, self.period, self.counted)

    @cached_property
    def wider(self) -> Comparison | None:
        """The whole police force area, to tell what is local; None where it is no wider than the area."""
        if self.gazetteer.members[self.force.code] == self.gazetteer.members[self.area.code]:
            return None
        return compare(self.edition, self.force, self.period, self.counted)

    @cached_property
    def charted(self) -> Period:
        """The months of the charts."""
        return Period.ending(self.period.last, CHART_MONTHS)

    def months(self, measure: Measure) -> list[tuple[Month, int | None]]:
        """The months of the charts with their counts; None where a month is not held."""
        series = self.counted.series(measure, self.area)
        return [(m, series.get(m)) for m in self.charted.months]

    def totals(self, measure: Measure, areas: list[Area]) -> dict[str, int]:
        """The count of the period in each area, by code."""
        months = self.comparison.months
        return {a.code: self.counted.counts.total(measure, a, months) for a in areas}

    def fact(self, name: str, area: Area | None = None, period: Period | None = None) -> Fact:
        """A fact of the area in the months compared, or of another area or period."""
        key = (name, area or self.area, period or self.comparison.now)
        if key not in self._facts:
            self._facts[key] = fact(self.edition, *key)
        return self._facts[key]

    def boundaries(self, layer: str) -> dict[str, tuple[str, dict]]:
        """Code → (name, geometry) of the areas of a layer that lie in the area."""
        if layer not in self._boundaries:
            districts = self.gazetteer.districts_of(self.area)
            self._boundaries[layer] = places.boundaries(self.edition, layer, districts)
        return self._boundaries[layer]

    def outline(self, layer: str) -> dict:
        """The outline of the area: the union of a layer's areas, as a GeoJSON geometry."""
        if layer not in self._outlines:
            union = union_all([shape(geometry) for _, geometry in self.boundaries(layer).values()])
            self._outlines[layer] = mapping(union)
        return self._outlines[layer]
