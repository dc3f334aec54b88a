"""The register of concerns: read, narrowed and downloaded."""

import csv
import datetime as dt
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

PAGE = "/p/silverpit/concerns/"


@pytest.fixture
def several(written):
    written()
    written(title="Drug dealing by the station", way="survey", group="Residents' survey", theme="drugs", people=96,
            asked=214, first=True, raised_on=dt.date(2026, 5, 4))  # fmt: skip
    written(
        title="Fly-tipping in Nether Lane",
        way="councillor",
        group="Ward surgery",
        theme="",
        raised_on=dt.date(2024, 5, 4),
    )


def listed(client, asked: str = "") -> list[str]:
    """The titles on the list, in their order."""
    rows = b"".join(client.get(f"{PAGE}?format=json&{asked}").streaming_content)
    return [row["title"] for row in json.loads(rows)]


def test_everybody_who_sits_in_the_partnership_reads_it_and_some_write(several, as_):
    page = as_("councillor").get(PAGE).content.decode()
    assert "Speeding through Markham" in page and "96 of 214" in page and "They want it first" in page
    assert "Write one down" not in page
    assert "Write one down" in as_("analyst").get(PAGE).content.decode()
    assert as_("information").get(PAGE).status_code == 404


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("", ["Speeding", "Drug", "Fly"]),
        ("order=theme", ["Drug", "Speeding", "Fly"]),
        ("way=survey", ["Drug"]),
        ("theme=roads", ["Speeding"]),
        ("theme=none", ["Fly"]),
        ("period=2024-25", ["Fly"]),
        ("period=last-twelve-months", ["Speeding", "Drug"]),
        ("first=on", ["Drug"]),
        ("standing=answered", []),
        ("standing=unanswered&way=parish", ["Speeding"]),
        ("standing=withdrawn", []),
    ],
)
def test_it_is_narrowed_and_what_is_downloaded_is_what_is_shown(several, as_, asked, titles):
    client = as_("councillor")
    assert [title.split()[0].split("-")[0] for title in listed(client, asked)] == titles
    page = client.get(f"{PAGE}?{asked}").content.decode()
    for word in ("Speeding through", "Drug dealing", "Fly-tipping"):
        assert (word in page) == (word.split()[0].split("-")[0] in titles)


def test_what_cant_be_asked_is_said(several, as_):
    page = as_("councillor").get(f"{PAGE}?way=pigeon").content.decode()
    assert "There is a problem" in page and "Speeding" not in page
    assert as_("councillor").get(f"{PAGE}?format=exe").status_code == 404


def test_the_list_asks_no_more_often_the_longer_it_is(written, as_):
    client = as_("councillor")
    asked = []
    for n in range(2):
        written(title=f"Noise {n}", group="Friends of the park")
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_long_list_has_pages_that_keep_what_was_asked(written, as_):
    for n in range(52):
        written(title=f"Noise {n}", group="Friends of the park")
    page = as_("councillor").get(f"{PAGE}?way=parish").content.decode()
    assert "52 concerns" in page and "?way=parish&amp;page=2" in page
    last = as_("councillor").get(f"{PAGE}?way=parish&page=2").content.decode()
    assert "Noise 0" in last and "Noise 51" not in last


def test_a_file_for_a_spreadsheet_runs_nothing(written, as_):
    written(title="=HYPERLINK(1)", words="@SUM(1)")
    sent = b"".join(as_("councillor").get(f"{PAGE}?format=csv").streaming_content).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(sent)))
    assert row["title"] == "'=HYPERLINK(1)" and row["in more words"] == "'@SUM(1)"


def test_text_of_any_script_is_shown_as_text(written, as_):
    one = written(
        title="قيادة سريعة <b>", group="Ysgol Gynradd y Dref", words="速度が速すぎる <script>alert(1)</script>"
    )
    page = as_("councillor").get(f"{PAGE}{one.pk}/").content.decode().split("<main")[1]
    assert "قيادة سريعة &lt;b&gt;" in page and "速度が速すぎる &lt;script&gt;" in page and "<script>" not in page


def test_a_concern_of_another_partnership_is_not_there(written, fladen, as_):
    one = written()
    stranger = as_("stranger@fladen.example")
    assert stranger.get(f"/p/fladen/concerns/{one.pk}/").status_code == 404
    for act in ("change", "answer", "withdraw", "put-back"):
        assert stranger.post(f"/p/fladen/concerns/{one.pk}/{act}/").status_code == 404
