"""An attacker who reads all that tables sent in confidence give away once they are held, and does every sum.

Nothing of how counts are withheld is known here but the rule that is published. How many of each kind there were in
each smallest place and time are unknown whole numbers; each count that is said is an equation of them.
"""

import shutil
from functools import cache
from itertools import count, product

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from making import FOURWAYS, OTHERTON, THREEWAYS, UPWELL
from scipy.optimize import Bounds, LinearConstraint, milp

from frankpledge.evidence import places
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.elsewhere import tables_of
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

pytestmark = pytest.mark.slow

FAR, SMALL = 10_000, range(1, 5)
MILL, KINGS_QUAY, ITS_PARTNERSHIP, TWO, FENLAND = "E05000001", "E05000002", "E22000001", "E22000004", "E23000001"
LEAST_PLACES = (MILL, KINGS_QUAY, OTHERTON, THREEWAYS, FOURWAYS)
PLACES = {  # code → what it is made of: two ways of dividing the force, and an area that is the same as another
    **{p: (p,) for p in LEAST_PLACES},
    UPWELL: (MILL, KINGS_QUAY),
    ITS_PARTNERSHIP: (MILL, KINGS_QUAY),
    TWO: (THREEWAYS, FOURWAYS),
    FENLAND: LEAST_PLACES,
}
LEAST_TIMES = ("2020-04..2020-04", "2020-05..2020-05", "2020-06..2020-06", "2020-07..2020-09")
TIMES = {
    **{t: (t,) for t in LEAST_TIMES},
    "2020-04..2020-05": LEAST_TIMES[:2],
    "2020-04..2020-06": LEAST_TIMES[:3],
    "2020-06..2020-09": LEAST_TIMES[2:],
    "2020-04..2020-09": LEAST_TIMES,
}
WORDS = {t: Period.read(t).phrase for t in TIMES}
NAMES = {
    "residential-burglary": "Residential burglary",
    "business-and-community-burglary": "Business and community burglary",
    "burglary": "Burglary",
}
WHOLE, PARTS = "burglary", ("residential-burglary", "business-and-community-burglary")
LEAST = list(product(PARTS, LEAST_PLACES, LEAST_TIMES))
CELLS = list(product(NAMES, PLACES, TIMES))


# The same examples every time: what a search finds anew is a matter for whoever searches, not for whoever builds.
ATTACK = settings(
    deadline=None,
    max_examples=8,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


@cache
def made_of(cell: tuple[str, str, str]) -> frozenset:
    measure, place, time = cell
    return frozenset(product(PARTS if measure == WHOLE else (measure,), PLACES[place], TIMES[time]))


COUNTS = st.lists(st.sampled_from([0, 1, 1, 2, 3, 6, 20]), min_size=len(LEAST), max_size=len(LEAST))
PERIODS = st.sets(st.sampled_from(list(TIMES)), min_size=1, max_size=4)  # that all tables tell of
TABLES = st.tuples(
    st.sets(st.sampled_from(list(NAMES)), min_size=1),
    st.sets(st.sampled_from(list(PLACES)), min_size=2, max_size=5),
)


def text(cells: list, counts: dict) -> bytes:
    times = sorted({t for _, _, t in cells})
    lines = ["\t".join(("Measure", "Area", *(WORDS[t] for t in times)))]
    for m, a in dict.fromkeys((m, a) for m, a, _ in cells):
        lines.append("\t".join((NAMES[m], a, *(str(counts[m, a, t]) for t in times))))
    return "\n".join(lines).encode()


def said(edition: Edition) -> tuple[dict, set]:
    """Every count that is shown, by cell, and the cells that are said to be withheld."""
    shown, withheld = {}, set()
    for m, a in product(NAMES, PLACES):
        for series in tables_of(edition, measures()[m], places.gazetteer(edition).areas[a]):
            shown |= {(m, a, p.id): n for p, n in series.counts.items()}
            withheld |= {(m, a, p.id) for p in series.withheld}
    return shown, withheld


def possible(cell, shown: dict, withheld: set) -> tuple[int, int]:
    """The least and the greatest that a count can be, given what is shown and that nothing withheld is a nought."""
    told = [*shown, *sorted(withheld - shown.keys())]
    place = {one: i for i, one in enumerate(LEAST)}
    matrix = np.zeros((len(told), len(LEAST)))
    for row, one in enumerate(told):
        matrix[row, [place[p] for p in made_of(one)]] = 1
    low = np.array([shown.get(one, 1) for one in told])
    high = np.array([shown.get(one, FAR) for one in told])
    wanted = np.zeros(len(LEAST))
    wanted[[place[p] for p in made_of(cell)]] = 1
    ends = [
        milp(
            sign * wanted,
            integrality=np.ones(len(LEAST)),
            bounds=Bounds(0, FAR),
            constraints=LinearConstraint(matrix, low, high),
        )
        for sign in (1, -1)
    ]
    assert all(e.status == 0 for e in ends)
    return round(ends[0].fun), round(-ends[1].fun)


@pytest.fixture(scope="module")
def taken(country, tmp_path_factory):
    """What is shown after tables are taken into a fresh warehouse, then or at any time before."""
    folder = tmp_path_factory.mktemp("attack")
    read([country], Warehouse(folder / "country"))
    number = count()

    def make(counts: dict, *stages: list[tuple[str, list, str]]) -> list[tuple[dict, set]]:
        warehouse = Warehouse(shutil.copytree(folder / "country", folder / str(next(number))))
        found = []
        for stage in stages:
            for title, cells, disclosure in stage:
                about = About(title, "Fenland Police", UPWELL, disclosure, {a: a for a in PLACES})
                edition = take(warehouse, text(cells, counts), f"{next(number)}.txt", about).edition
            found.append(said(edition))
        return found

    return make


@ATTACK
@given(least=COUNTS, times=PERIODS, of=TABLES, fewer=st.integers(1, 4), is_public=st.booleans())
def test_no_small_count_is_given_away_by_tables_that_are_held(taken, least, times, of, fewer, is_public):
    """A table that was replaced, the one in its place, and another, public before or in confidence after.

    The one in force tells every measure, area and period that the others tell some of.
    """
    names, areas, periods = map(sorted, (*of, times))
    after = list(product(names, areas, periods))
    before, another = list(product(names, areas, periods[:fewer])), list(product(names, areas[:fewer], periods))
    truth = dict(zip(LEAST, least, strict=True))
    counts = {c: sum(truth[p] for p in made_of(c)) for c in CELLS}
    first, second = ("A", before, "partner"), ("A", after, "partner")
    stages = (
        [[("B", another, "open"), first], [second]] if is_public else [[first], [second, ("B", another, "partner")]]
    )
    (then, then_withheld), (now, now_withheld) = taken(counts, *stages)
    public = set(another) if is_public else set()
    shown, withheld = then | now, then_withheld | now_withheld
    assert all(counts[c] == n for c, n in shown.items())
    assert not [c for c, n in shown.items() if n in SMALL and c not in public]
    at_least = then | {c: n for c, n in now.items() if n == 0 or c in public}
    for cell in (c for c in withheld - public if counts[c] in SMALL):
        low, high = possible(cell, shown, withheld)
        if low == high:
            low, high = possible(cell, at_least, withheld)
            assert low == high, cell
