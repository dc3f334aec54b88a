"""What a partner sent in confidence and may not be shown: said to be withheld, with why, and never called not held."""

import datetime as dt
import json
import re
from html import unescape
from pathlib import Path

import pytest

from frankpledge.documents.rendering import html_body
from frankpledge.evidence import places
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.findings import changes
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.reports import performance
from frankpledge.reports.assessment import Assessment, assessment
from frankpledge.reports.chapters import missing, summary
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase

YEAR = Period.read("2024/25")
SENT = (
    "Measure\t2023/24\t2024/25\n"
    "Hate crime\t3\t41\n"
    "Collisions\t4\t612\n"
    "Fly-tipping\t38\t2\n"
    "Heritage crime\t4\t2\n"
    "Police officers\t150\t\n"
)
WHY = "it is, or would give away, a number so small that somebody could be recognised in it"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def in_confidence(edition, tmp_path_factory) -> Edition:
    """The demonstration district's edition, and upon it a partner's table with small numbers in it."""
    warehouse = Warehouse(tmp_path_factory.mktemp("sent") / "own", next(iter(edition.folders.values())))
    return take(warehouse, SENT.encode(), "sent.tsv", About("Counts", "The council", "E07990001", "partner")).edition


@pytest.fixture(scope="module")
def base(in_confidence) -> EvidenceBase:
    return EvidenceBase(in_confidence, places.gazetteer(in_confidence).find("Silverpit"), YEAR)


@pytest.fixture(scope="module")
def made(base) -> Assessment:
    return assessment(base.edition, base.area, YEAR, dt.date(2026, 2, 1))


@pytest.fixture(scope="module")
def written(made, tmp_path_factory) -> dict[str, Path]:
    return made.write(tmp_path_factory.mktemp("written"), ["html"])


@pytest.fixture(scope="module")
def said(made, written) -> dict[str, str]:
    """What can be read in each of the reports."""
    pages = {name: written[f"{name}.html"].read_text(encoding="utf-8") for name in ("assessment", "summary")}
    pages["slides"] = f"<body>{html_body(made.slides)}"
    return {name: _words(page.partition("<body>")[2]) for name, page in pages.items()}


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_what_is_withheld_and_what_is_not_held_are_kept_apart(base):
    assert {m.id for m in base.withheld} == {"fly-tipping", "heritage-crime"}
    assert not {"fly-tipping", "heritage-crime", "hate-crime"} & {m.id for m in base.not_held}
    assert "rural-crime" in {m.id for m in base.not_held}


def test_a_measure_with_nothing_to_set_against_it_is_said_to_be_withheld_with_why(said):
    assert (
        f"The number of 2023/24 (April 2023 to March 2024), to set against it, is withheld, because {WHY}."
        in (said["assessment"])
    )
    row = re.search(r"Hate crime withheld 41 .{0,40}", said["assessment"])
    assert row and "not held" not in row[0]


def test_it_is_among_the_measures_of_which_no_change_can_be_said(base, said):
    found = [r for r in changes.unsaid(base.comparison) if r.verdict is Verdict.WITHHELD]
    assert [r.measure.id for r in found] == ["hate-crime", "road-collisions"]
    why = f"the number to set it against is withheld, because {WHY}"
    for name in ("summary", "slides"):
        assert re.search(rf"Whether hate crime and [\w ]*collisions changed: {why}", said[name])


@pytest.mark.parametrize("name", ["assessment", "summary", "slides"])
def test_the_measures_without_a_number_are_named_with_why(said, name):
    names = r"Withheld: (heritage crime and fly-tipping|fly-tipping and heritage crime)\."
    assert re.search(rf"{names} A number is held and not shown, because {WHY}\.", said[name])


def test_a_chapter_of_which_only_a_withheld_number_is_held_does_not_say_that_nothing_is(said):
    assert f"Withheld: heritage crime. A number is held and not shown, because {WHY}." in said["assessment"]
    for text in said.values():
        assert not re.search(r"Nothing is held of[^.]*rural", text)


def test_nobody_is_asked_to_send_what_is_held(base):
    asked = [name for names in missing.by_sender(Citing(base)).values() for name in names]
    assert not {"fly-tipping", "heritage crime", "hate crime"} & set(asked)
    assert "rural crime" in asked


def test_the_short_table_says_withheld(base, monkeypatch):
    monkeypatch.setattr(summary, "TABLE_ROWS", 50)
    table = summary.table(Citing(base))
    (row,) = [r for r in table.rows if r[1] == "withheld"]
    assert row[2].text == "612" and row[4] == "withheld"
    assert table.notes == (f"Withheld: {WHY}.",)


def test_no_figure_of_the_file_has_a_withheld_number(written):
    figures = json.loads(written["figures.json"].read_text(encoding="utf-8"))["figures"]
    assert not [f["id"] for f in figures if f["id"].startswith(("fly-tipping~", "heritage-crime~"))]
    hate = [f for f in figures if f["id"].startswith("hate-crime~")]
    assert hate
    for figure in hate:
        assert "2023-04" not in json.dumps([figure["spans"], figure["sources"]]), figure
        assert figure["value"] in (None, 41) or re.search("~(rate|score)~", figure["id"]), figure


@pytest.mark.parametrize(
    ("measure", "cells"),
    [
        ("hate-crime", ("withheld", "41", "withheld", "withheld")),
        ("fly-tipping", ("38", "withheld", "withheld", "withheld")),
        ("heritage-crime", ("withheld", "withheld", "withheld", "withheld")),
        ("rural-crime", ("not held", "not held", "not held", "not held")),
        ("police-officers", ("150", "not held", "not held", "not held")),
    ],
)
def test_a_performance_table_tells_a_withheld_cell_from_one_that_is_not_held(base, measure, cells):
    shown = ("count before", "count", "change", "verdict")
    layout = performance.Layout("T", tuple((s, s) for s in shown), (measure,))
    table = performance.table(layout, performance.setting(base.edition, base.area, YEAR))
    (row,) = table.rows
    assert tuple(map(performance.text, row)) == cells
    assert (f"Withheld: {WHY}." in table.notes) == ("withheld" in cells)
