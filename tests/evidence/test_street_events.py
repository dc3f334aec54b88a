"""The events of street-level rows are as many as their counts, area by area and month by month."""

import numpy as np
import pytest
from making import EAST, MERGED, MERGED_A, MERGED_B, OTHERTON_LSOA, PLAIN, SPLIT, UPWELL, WEST, row

from frankpledge.evidence import places
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.street_events import street_events
from frankpledge.evidence.period import Period

MONTHS = ("2024-01", "2024-02", "2024-03")
PLACED = [  # code, degrees east, how many in each of the months
    (PLAIN, "0.050000", (3, 0, 2)),
    (SPLIT, "0.050000", (2, 4, 1)),  # of 2011, and west of where it was split
    (SPLIT, "0.150000", (5, 1, 0)),  # east of there
    (WEST, "0.050000", (1, 2, 1)),
    (EAST, "0.150000", (0, 1, 2)),
    (MERGED_A, "0.250000", (2, 0, 1)),
    (MERGED_B, "0.260000", (1, 1, 0)),
    (MERGED, "0.250000", (0, 3, 1)),
    (OTHERTON_LSOA, "0.500000", (7, 6, 5)),
]


def test_the_events_of_a_district_and_its_wards_are_as_many_as_their_counts_where_codes_were_split_and_merged(holding):
    rows = [
        row(Month=m, LSOA_code=code, Longitude=east, Crime_type=kind)
        for code, east, counted in PLACED
        for m, n in zip(MONTHS, counted, strict=True)
        for kind, times in (("Burglary", n), ("Drugs", 1))
        for _ in range(times)
    ]
    edition, period, burglary = holding(rows), Period.read("2024-01..2024-03"), measures()["burglary"]
    gazetteer = places.gazetteer(edition)
    upwell = gazetteer.areas[UPWELL]
    wards = {a.name: a for a in gazetteer.inside(upwell, "ward")}
    areas = {upwell: [14, 12, 8], wards["Mill"]: [6, 6, 4], wards["King's Quay"]: [8, 6, 4]}
    found = counts(edition, list(areas), period)
    for area, known in areas.items():
        by_month = events_by_month(edition, area, period, found.series(burglary, area))
        assert by_month == found.series(burglary, area) and list(by_month.values()) == known


def events_by_month(edition, area, period, months, measure="burglary"):
    events = street_events(edition, measures()[measure], area, period)
    return {m: int(events.n[events.month == np.datetime64(m, "M")].sum()) for m in months}


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.parametrize("measure", ["burglary", "anti-social-behaviour"])
def test_the_events_of_real_districts_are_as_many_as_their_counts_also_where_codes_changed(real_edition, measure):
    period = Period.read("2021-10..2023-09")
    gazetteer = places.gazetteer(real_edition)
    areas = [gazetteer.find(name) for name in ("Harborough", "Leicester", "Rutland")]
    areas += gazetteer.inside(areas[0], "ward")[:5]
    found = counts(real_edition, areas, period)
    for area in areas:
        series = found.series(measures()[measure], area)
        assert events_by_month(real_edition, area, period, series, measure) == series


@pytest.mark.real
def test_the_points_lie_where_the_district_is(real_edition):
    harborough = places.gazetteer(real_edition).find("Harborough")
    events = street_events(real_edition, measures()["shoplifting"], harborough, Period.read("2024-04..2025-03"))
    easting, northing = np.median(events.easting), np.median(events.northing)
    assert (460_000 < easting < 485_000) and (280_000 < northing < 305_000)
    assert not events.exact and events.open


def test_a_measure_that_is_not_in_street_level_rows_has_no_events_in_them(holding):
    edition = holding([row()])
    district = next(a for a in places.gazetteer(edition).areas.values() if a.kind == "district")
    assert street_events(edition, measures()["hate-crime"], district, Period.read("2024-04..2024-04")) is None
