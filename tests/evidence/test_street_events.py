"""The events of street-level rows are as many as their counts, area by area and month by month."""

import numpy as np
import pytest
from making import row

from frankpledge.evidence import places
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.street_events import street_events
from frankpledge.evidence.period import Period


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
        events = street_events(real_edition, measures()[measure], area, period)
        by_month = {m: int(events.n[events.month == np.datetime64(m, "M")].sum()) for m in series}
        assert by_month == series


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
