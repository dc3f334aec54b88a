"""What became of crimes, by the month in which that was recorded: from the outcome files of data.police.uk.

A count of outcomes is not of the crimes of the same months: most are of earlier ones. So they give no rate of success,
and a share of outcomes by type says what the police decided in a time, and nothing of the crimes recorded in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.evidence import places, recasting
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition, Part
from frankpledge.evidence.period import Month, Period
from frankpledge.evidence.rows import of_force, rows
from frankpledge.evidence.sources.dataset import literals
from frankpledge.evidence.sources.police_outcomes import SOURCE

BY_RECORDING = (
    "Counted in the month in which the outcome was recorded, mostly of crimes of earlier months: set against the "
    "crimes of the same months they tell nothing"
)
MATURING = (
    "Outcomes are added and altered for months after a crime. Shares of different releases, or of the last six months "
    "and earlier ones, are never compared"
)
SEVERAL_RELEASES = "The months are from {} releases, which had time to mature for different lengths"
REPEATED = "{:,} rows repeat another of the same crime and outcome, seemingly for several suspects: each is counted"


@dataclass(frozen=True)
class Outcomes:
    """Outcomes in an area, as recorded by its own force in the held months of a period."""

    by_type: Mapping[str, int]  # rows, the most first
    crimes: Mapping[str, int]  # the same types → different crimes that had one
    held: tuple[Month, ...]
    missing: tuple[Month, ...]
    without_place: int  # rows of the force in these months that no small area is told of: in no area's count
    releases: tuple[str, ...]
    caveats: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(self.by_type.values())


def outcomes(edition: Edition, area: Area, period: Period) -> Outcomes:
    """The outcomes recorded in a period of crimes in an area. Raises ValueError where none of its months is held."""
    gazetteer = places.gazetteer(edition)
    parts = dict(of_force(edition, SOURCE, gazetteer.force_area(area), period))
    if not parts:
        raise ValueError(f"no outcomes of {area.name} are held for {period.full_name}")
    members, recaster = gazetteer.members[area.code], recasting.recaster(edition)
    by_type: dict[str, int] = {}
    crimes: dict[str, set[int]] = {}
    repeats = 0
    for code, lon, lat, outcome, crime, n, _ in _rows(
        edition, list(parts.values()), sorted(places.codes_of(edition, area))
    ):
        point = (None, None) if lon is None else (lon / 1e6, lat / 1e6)
        if recaster.lsoa(code, *point) in members:
            by_type[outcome] = by_type.get(outcome, 0) + n
            crimes.setdefault(outcome, set()).add(crime)
            repeats += n - 1
    releases = tuple(sorted({edition.input(p.input).release for p in parts.values()}))
    order = sorted(by_type, key=lambda t: (-by_type[t], t))
    return Outcomes(
        by_type={t: by_type[t] for t in order},
        crimes={t: len(crimes[t]) for t in order},
        held=tuple(sorted(parts)),
        missing=tuple(m for m in period.months if m not in parts),
        without_place=_without_place(edition, list(parts.values())),
        releases=releases,
        caveats=_caveats(releases, repeats),
    )


def _caveats(releases: tuple[str, ...], repeats: int) -> tuple[str, ...]:
    several = [SEVERAL_RELEASES.format(len(releases))] if len(releases) > 1 else []
    return (BY_RECORDING, MATURING, *several, *([REPEATED.format(repeats)] if repeats else []))


def _rows(edition: Edition, parts: list[Part], codes: list[str]) -> list[tuple]:
    """Code, point, outcome and crime, how often they stand there together in one month, and the month."""
    columns = "lsoa_code, lon, lat, outcome, crime_key, count(*) AS n, month"
    return rows(edition, parts, columns, f"WHERE lsoa_code IN ({literals(codes)}) GROUP BY ALL ORDER BY ALL")


def _without_place(edition: Edition, parts: list[Part]) -> int:
    ((without,),) = rows(edition, parts, "count(*)", "WHERE lsoa_code IS NULL")
    return without
