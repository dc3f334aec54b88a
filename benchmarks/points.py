"""G1: which of eight thousand wards holds each of a million points."""

from dataclasses import dataclass
from pathlib import Path

from in_process import NO_PEERS, PEERS, Work, in_turn, peers_are_here
from machine import script
from measuring import cost
from report import Report


@dataclass(frozen=True)
class Size:
    """How much is invented."""

    columns: int
    rows: int
    points: int


WHOLE = Size(80, 100, 1_000_000)
QUICK = Size(6, 5, 2_000)


def run(report: Report, folder: Path, size: Size, repeats: int) -> None:
    data = folder / "points.npz"
    cost(script("points_wards.py", data, size.columns, size.rows, size.points))
    ours, built, floor = "frankpledge, index built", "frankpledge, index and points", "one raster gather a point"
    works = {
        ours: Work("points_ours.py", "index_built", data),
        built: Work("points_ours.py", "with_building", data),
        floor: Work("points_ours.py", "gather", data),
        "shapely STRtree": Work("points_ours.py", "shapely_alone", data, rounds=1),
    }
    if peers_are_here():
        works["geopandas sjoin"] = Work("points_peers.py", "by_geopandas", data, PEERS)
        works["sedonadb"] = Work("points_peers.py", "by_sedonadb", data, PEERS)
    else:
        report.note(NO_PEERS)
    found = in_turn(works, repeats, report.load, folder)
    for name in works.keys() - {ours, floor}:
        report.check(f"G1 the ward of each point is that of {name}", _same(found[ours].answer, found[name].answer))
    title = f"{size.points:,} points in {size.columns * size.rows:,} wards"
    report.table(title, {name: timed.cost for name, timed in found.items()})
    report.note(f"The first call of the index, with what is compiled then: {found[built].first:.2f} s")
    report.target("G1 against a raster gather", found[ours].seconds / found[floor].seconds, 8)
    if peers_are_here():
        geopandas, sedonadb = found["geopandas sjoin"].seconds, found["sedonadb"].seconds
        report.target("G1 against geopandas sjoin, the index built", found[ours].seconds / geopandas, 1 / 25)
        report.target("G1 against geopandas sjoin, building included", found[built].seconds / geopandas, 1 / 3)
        report.target("G1 against sedonadb, the index built", found[ours].seconds / sedonadb, 1 / 12)


def _same(one: Path, other: Path) -> bool:
    import numpy as np  # noqa: PLC0415 – after all is measured: see measuring.py

    with np.load(one) as mine, np.load(other) as theirs:
        return np.array_equal(mine["answer"], theirs["answer"])
