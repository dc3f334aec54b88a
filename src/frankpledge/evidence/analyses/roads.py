"""Road safety: on which roads and in which wards people are hurt, beside what partners count of the same."""

from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import Listing, NothingToAnalyse, Result
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.collision_tables import Hurt, by_road, by_road_user
from frankpledge.evidence.measures.collisions import without_place
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.sentence import Sentence, compose
from frankpledge.evidence.sources import road_collisions

KSI, COLLISIONS = "killed-or-seriously-injured", "road-collisions"
LISTED = 10


@dataclass(frozen=True, eq=False)
class Found:
    """Roads and road users of a period, and every series held of the two measures of roads."""

    asked: Asked
    counted: Counted
    roads: tuple[Hurt, ...]
    users: tuple[Hurt, ...]


@lru_cache(maxsize=16)
def find(asked: Asked) -> Found:
    """Raises NothingToAnalyse where the collisions of the period are not held."""
    wards = asked.gazetteer.inside(asked.area, "ward") if asked.area.kind in ("district", "partnership") else []
    try:
        roads = by_road(asked.edition, asked.area, asked.period)
        users = by_road_user(asked.edition, asked.area, asked.period)
    except ValueError as error:
        raise NothingToAnalyse(str(error)) from None
    return Found(asked, Counted(asked.edition, [asked.area, *wards]), roads, users)


def roads(asked: Asked, way: str = "") -> Result:
    """Who is hurt on the roads of an area in a period, and where."""
    found = find(asked)
    return Result(
        "roads",
        f"Road safety in {asked.area.name}, {asked.period.phrase}",
        tuple(_says(found)),
        tuple(_listings(found)),
        tuple(_record(kind, row) for kind, rows in (("road", found.roads), ("user", found.users)) for row in rows),
        (),
        tuple(cautions(found)),
        ("Collisions that the police recorded or were told of (STATS19), counted where they happened",),
        "Road casualty statistics, Department for Transport",
        found,
    )


def _says(found: Found) -> list[Sentence]:
    asked = found.asked.of(measures()[KSI])
    collisions = found.asked.of(measures()[COLLISIONS])
    ksi = sum(row.ksi or 0 for row in found.roads)
    total = sum(row.collisions for row in found.roads)
    first = compose(
        f"In {asked.period.phrase} there were {{total}} collisions in {asked.area.name} in which people were hurt, and "
        "{ksi} people were killed or seriously injured.",
        total=collisions.printed(f"{total:,}", "count"),
        ksi=asked.printed(f"{ksi:,}", "count"),
    )
    return [first, *_beside(found)]


def _beside(found: Found) -> list[Sentence]:
    """What partners count of the same, where they do: both are shown, and neither is called wrong."""
    said = []
    for id in (COLLISIONS, KSI):
        measure = measures()[id]
        held = found.counted.held(measure, found.asked.area)
        series_of_police = next((s for s in held if s.source == road_collisions.SOURCE), None)
        for series in held:
            n = None if series.source == road_collisions.SOURCE else series.total(found.asked.period)
            if n is not None:
                ours = series_of_police.total(found.asked.period) if series_of_police else None
                beside = "as many as here" if n == ours else "which is not counted alike, so the two need not agree"
                said.append(Sentence(f"“{series.title}” has {n:,} {measure.counted} for the same months, {beside}."))
    return said


def _listings(found: Found) -> list[Listing]:
    head = ("Collisions", "People hurt", "Killed or seriously injured")
    roads = tuple(_cells(row) for row in found.roads[:LISTED])
    made = [Listing("roads", "Roads, most killed or seriously injured first", ("Road", *head), roads, (1, 2, 3))]
    wards = _wards(found)
    if wards:
        made.append(Listing("roads-wards", "Wards, most killed or seriously injured first", ("Ward", head[0], head[2]),
                            wards, (1, 2)))  # fmt: skip
    users = tuple(_cells(row) for row in found.users)
    return [*made, Listing("road-users", "How they were on the road", ("Road user", *head), users, (1, 2, 3))]


def _cells(row: Hurt) -> tuple[str, ...]:
    return (row.name, *("not held" if n is None else f"{n:,}" for n in (row.collisions, row.people, row.ksi)))


def _wards(found: Found) -> tuple[tuple, ...]:
    rows = []
    for ward in [a for a in found.counted.areas.values() if a.kind == "ward"]:
        counts = []
        for id in (KSI, COLLISIONS):
            of = Asked(found.asked.edition, ward, found.asked.period, measures()[id])
            figure = found.counted.figure(of.measure, "count", ward, of.period)
            counts.append((figure.value or 0, of.printed(figure.text, "count")))
        (ksi, ksi_printed), (_, collisions_printed) = counts
        rows.append((-ksi, ward.name, collisions_printed, ksi_printed))
    return tuple(row[1:] for row in sorted(rows, key=lambda row: row[:2])[:LISTED])


def _record(kind: str, row: Hurt) -> dict[str, object]:
    counts = {"collisions": row.collisions, "people": row.people, "killed_or_seriously_injured": row.ksi}
    return {"kind": kind, "name": row.name, **counts}


def cautions(found: Found) -> list[str]:
    """What must be read before any number of it is believed. No full stops."""
    lost = without_place(found.asked.edition, found.asked.gazetteer.force_area(found.asked.area), found.asked.period)
    said = ["Numbers by road and ward are small: most differences between them are chance"]
    return [*said, f"{lost:,} collisions of the force have no place and are in no area’s count"] if lost else said
