"""Every table of every kind of area, made once and timed: in a process of its own, so that nothing is left from before.

python benchmarks/nation_month.py FILES WAREHOUSE            FILES read into WAREHOUSE by a process that knows nothing
python benchmarks/nation_month.py FILES WAREHOUSE OLDER      by one that has made the tables of OLDER, the edition
                                                             before, as a site's worker has when a month arrives

Prints the seconds, without those that Python and the libraries take to start.
"""

import sys
import time
from pathlib import Path

from machine import LAST
from nation_tables import ours

from frankpledge.evidence.cube.areas import KINDS
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.nation import Nation
from frankpledge.evidence.period import Period, later, month
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

PERIOD = Period(later(month(LAST), -11), month(LAST))
THE_MONTH_BEFORE = Period(later(PERIOD.first, -1), later(PERIOD.last, -1))


def tables(edition: Edition, period: Period = PERIOD) -> list[dict]:
    nation = Nation(edition)
    return [ours(nation.table(kind, period)) for kind in KINDS]


def main(files: str, warehouse: str, older: str = "") -> float:
    if older:
        tables(Warehouse(older).edition(), THE_MONTH_BEFORE)
    start = time.perf_counter()
    tables(read([Path(files)], Warehouse(warehouse)).edition)
    return time.perf_counter() - start


if __name__ == "__main__":
    print(main(*sys.argv[1:]))
