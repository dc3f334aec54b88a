"""frankpledge evidence nation: every partnership, district, ward or small area at once, against the year before."""

import argparse
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import opened, period_written
from frankpledge.cli.printing import FORMATS, print_rows, print_table
from frankpledge.evidence import places
from frankpledge.evidence.area import by_name
from frankpledge.evidence.compare.wording import signed
from frankpledge.evidence.cube.areas import KINDS
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.nation import Nation, Table
from frankpledge.evidence.period import UnclearPeriod, spoken
from frankpledge.evidence.statistics.pairs import NONE

RECORD = (
    "area_code", "area_name", "force", "measure", "period", "count", "period_before", "count_before", "change_percent",
    "p_if_poisson", "p_if_poisson_adjusted", "rate_per_1000", "rank_in_force", "ranked", "percent_of_force",
    "count_year_to_date", "count_year_to_date_before", "count_rolling_12", "count_rolling_12_before", "figure",
)  # fmt: skip

MORE = ("year_to_date_before", "year_to_date", "rolling")  # of a table to read, where they aren't the period itself


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--period", required=True, help="2024/25, 2024-04 or 2024-04..2025-03")
    parser.add_argument("--kind", choices=KINDS, default="partnership")
    parser.add_argument("--measure", help="only this one, by its id; a table to read has one, total-crime if not said")
    parser.add_argument("--format", choices=FORMATS, default="table")


def run(arguments: argparse.Namespace) -> int:
    nation = Nation(opened(arguments.warehouse))
    try:
        table = nation.table(arguments.kind, period_written(arguments.period))
    except UnclearPeriod as error:
        raise Complaint(str(error), code=2) from None
    if not table.held("now").any():
        raise Complaint(_nothing(table))
    reading = arguments.format == "table"
    measures = _measures(table, arguments.measure or ("total-crime" if reading else ""))
    for note in places.notes(nation.edition):
        print(f"! {note}.", file=None if reading else sys.stderr)
    if reading:
        _print_table(table, measures[0])
    else:
        print_rows(RECORD, list(_records(table, measures)), arguments.format)
    if left_out := [f"{a.name} ({a.code})" for a in table.places.left_out]:
        print(
            f"Left out, because they can't be counted: {', '.join(left_out)}. "
            "Why: frankpledge evidence count --area, with the code",
            file=sys.stderr,
        )
    return 0


def _nothing(table: Table) -> str:
    """Why there is no table."""
    held = table.nation.cube.months
    if not table.areas:
        return "no area can be counted: read the ONS lookups into the warehouse"
    if not held:
        return "no month of any police force is held: read their street-level files into the warehouse"
    period = table.windows["now"].full_name
    return f"not every month of {period} is held of any police force. Months held of some: {spoken(held)}"


def _measures(table: Table, wanted: str) -> list[int]:
    """The places of the measures in the table."""
    ids = [m.id for m in table.measures]
    if wanted and wanted not in ids:
        raise Complaint(f"there is no measure “{wanted}” in the table; there are: {', '.join(ids)}", code=2)
    return [ids.index(wanted)] if wanted else list(range(len(ids)))


def _records(table: Table, measures: list[int]) -> Iterator[tuple]:
    """A row an area and measure; what is not available is left blank."""
    now, before = table.windows["now"].id, table.windows["before"].id
    windows = {w: table.counts(w) for w in table.windows}
    for a, area in enumerate(table.areas):
        force = table.nation.cube.columns.forces[table.places.force[a]]
        for m in measures:
            count = {w: _or_blank(n[a, m]) for w, n in windows.items()}
            yield (
                *(area.code, area.name, force, table.measures[m].id, now, count["now"], before, count["before"]),
                *(_one_decimal(table.percent[a, m]), _p(table.p[a, m]), _p(table.p_adjusted[a, m])),
                *(_one_decimal(table.rate[a, m]), _or_blank(table.rank[a, m]), int(table.ranked[a, m])),
                *(_one_decimal(table.share[a, m]), count["year_to_date"], count["year_to_date_before"]),
                *(count["rolling"], count["rolling_before"]),
                Question(table.measures[m], "change", area, table.windows["now"], table.nation.edition.name).id,
            )


def _or_blank(number: np.int64) -> int | str:
    return "" if number == NONE else int(number)


def _one_decimal(tenths: np.int64) -> float | str:
    return "" if tenths == NONE else int(tenths) / 10


def _p(p: np.float64) -> float | str:
    return "" if np.isnan(p) else float(p)


def _print_table(table: Table, m: int) -> None:
    """One measure of the areas of which the period is held, by name."""
    now, before = table.windows["now"], table.windows["before"]
    print(f"{table.measures[m].title}: {now.full_name}, against {before.full_name}")
    shown = sorted(np.flatnonzero(table.held("now")), key=lambda a: by_name(table.areas[a]))
    more = {w: table.windows[w].name for w in MORE if table.windows[w] not in (now, before)}
    counts = {w: table.counts(w)[:, m] for w in ("before", "now", *more)}
    headings = (table.places.kind, before.name, now.name, "change", "per 1,000", "rank in force", "% of force")
    print_table((*headings, *more.values()), [_line(table, a, m, counts) for a in shown])
    if unheld := len(table.areas) - len(shown):
        print(f"Not available, because not every month is held of their force: {unheld:,} more.")
    if any(_change(table, a, m) == "not compared" for a in shown):
        print("Not compared: the way of counting changed in between. frankpledge evidence compare says how.")
    print("Per 1,000 residents at the Census of 2021, over the period. The rank is by that rate, the highest first.")
    print("% of force: of what the force recorded in all its districts. What other forces recorded here is not in it.")
    print("Whether an area rose or fell by more than its usual ups and downs: frankpledge evidence compare --area …")


def _line(table: Table, a: int, m: int, counts: dict[str, np.ndarray]) -> tuple:
    before, now, *more = ("–" if n[a] == NONE else int(n[a]) for n in counts.values())
    rank = table.rank[a, m]
    place = "–" if rank == NONE else f"{rank} of {table.ranked[a, m]}"
    rate, share = _text(table.rate[a, m]), _text(table.share[a, m])
    return table.areas[a].name, before, now, _change(table, a, m), rate, place, share, *more


def _change(table: Table, a: int, m: int) -> str:
    if not table.held("before")[a]:
        return "not available"
    if not table.comparable[a, m]:
        return "not compared"
    tenths = table.percent[a, m]
    return signed(None if tenths == NONE else Fraction(int(tenths), 10))


def _text(tenths: np.int64) -> str:
    return "–" if tenths == NONE else f"{int(tenths) / 10:,.1f}"
