"""Areas and the gazetteer: codes, names, what lies in what, whose police, who lives there.

The building brick is the LSOA of 2021 (about 1,500 residents). Every other area is a set of them: a ward by best fit, a
district and a community safety partnership exactly.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

KINDS = {  # in the order in which a name is looked for
    "partnership": "community safety partnership",
    "district": "district",
    "force": "police force area",
    "own": "area of the partnership's own",
    "ward": "ward",
    "lsoa": "small area (LSOA)",
}


class UnclearArea(LookupError):
    """A name that fits no area, or several; its text says which and what to write instead."""


@dataclass(frozen=True)
class Area:
    """A place that figures are made for. `within` is the code of the district that it lies in, where it lies in one."""

    code: str
    name: str
    kind: str
    within: str = ""


@dataclass(frozen=True)
class Own:
    """What is known of an area that a partnership drew or listed for itself."""

    set: str  # the name of the set that it came in
    word: str  # what it is: “beat”, “parish”, “town centre”
    outlined: bool  # it has an outline; else it is the LSOAs listed for it
    districts: tuple[str, ...]
    square_km: float = 0.0  # of the outline
    notes: tuple[str, ...] = ()  # what must be said wherever it is counted


@dataclass
class Gazetteer:
    """Every area, and the LSOAs (2021) that it is made of.

    `members`: area code → LSOA codes; those that fit best, where an area has an outline of its own. `forces`: district
    code → the name of its police force area. `partnerships`: partnership code → district codes. `split_districts`:
    district code → the partnerships that share it.
    """

    areas: dict[str, Area] = field(default_factory=dict)
    members: dict[str, frozenset[str]] = field(default_factory=dict)
    forces: dict[str, str] = field(default_factory=dict)
    partnerships: dict[str, list[str]] = field(default_factory=dict)
    split_districts: dict[str, list[str]] = field(default_factory=dict)
    residents: dict[str, int] = field(default_factory=dict)  # LSOA code → usual residents
    own: dict[str, Own] = field(default_factory=dict)  # code → what is known of an area of a partnership's own

    def districts_of(self, area: Area) -> list[str]:
        """The codes of the districts that an area is made of or lies in."""
        if area.kind == "partnership":
            return self.partnerships[area.code]
        if area.kind == "force":
            return [d for d, f in self.forces.items() if self.members[d] <= self.members[area.code]]
        if area.kind == "own":
            return list(self.own[area.code].districts)
        return [area.code if area.kind == "district" else area.within]

    def kind_of(self, area: Area) -> str:
        """What an area is, in words: “ward”, or the word that its own partnership gave it, such as “beat”."""
        return self.own[area.code].word if area.kind == "own" else KINDS[area.kind]

    def force_of(self, area: Area) -> Area | None:
        """The police force area that an area lies in, where the lookups that are held tell it."""
        return self._force_areas.get(f"{self.force_area(area)} police force area")

    @cached_property
    def _force_areas(self) -> dict[str, Area]:
        """By name: to go through all areas of a nation for each question takes longer than the question."""
        return {a.name: a for a in reversed(self.areas.values()) if a.kind == "force"}  # of two alike the first

    def force_area(self, area: Area) -> str:
        """The police force area of an area: districts of a partnership are never of two."""
        return self.forces.get(self.districts_of(area)[0], "")

    def inside(self, area: Area, kind: str) -> list[Area]:
        """The areas of a kind that lie in an area, by name."""
        districts = set(self.districts_of(area))
        return sorted((a for a in self.areas.values() if a.kind == kind and a.within in districts), key=by_name)

    def population(self, area: Area) -> int | None:
        """Usual residents, or None where they are not held for every LSOA of the area."""
        counts = [self.residents.get(code) for code in self.members.get(area.code, ())]
        return None if not counts or None in counts else sum(counts)

    def about_residents(self, area: Area) -> str:
        """What must be said of the residents of an area with an outline of its own; nothing of any other."""
        if area.kind != "own" or not self.own[area.code].outlined:
            return ""
        if not self.members[area.code]:
            return f"The residents of {area.name} are not known: no small areas (LSOAs) fit its outline"
        fitting = small_areas(len(self.members[area.code]))
        return f"The residents of {area.name} are only about right: those of the {fitting} fitting its outline best"

    def find(self, text: str) -> Area:
        """The one area with this code or name. A partnership that is one district is that district.

        Raises UnclearArea where there is none, or more than one, or where it can't be told apart from its neighbours.
        """
        text = text.strip()
        if not self.areas:
            raise UnclearArea("no lookups are held, so no area is known: read the ONS lookups into the warehouse")
        if text.upper() in self.areas:
            return self._same(self.by_code(text.upper()))
        kind, _, name = text.partition(":")
        kind, name = (kind.strip().casefold(), name) if kind.strip().casefold() in self._kinds() else ("", text)
        wanted = plain(name)
        for group in [(kind,)] if kind else [("partnership", "district"), ("force",), ("own", "ward"), ("lsoa",)]:
            asked = (a for a in self.areas.values() if a.kind in group or (kind and self._own_word(a) == kind))
            fitting = {self._same(a).code for a in asked if plain(a.name) == wanted}
            if len(fitting) == 1:
                return self._same(self.by_code(fitting.pop()))
            if fitting:
                raise UnclearArea(
                    f"“{text}” fits {len(fitting)} areas: {self._listed(fitting)}. Write the code instead"
                )
        near = {a.code for a in self.areas.values() if wanted and a.kind != "lsoa" and wanted in plain(a.name)}
        hint = f" Did you mean: {self._listed(near)}?" if near else " Write its name in full, or its code"
        raise UnclearArea(f"no area is named “{text}”.{hint}")

    def _kinds(self) -> set[str]:
        """What may stand before a name and a colon: a kind, or the word for one that came with areas of their own."""
        return {*KINDS, *map(self._own_word, map(self.areas.get, self.own))}

    def _own_word(self, area: Area) -> str:
        return self.own[area.code].word.casefold() if area.kind == "own" else ""

    def _same(self, area: Area) -> Area:
        """The district, where a partnership is one whole district: their counts are the same."""
        districts = self.partnerships.get(area.code, [])
        alone = len(districts) == 1 and districts[0] not in self.split_districts
        return self.areas[districts[0]] if alone else area

    def by_code(self, code: str) -> Area:
        """The area with this code. Raises UnclearArea where there is none, or none that can be counted."""
        if code not in self.areas:
            raise UnclearArea(f"no area has the code “{code}”")
        area = self.areas[code]
        for district in self.partnerships.get(area.code, ()):
            if district in self.split_districts:
                whole = self.areas[district]
                sharing = ", ".join(self.areas[c].name for c in self.split_districts[district])
                raise UnclearArea(
                    f"the partnership {area.name} is part of {whole.name}, which several share ({sharing}), and the "
                    f"lookups don't say where one ends and the next begins. The whole of it can be counted: {district}"
                )
        return area

    def _listed(self, codes: Iterable[str]) -> str:
        found = sorted((self.areas[c] for c in codes), key=by_name)
        listed = "; ".join(f"{a.name} ({self.kind_of(a)}{self._where(a)}, {a.code})" for a in found[:8])
        return listed + (f"; and {len(found) - 8} more" if len(found) > 8 else "")

    def _where(self, area: Area) -> str:
        return f" in {self.areas[area.within].name}" if area.within in self.areas else ""


def plain(name: str) -> str:
    """A name as it is compared: no capitals, no punctuation, “and” for “&”."""
    words = name.casefold().replace("&", " and ").replace("'", "").replace("’", "")
    return " ".join(re.sub(r"[^\w]+", " ", words).split())


def small_areas(number: int) -> str:
    """`1 small area (LSOA)`, `1,204 small areas (LSOAs)`."""
    return f"{number:,} small area{'' if number == 1 else 's'} (LSOA{'' if number == 1 else 's'})"


def by_name(area: Area) -> tuple[str, str]:
    return (area.name, area.code)


_NOT_NAMES = {"police", "constabulary", "service", "and", "of", "the", "heddlu", "force"}


@lru_cache(maxsize=1024)  # every area of a nation is asked for its force, and there are some fifty
def force_words(name: str) -> frozenset[str]:
    """The words that tell a force: “City of London Police” and “London, City of” have the same."""
    return frozenset(plain(name).split()) - _NOT_NAMES


def district_of(lsoa_name: str) -> str:
    """The district that an LSOA is named after: “Harborough” of “Harborough 007B”."""
    return re.sub(r"\s+\d{3}[A-Z]+$", "", lsoa_name.strip())


def force_name(name: str) -> str:
    """The name of a force's area: “Leicestershire” of “Leicestershire Police”."""
    return re.sub(r"\s+(Police|Constabulary|Police Service)$", "", name) or name


def named_code(kind: str, name: str) -> str:
    """A code for a place of which only the name is known: `NAME-HARBOROUGH`, `NAME-FORCE-LEICESTERSHIRE`."""
    return "-".join(["NAME", *filter(None, [kind.upper()]), *plain(name).upper().split()])
