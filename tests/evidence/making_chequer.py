"""Chequer: an invented district of thirty-six square small areas, with planted clusters, seasons and near repeats."""

import csv
import datetime as dt
import io
from pathlib import Path

import numpy as np
from making import outlines, row, square, table, write, write_months

CHEQUER, SIDE, SIZE = "E07000009", 6, 0.01  # degrees: about a kilometre
WEST, SOUTH = 0.0, 52.0
CODES = [f"E0100{10 + y}{10 + x}" for y in range(SIDE) for x in range(SIDE)]
CLUSTER = {CODES[y * SIDE + x] for y in (0, 1) for x in (0, 1)}  # in the south-west corner
MONTHS = 48
FIRST = dt.date(2021, 4, 1)
YEAR = "2024-04..2025-03"  # the last twelve of them


def corner(code: str) -> tuple[float, float]:
    """Longitude and latitude of a small area's south-west corner."""
    place = CODES.index(code)
    return WEST + SIZE * (place % SIDE), SOUTH + SIZE * (place // SIDE)


def month(number: int) -> str:
    count = FIRST.year * 12 + FIRST.month - 1 + number
    return f"{count // 12}-{count % 12 + 1:02}"


def write_chequer(folder: Path) -> Path:
    """Lookups, residents and boundaries. Each row of squares is a ward."""
    name = "Chequer"
    named = {code: f"Chequer 0{i // SIDE + 1:02}{'ABCDEF'[i % SIDE]}" for i, code in enumerate(CODES)}
    lsoa11 = ["LSOA11NM", "LSOA11CD", "CHGIND", "LSOA21NM", "LSOA21CD", "LAD22NM", "LAD22CD"]
    write(folder / "a.csv", table(lsoa11, [(named[c], c, "U", named[c], c, name, CHEQUER) for c in CODES]))
    ward = {c: (f"Rank {i // SIDE + 1}", f"E0500001{i // SIDE}") for i, c in enumerate(CODES)}
    fit = ["LSOA21NM", "LSOA21CD", "WD24NM", "WD24CD", "LAD24NM", "LAD24CD"]
    write(folder / "b.csv", table(fit, [(named[c], c, *ward[c], name, CHEQUER) for c in CODES]))
    of = ["LAD24CD", "LAD24NM", "CSP24CD", "CSP24NM", "PFA24CD", "PFA24NM"]
    write(folder / "c.csv", table(of, [(CHEQUER, name, "E22000009", name, "E23000001", "Fenland")]))
    write(folder / "d.csv", table(["LSOA21CD", "total_residents"], [(c, "1500.0") for c in CODES]))
    write(folder / "households.csv", table(["LAD23CD", "households"], [(CHEQUER, "24000.0")]))
    shapes = {c: square(*corner(c), SIZE) for c in CODES}
    write(folder / "chequer.geojson", outlines(shapes, CHEQUER))
    return folder


def write_street(folder: Path) -> Path:
    """Burglaries that cluster and that winter brings more of; shoplifting without a pattern, but for its last month."""
    rng, rows = np.random.default_rng(7), []
    for number in range(MONTHS):
        when = month(number)
        winter = 1.6 if when[5:] in ("12", "01", "02") else 0.8
        for code in CODES:
            west, south = corner(code)
            for kind, mean in (("Burglary", winter * (6 if code in CLUSTER else 1)), ("Shoplifting", 1.5)):
                many = 9 if kind == "Shoplifting" and number == MONTHS - 1 and code == CODES[-1] else 0
                for _ in range(rng.poisson(mean) + many):
                    lon, lat = west + rng.uniform(0.001, 0.009), south + rng.uniform(0.001, 0.009)
                    at = {"Longitude": f"{lon:.6f}", "Latitude": f"{lat:.6f}"}
                    rows.append(row(Month=when, Crime_type=kind, LSOA_code=code) | at)
    return write_months(folder, rows)


def extract() -> str:
    """A year of dwelling burglaries as a force would send them: mostly of the evening, some soon again nearby."""
    rng, out = np.random.default_rng(11), io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(["Crime reference", "Offence", "From date", "From time", "To date", "To time", "Easting", "Northing",
                    "Address reference"])  # fmt: skip
    number = 0
    for _ in range(402):
        east, north = 537_500 + rng.uniform(0, 3_500), 235_500 + rng.uniform(0, 5_500)
        begin = dt.datetime(2024, 4, 1) + dt.timedelta(
            days=int(rng.integers(0, 364)), hours=int(rng.choice([18, 19, 20, 21, 9]))
        )
        address = f"A{rng.integers(10**6)}"
        again = [(0, 0.0)] + ([(int(rng.integers(1, 9)), 60.0)] if rng.random() < 0.25 else [])
        for later, away in again:
            start = begin + dt.timedelta(days=later)
            end = start + dt.timedelta(minutes=int(rng.choice([0, 60, 240])))
            if start < dt.datetime(2025, 4, 1):
                number += 1
                place = [round(east + rng.normal(0, away)), round(north + rng.normal(0, away))]
                same = address if away == 0 or rng.random() < 0.5 else f"A{rng.integers(10**6)}"
                times = [
                    start.strftime("%d/%m/%Y"),
                    start.strftime("%H:%M"),
                    end.strftime("%d/%m/%Y"),
                    end.strftime("%H:%M"),
                ]
                lines.writerow([f"B{number}", "Burglary dwelling", *times, *place, same])
    return out.getvalue()
