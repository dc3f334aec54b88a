"""Each partnership's own extracts lie upon the public warehouse, where nobody else's pages look."""

import stat
from pathlib import Path

import pytest
from making import OTHERTON, UPWELL, row, write_country, write_months

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.changes import successions

MEASURE = f"area/{UPWELL}/measures/burglary/"


@pytest.fixture
def public(on_the_platform: Path) -> Path:
    """Burglaries of two years in Upwell and Dale, that everybody may see."""
    rows = [row(Month=f"{2023 + n // 12}-{n % 12 + 1:02}") for n in range(24) for _ in range(10)]
    country = write_country(on_the_platform / "country")
    read([country, write_months(on_the_platform / "rows", rows)], Warehouse(on_the_platform / "warehouse"))
    return on_the_platform / "warehouse"


@pytest.fixture
def fens(public, set_up, works_for):
    """Two partnerships of Fenland, with an analyst each and twelve more months in one's own warehouse."""
    those = {}
    for name, code in (("Upwell", UPWELL), ("Otherton", OTHERTON)):
        those[name] = set_up(name, code, force="Fenland", agencies=((f"{name} Council", "district-council"),))
        works_for(f"analyst@{name.lower()}.example", those[name].agencies.get(), "analyst")
    own = Warehouse(here.own_folder(those["Upwell"]), base=public)
    rows = [row(Month=f"2025-{n:02}") for n in range(1, 13) for _ in range(31)]
    read([write_months(public.parent / "own", rows)], own)
    return those


def test_a_folder_is_made_for_the_hosts_user_alone(set_up, on_the_platform):
    folder = here.own_folder(set_up("Upwell", UPWELL))
    assert folder == on_the_platform / "partnerships" / "upwell" / "warehouse"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_pages_of_a_partnership_without_extracts_are_the_public_warehouses(fens, as_):
    page = as_("analyst@otherton.example").get(f"/p/otherton/{MEASURE}").content.decode()
    assert "January to December 2024" in page
    assert "2025" not in page


def test_nobody_elses_pages_show_what_one_partnership_holds(fens, as_):
    page = as_("analyst@upwell.example").get(f"/p/upwell/{MEASURE}").content.decode()
    assert "January to December 2025" in page
    assert "372" in page  # 12 × 31
    others = as_("analyst@otherton.example").get(f"/p/otherton/{MEASURE}").content.decode()
    assert "372" not in others


def test_a_figure_of_ones_own_is_no_page_of_anybody_elses(fens, as_):
    with here.at(fens["Upwell"]):
        edition = here.warehouse().edition().name
    path = f"figure/burglary~count~{UPWELL}~2025-01..2025-12@{edition}/"
    assert as_("analyst@upwell.example").get(f"/p/upwell/{path}").status_code == 200
    assert as_("analyst@otherton.example").get(f"/p/otherton/{path}").status_code == 404


def test_after_a_merger_a_figure_of_the_old_partnership_still_opens(fens, host, as_):
    with here.at(fens["Upwell"]):
        edition = here.warehouse().edition().name
    path = f"/p/upwell/figure/burglary~count~{UPWELL}~2025-01..2025-12@{edition}/"
    before = as_("analyst@upwell.example").get(path).content.decode()
    successions.merge(
        partnerships=list(fens.values()), name="Fens", slug="fens", on=fens["Upwell"].since.replace(year=2016),
        agreed="The commissioner", by=host,
    )  # fmt: skip
    for who in ("analyst@upwell.example", "analyst@otherton.example"):
        answer = as_(who).get(path)
        assert answer.status_code == 200
        assert "372" in answer.content.decode()
    assert "372" in before
