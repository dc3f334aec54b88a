"""The one door to a count against a slow, obvious twin that goes row by row and knows no table, query or cube."""

import tempfile
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import (
    CHANGES,
    DISTRICTS,
    EAST,
    MERGED_A,
    MERGED_B,
    OTHERTON_LSOA,
    PLAIN,
    SALTBY_LSOA,
    SPLIT,
    WEST,
    nowhere,
    row,
    write_country,
    write_months,
)

from frankpledge.evidence import places
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import month, written
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

pytestmark = pytest.mark.slow

CODES = [PLAIN, SPLIT, WEST, EAST, MERGED_A, MERGED_B, OTHERTON_LSOA, SALTBY_LSOA, "E01099999", ""]
POINTS = [("0.010000", "52.010000"), ("0.099999", "52.050000"), ("0.100001", "52.050000"), ("0.900000", "52.500000")]
FORCES = ["Fenland Police", "Marsh Constabulary", "British Transport Police"]
TYPES = ["Burglary", "Drugs", "Anti-social behaviour", "Violence and sexual offences"]
MONTHS = ["2023-12", "2024-01", "2024-02"]

PLACED = st.builds(
    lambda force, when, kind, code, point: row(
        Falls_within=force, Month=when, Crime_type=kind, LSOA_code=code, Longitude=point[0], Latitude=point[1]
    ),
    *map(st.sampled_from, (FORCES, MONTHS, TYPES, CODES, POINTS)),
)
UNPLACED = st.builds(
    lambda force, when, kind: nowhere(Falls_within=force, Month=when, Crime_type=kind),
    *map(st.sampled_from, (FORCES, MONTHS, TYPES)),
)
COPIES = st.builds(lambda r, n: [r] * n, st.one_of(PLACED, PLACED, UNPLACED), st.integers(1, 3))
ROWS = st.lists(COPIES, min_size=1, max_size=25).map(lambda groups: [r for g in groups for r in g])


def lsoa_of(r: dict) -> str | None:
    """The LSOA of 2021 that a row lies in, by reading the lookup as a person would."""
    if r["LSOA code"] == SPLIT:
        if float(r["Longitude"]) > 0.5:  # in neither part: the nearer one
            return EAST
        return WEST if float(r["Longitude"]) < 0.1 else EAST
    for old, flag, new in CHANGES:
        if r["LSOA code"] == old and flag in "UM" or r["LSOA code"] == new:
            return new
    return None


def twin(rows: list[dict]) -> tuple[Counter, Counter]:
    """Own rows and others' rows by district, month and category."""
    own, others = Counter(), Counter()
    for r in rows:
        for district, (_, lsoas, force) in DISTRICTS.items():
            if lsoa_of(r) in lsoas:
                side = own if r["Falls within"].startswith(force) else others
                side[district, r["Month"], r["Crime type"]] += 1
    return own, others


def engine(edition: Edition) -> tuple[Counter, Counter]:
    areas = [places.gazetteer(edition).areas[d] for d in DISTRICTS]
    found = counts(edition, areas)
    return tuple(
        Counter({(a, written(m), c): n for (a, m, c), n in side.items()}) for side in (found.own, found.others)
    )


def slices_of_parts(edition: Edition) -> list[tuple[int, int]]:
    """Rows of every part, and what its slice of the cube sums to."""
    with duckdb.connect() as c:
        return [
            (
                c.execute("SELECT count(*) FROM read_parquet(?)", [str(edition.file(p))]).fetchone()[0],
                c.execute("SELECT sum(n)::BIGINT FROM read_parquet(?)", [str(edition.derived_file(p))]).fetchone()[0],
            )
            for p in edition.of("police_street")
        ]


@settings(max_examples=15, deadline=None)
@given(ROWS)
def test_every_count_is_what_one_gets_by_going_through_the_rows(rows):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [write_country(folder / "country"), write_months(folder / "street", rows)]
        edition = read(files, Warehouse(folder / "warehouse")).edition

        assert engine(edition) == twin(rows)

        sums = slices_of_parts(edition)
        assert all(n == sliced for n, sliced in sums) and sum(n for n, _ in sums) == len(rows)
        _measures_agree(edition, rows)


def _measures_agree(edition: Edition, rows: list[dict]) -> None:
    """Series and sums of every measure, months held without any of it included."""
    own, others = twin(rows)
    areas = {d: places.gazetteer(edition).areas[d] for d in DISTRICTS}
    found = counts(edition, list(areas.values()))
    for district, area in areas.items():
        held = {r["Month"] for r in rows if r["Falls within"].startswith(DISTRICTS[district][2])}
        for m in (m for m in measures().values() if m.categories):
            series = {written(k): n for k, n in found.series(m, area).items()}
            assert series == {k: sum(own[district, k, c] for c in m.categories) for k in held}
            assert found.by_others(m, area, map(month, MONTHS)) == sum(
                others[district, k, c] for k in MONTHS for c in m.categories
            )


@settings(max_examples=5, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_count(rows, chance):
    mixed = rows.copy()
    chance.shuffle(mixed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        country = write_country(folder / "country", boundaries=False)
        one, other = (
            read([country, write_months(folder / k, r)], Warehouse(folder / k / "w")).edition
            for k, r in (("a", rows), ("b", mixed))
        )
        assert engine(one) == engine(other)
