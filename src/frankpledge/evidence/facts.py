"""Facts that are no measure of crime: who lives in an area, and how good the data is. Each can be asked like a figure.

A fact's id is `residents~fact~E07000131~2025-01..2025-12@edition`. Facts of the Census do not depend on the period.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from frankpledge import __version__
from frankpledge.evidence import coverage, places
from frankpledge.evidence.area import Area
from frankpledge.evidence.cube import inside
from frankpledge.evidence.edition import Edition, Input, Part
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.rows import connected, of_force, rows
from frankpledge.evidence.sources import geography, police_street, population
from frankpledge.evidence.sources.dataset import literals, quoted
from frankpledge.evidence.statistics.rounding import half_up

WHOLE = ("district", "partnership")  # the kinds of area that households and ages are published for


@dataclass(frozen=True)
class Fact:
    """A question about an area, its answer, and the files that it came from. `value` is None where not available."""

    name: str
    area: Area
    period: Period
    edition: str
    value: Fraction | int | None
    text: str
    answer: str
    formula: str
    inputs: tuple[Input, ...]
    version: str = __version__

    @property
    def id(self) -> str:
        return fact_id(self.name, self.area, self.period, self.edition)


def fact_id(name: str, area: Area, period: Period, edition: str) -> str:
    return f"{name}~fact~{area.code}~{period.id}@{edition}"


@dataclass(frozen=True)
class _Found:
    value: Fraction | int | None
    what: str  # a noun phrase for the value
    how: str
    parts: tuple[Part, ...]
    percent: bool = False
    of_period: bool = False  # made of the force's months, so that it must say which are not held


def fact(edition: Edition, name: str, area: Area, period: Period) -> Fact:
    """The fact of this name. Raises KeyError for a name that is none."""
    found = FACTS[name](edition, area, period)
    if found.value is None:
        text = "not available"
    else:
        text = f"{half_up(found.value, 1)}%" if found.percent else f"{found.value:,}"
    inputs = {p.input: edition.input(p.input) for p in found.parts}
    sentence = f"{found.what[0].upper()}{found.what[1:]}: {text}{_short(edition, area, period, found)}."
    return Fact(
        name,
        area,
        period,
        edition.name,
        found.value,
        text,
        sentence,
        found.how,
        tuple(inputs[i] for i in sorted(inputs)),
    )


def _short(edition: Edition, area: Area, period: Period, found: _Found) -> str:
    """What must be said where a fact is of fewer months than were asked for."""
    missing = coverage.missing(coverage.held_of(edition, area), period) if found.of_period else []
    if not missing or found.value is None:
        return ""
    return f", in the {len(period) - len(missing)} of {len(period)} months held"


def _residents(edition: Edition, area: Area, period: Period) -> _Found:
    what = f"usual residents of {area.name} at the Census of 2021"
    value = places.gazetteer(edition).population(area)
    how = "sum of the usual residents of the area's small areas (LSOAs of 2021)"
    return _Found(value, what, how, _parts(edition, population.SOURCE, "census21-lsoa21"))


def _households(edition: Edition, area: Area, period: Period) -> _Found:
    value = places.households(edition, _districts(edition, area)) if area.kind in WHOLE else None
    what = f"households in {area.name} at the Census of 2021"
    return _Found(value, what, "as published", _parts(edition, population.SOURCE, "census21-households-lad23"))


def _age(group: str) -> Callable[[Edition, Area, Period], _Found]:
    def found(edition: Edition, area: Area, period: Period) -> _Found:
        held = places.ages(edition, _districts(edition, area)) if area.kind in WHOLE else None
        what = f"share of the residents of {area.name} aged {group}"
        if held is None:
            return _Found(None, what, "", ())
        year, counts = held
        what += f", mid-{year} estimate"
        value = Fraction(100 * counts[group], sum(counts.values()))
        how = f"{counts[group]:,} ÷ {sum(counts.values()):,} × 100"
        return _Found(value, what, how, _parts(edition, population.SOURCE, f"mid-lad21-ages-{year}"), percent=True)

    return found


def _rows(edition: Edition, area: Area, period: Period) -> _Found:
    months = _force_months(edition, area, period)
    what = f"rows published by the police force of {area.name} for {period.full_phrase}"
    value = sum(m.rows for m in months) if months else None
    return _Found(value, what, "rows of the files of the months", _street(edition, area, period), of_period=True)


def _without_place(edition: Edition, area: Area, period: Period) -> _Found:
    months = _force_months(edition, area, period)
    rows, lost = sum(m.rows for m in months), sum(m.without_place for m in months)
    what = f"share of the force's rows for {period.full_phrase} that were published without a place"
    value = Fraction(100 * lost, rows) if rows else None
    return _Found(value, what, f"{lost:,} ÷ {rows:,} × 100", _street(edition, area, period), True, of_period=True)


def _outside(edition: Edition, area: Area, period: Period) -> _Found:
    force = places.gazetteer(edition).force_area(area)
    what = f"rows of the force for {period.full_phrase} that lie in no district of its area"
    how = "rows whose small area is in none of the force's districts"
    value = coverage.outside(edition, force, period)
    return _Found(value, what, how, _street(edition, area, period), of_period=True)


def _by_others(edition: Edition, area: Area, period: Period) -> _Found:
    what = f"rows in {area.name} for {period.full_phrase} that other forces recorded"
    found = counts(edition, [area], period)
    parts = tuple(p for p in edition.of(police_street.SOURCE) if month(p.key.partition("/")[2]) in period)
    others = tuple(p for p in parts if p not in _street(edition, area, period))
    value = sum(found.others.values()) if found.held[area.code] else None
    return _Found(value, what, "rows of forces other than the area's own, where held", others, of_period=True)


def _recast(edition: Edition, area: Area, period: Period) -> _Found:
    found = _in_area(edition, area, period, "found IN ('merged', 'by point', 'best fit')")
    what = f"rows in {area.name} for {period.full_phrase} that carry an area code of 2011 and were moved to one of 2021"
    how = "rows whose code of 2011 was merged or split in 2021; split ones placed by their point"
    parts = _street(edition, area, period) + _parts(edition, geography.SOURCE, "lsoa11-lsoa21")
    return _Found(found, what, how, parts, of_period=True)


def _at_institutions(kind: str) -> Callable[[Edition, Area, Period], _Found]:
    def found(edition: Edition, area: Area, period: Period) -> _Found:
        parts = _street(edition, area, period)
        what = f"rows in {area.name} for {period.full_phrase} that are on or near a {kind.lower()}"
        value = None if not parts or inside.by_point(edition, area) else _named(edition, parts, area, f"% {kind}")
        return _Found(value, what, f"rows whose published location ends in “{kind}”", parts, of_period=True)

    return found


INSTITUTIONS = {
    "rows-at-prisons": "Prison",
    "rows-at-hospitals": "Hospital",
    "rows-at-police-stations": "Police Station",
}

FACTS: dict[str, Callable[[Edition, Area, Period], _Found]] = {
    "residents": _residents,
    "households": _households,
    "share-aged-0-to-15": _age("0 to 15"),
    "share-aged-16-to-64": _age("16 to 64"),
    "share-aged-65-and-over": _age("65 and over"),
    "rows": _rows,
    "share-without-place": _without_place,
    "rows-outside": _outside,
    "rows-by-others": _by_others,
    "rows-recast": _recast,
    **{name: _at_institutions(kind) for name, kind in INSTITUTIONS.items()},
}


def _districts(edition: Edition, area: Area) -> list[str]:
    return places.gazetteer(edition).districts_of(area)


def _parts(edition: Edition, source: str, key: str) -> tuple[Part, ...]:
    return tuple(p for p in edition.of(source) if p.key == key)


def _street(edition: Edition, area: Area, period: Period) -> tuple[Part, ...]:
    """The parts of the area's own force for the months of the period."""
    own = places.gazetteer(edition).force_area(area)
    return tuple(part for _, part in of_force(edition, police_street.SOURCE, own, period))


def _force_months(edition: Edition, area: Area, period: Period) -> list[coverage.ForceMonth]:
    force = places.gazetteer(edition).force_area(area)
    return [m for m in coverage.force_months(edition, force) if m.month in period]


def _in_area(edition: Edition, area: Area, period: Period, where: str) -> int | None:
    parts = _street(edition, area, period)
    if not parts or inside.by_point(edition, area):
        return None
    members = places.gazetteer(edition).members[area.code]
    files = literals(edition.derived_file(p) for p in parts)
    sql = f"SELECT coalesce(sum(n), 0)::BIGINT FROM read_parquet([{files}]) WHERE lsoa IN ({literals(sorted(members))})"
    with connected() as connection:
        return connection.execute(f"{sql} AND {where}").fetchone()[0]


def _named(edition: Edition, parts: Sequence[Part], area: Area, pattern: str) -> int:
    """Rows in the area, by the codes of either vintage, whose location is like the pattern."""
    codes = literals(sorted(places.codes_of(edition, area)))
    ((found,),) = rows(edition, parts, "count(*)", f"WHERE lsoa_code IN ({codes}) AND location LIKE {quoted(pattern)}")
    return found
