"""Where in an area a measure was recorded: by ward and by small area, as a map and as a table."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from frankpledge.documents.maps import Shape, choropleth
from frankpledge.evidence import places
from frankpledge.evidence.area import Area, Gazetteer
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import listed
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import counting
from frankpledge.partnership.figures.queries.words import Number, Said, joined, of_figure, say

LAYERS = {"ward": "ward25", "lsoa": "lsoa21"}
MARKED = 5


@dataclass(frozen=True)
class Line:
    """One area of the table."""

    name: str
    mark: str  # the number on the map, for the few with the most
    ward: str
    count: Number
    rate: Number


@dataclass(frozen=True)
class Inside:
    title: str
    svg: str  # empty where no boundaries are held
    words: Said
    lines: tuple[Line, ...]
    kind: str
    by_ward: bool  # whether the table says which ward each is in


def kinds(edition: Edition, area: Area) -> list[str]:
    """The kinds of area that a place is shown by; none for an outline of its own, which no small areas add up to."""
    if area.kind == "own":
        return [] if places.gazetteer(edition).own[area.code].outlined else ["lsoa"]
    return ["lsoa"] if area.kind == "ward" else ["ward", "lsoa"]


@kept(maxsize=64)
def inside(edition: Edition, area: Area, measure_id: str, kind: str, period: Period) -> Inside:
    shading = _Shading(edition, area, measures()[measure_id], kind, period)
    lines = tuple(shading.lines())
    return Inside(shading.title, shading.svg(), shading.words, lines, kind, bool(shading.wards))


@dataclass(frozen=True)
class _Shading:
    """Wards are shaded by rate, as they differ in residents; small areas by count, as they hardly do."""

    edition: Edition
    area: Area
    measure: Measure
    kind: str
    period: Period

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return places.gazetteer(self.edition)

    @cached_property
    def areas(self) -> list[Area]:
        return counting.inside(self.edition, self.area, self.kind)

    @cached_property
    def outlines(self) -> dict[str, tuple[str, dict]]:
        found = places.boundaries(self.edition, LAYERS[self.kind], self.gazetteer.districts_of(self.area))
        if self.kind == "ward" or self.area.kind not in ("ward", "own"):
            return found
        members = self.gazetteer.members[self.area.code]
        return {code: outline for code, outline in found.items() if code in members}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return {a.code: self.figure("rate" if self.kind == "ward" else "count", a) for a in self.areas}

    @cached_property
    def values(self) -> dict[str, float]:
        return {code: float(f.value) for code, f in self.figures.items() if f.value is not None}

    @cached_property
    def most(self) -> list[Area]:
        """The few areas that are numbered on the map."""
        return [a for a in self.ordered if self.values.get(a.code)][:MARKED]

    @cached_property
    def ordered(self) -> list[Area]:
        return sorted(self.areas, key=lambda a: (-self.values.get(a.code, -1), a.name))

    @cached_property
    def marks(self) -> dict[str, str]:
        return {a.code: str(i) for i, a in enumerate(self.most, 1)}

    @cached_property
    def unmatched(self) -> dict[str, str]:
        """Code → name of what has a boundary and no figure: a ward that no small area was matched to."""
        return {code: name for code, (name, _shape) in self.outlines.items() if code not in self.figures}

    @cached_property
    def wards(self) -> dict[str, str]:
        """Small area → the name of the ward that it is matched to."""
        whole = self.kind == "lsoa" and self.area.kind not in ("ward", "own")
        found = self.gazetteer.inside(self.area, "ward") if whole else []
        return {code: ward.name for ward in found for code in self.gazetteer.members[ward.code]}

    def figure(self, statistic: str, area: Area) -> Figure:
        counted = counting.counted_inside(self.edition, self.area, self.period)
        return counted.figure(self.measure, statistic, area, self.period)

    @property
    def title(self) -> str:
        title = {"ward": _("{measure} by ward, {period}"), "lsoa": _("{measure} by small area, {period}")}[self.kind]
        return title.format(measure=self.measure.title, period=self.period.name)

    @cached_property
    def words(self) -> Said:
        if not self.values:
            return say(_("No figures for these areas: some of the months are not held."))
        if not self.most:
            return say(_("None recorded in {period} in any of these areas."), period=self.period.phrase)
        return joined([self._most_words(), *self._none_words(), *self._unmatched_words()])

    def _most_words(self) -> Said:
        head = {
            "ward": _("The highest rates for each 1,000 residents in {period}, numbered on the map: "),
            "lsoa": _("The most {unit} in {period} were recorded in these small areas, numbered on the map: "),
        }[self.kind]
        parts = [head.format(unit=self.measure.unit, period=self.period.phrase)]
        for a in self.most:
            end = "." if a == self.most[-1] else "; "
            parts += [f"{self.marks[a.code]} {self._named(a)}, ", of_figure(self.figures[a.code], a.name), end]
        return Said(tuple(parts))

    def _none_words(self) -> list[Said]:
        none = sum(not value for value in self.values.values())
        one, many = _("None was recorded in 1 of {all} areas."), _("None was recorded in {none} of {all} areas.")
        return [Said(((one if none == 1 else many).format(none=none, all=len(self.areas)),))] if none else []

    def _unmatched_words(self) -> list[Said]:
        names = sorted(self.unmatched.values())
        one, many = _("{names} is hatched, because {why}."), _("{names} are hatched, because {why}.")
        sentence = (one if len(names) == 1 else many).format(names=listed(names), why=no_best_fit())
        return [Said((sentence,))] if names else []

    def _named(self, area: Area) -> str:
        ward = self.wards.get(area.code)
        return _("{name} (in {ward})").format(name=area.name, ward=ward) if ward else area.name

    def svg(self) -> str:
        if not self.outlines or not self.values:
            return ""
        unit = {"ward": _("{unit} per 1,000 residents"), "lsoa": _("{unit} recorded")}[self.kind]
        return choropleth(
            f"map-{self.kind}-{self.measure.id}",
            self.title,
            self.words.plain,
            [Shape(code, name, geometry) for code, (name, geometry) in self.outlines.items()],
            {code: value for code, value in self.values.items() if code in self.outlines},
            unit=unit.format(unit=self.measure.unit),
            no_figure=dict.fromkeys(self.unmatched, no_best_fit()),
            marks={code: mark for code, mark in self.marks.items() if code in self.outlines},
            places=1 if self.kind == "ward" else 0,
            no_figure_words=_("no figure"),
        ).svg

    def lines(self) -> list[Line]:
        without = [self._without(name) for name in sorted(self.unmatched.values())]
        return [self._line(a) for a in self.ordered] + without

    def _line(self, area: Area) -> Line:
        count, rate = (of_figure(self.figure(statistic, area), area.name) for statistic in ("count", "rate"))
        return Line(area.name, self.marks.get(area.code, ""), self.wards.get(area.code, ""), count, rate)

    def _without(self, name: str) -> Line:
        none = Number("", reason=no_best_fit())
        return Line(name, "", "", none, none)


def no_best_fit() -> str:
    return _("no small area lies mostly in it, so what happened there is counted in the wards around it")
