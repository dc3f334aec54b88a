"""What an assessment says where the Home Office's tables and partners' tables are held too."""

import csv
import datetime as dt
import re
from html import unescape
from pathlib import Path

import duckdb
import pypdf
import pytest

from frankpledge.documents.rendering import Woven, html_body, numbers, render, weave
from frankpledge.evidence import places
from frankpledge.evidence.answers import Answers
from frankpledge.evidence.edition import Edition, Input, Part
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.read import read as read_table
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.sources.published_figures import SOURCE
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.reports.assessment import Assessment, assessment

YEAR = Period.read("2024-04..2025-03")
PRINTED = (
    "Measure,2023/24,2024/25,% change\nHate crime,49,53,\nPolice officers,150,160,\nRoad traffic collisions,,,-12%\n"
)
HOME_OFFICE = [
    "Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Offence Count",
]  # fmt: skip

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def with_tables(edition, tmp_path_factory) -> Edition:
    """The demonstration district's edition, and upon it a partner's table and the Home Office's of robbery by kind."""
    folder = tmp_path_factory.mktemp("own")
    warehouse = Warehouse(folder / "own", next(iter(edition.folders.values())))
    _home_office(folder / "prc-csp.csv", edition)
    read([folder / "prc-csp.csv"], warehouse, today=dt.date(2026, 2, 1))
    about = About("Annual review, table 1", "Silverpit council", "E07990001", "open")
    with duckdb.connect() as connection, warehouse.writing() as writer:
        found = read_table(connection, PRINTED.encode(), "review.csv", about, folder / "scratch").rows
        parts = [Part(SOURCE, k, writer.keep(file), n, "f" * 64) for k, (file, n) in found.files.items()]
        own = warehouse.own()
        sent = Input("f" * 64, "review.csv", 99, SOURCE, about.publisher, "", tuple(found.files), found.read)
        return writer.publish([*own.parts, *parts], [*own.inputs, sent], "2026-02-01T00:00:00+00:00")


def _home_office(file: Path, edition: Edition) -> None:
    gazetteer = places.gazetteer(edition)
    force = gazetteer.forces["E07990001"]
    name = next(a.name for a in gazetteer.areas.values() if a.kind == "partnership" and "E07990001" in
                gazetteer.partnerships[a.code])  # fmt: skip
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(HOME_OFFICE)
        for year in range(2017, 2025):
            for quarter in (1, 2, 3, 4):
                for code, count in (("34A", 4), ("34B", 12 + quarter)):
                    of = (
                        f"{year}/{(year + 1) % 100:02}",
                        quarter,
                        force,
                        name,
                        f"Offence {code}",
                        "Robbery",
                        "Robbery",
                    )
                    writer.writerow((*of, code, count))


@pytest.fixture(scope="module")
def made(with_tables) -> Assessment:
    area = places.gazetteer(with_tables).find("Silverpit")
    return assessment(with_tables, area, YEAR, dt.date(2026, 2, 1))


@pytest.fixture(scope="module")
def woven(made) -> Woven:
    return weave(made.report)


@pytest.fixture(scope="module")
def said(woven) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html_body(woven))))


def test_a_measure_of_a_partners_table_has_a_section_and_says_whose_it_is(said):
    assert "There were 53 crimes flagged as hate crime in Silverpit in 2024/25" in said
    assert "Counted from a partner’s table, as published: “Annual review, table 1”." in said


def test_a_measure_of_the_home_offices_tables_has_its_level_and_says_so(said):
    assert re.search(r"recorded 58 robberies of personal property", said)
    assert "Counted from the Home Office’s quarterly tables by partnership." in said


def test_a_percentage_without_counts_is_shown_as_published_and_has_no_verdict(said):
    _, _, chapter = said.rpartition("As published by partners")
    assert "−12%" in chapter.replace("-12%", "−12%") and "Road" in chapter
    assert "Without the counts none of it can be checked" in chapter


def test_maps_are_made_only_of_rows_that_say_where(made, said):
    assert "map-lsoa21-shoplifting" in made.pictures and "map-lsoa21-hate-crime" not in made.pictures


def test_the_summary_is_two_pages_with_their_licences_too(made, tmp_path):
    assert len(pypdf.PdfReader(render(made.summary, tmp_path, "summary", ["pdf"])["pdf"]).pages) == 2


def test_every_publisher_is_named_with_its_licence(made):
    notice = made.report.notice
    for words in ("data.police.uk", "Home Office", "“Annual review, table 1” (Silverpit council)", "Crown copyright"):
        assert words in notice


def test_every_number_is_what_its_figure_answers(with_tables, woven):
    answers = Answers(with_tables)
    printed = [n for n in numbers(woven) if "hate-crime" in n.source or "robbery" in n.source]
    assert printed
    for number in printed:
        assert number.text.lstrip("+−") == answers.answer(number.source).text.lstrip("+−"), number
