"""Claims about an area against the evidence held: the same, another number, not available, or nothing said."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from making import EAST, OTHERTON_LSOA, PLAIN, UPWELL, WEST, row, write_country, write_months

from frankpledge.documents.rendering import render
from frankpledge.documents.tables import Number
from frankpledge.documents.text import Report
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.claims.errata import Finding, Grade
from frankpledge.evidence.claims.formats import read as read_report
from frankpledge.evidence.claims.formats import read_bytes
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.reports.against import against
from frankpledge.reports.against.held import RULE
from frankpledge.reports.checking import checked

CONFIDED = "Measure\tyear to December 2023\tyear to December 2024\nHate crime\t3\t41\nFly-tipping\t38\t2\n"
TABLE = """
| Measure | 2023 | 2024 |
|---|---|---|
| Burglary | 156 | 165 |
| Shoplifting | 60 | 360 |
| Dog fouling | 5 | 6 |
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory) -> Path:
    """Each year has 156 burglaries and 48 incidents of anti-social behaviour; shoplifting rose from 60 to 360."""
    folder = tmp_path_factory.mktemp("held")
    rows = []
    for number in range(24):
        month = f"{2023 + number // 12}-{number % 12 + 1:02}"
        kinds = ["Burglary"] * (10 + number % 3) + ["Shoplifting"] * (5 if number < 12 else 30)
        kinds += ["Anti-social behaviour"] * 4
        rows += [row(Month=month, Crime_type=kind, LSOA_code=PLAIN) for kind in kinds]
        rows += [row(Month=month, LSOA_code=code) for code in (WEST, EAST, OTHERTON_LSOA)]
    read([write_country(folder / "country"), write_months(folder / "street", rows)], Warehouse(folder / "warehouse"))
    return folder / "warehouse"


@pytest.fixture(scope="module")
def edition(warehouse) -> Edition:
    return Warehouse(warehouse).edition()


@pytest.fixture(scope="module")
def confided(warehouse, tmp_path_factory) -> Edition:
    """With a partner's table that was sent in confidence and has small numbers in it."""
    folder = tmp_path_factory.mktemp("confided") / "warehouse"
    shutil.copytree(warehouse, folder)
    return take(Warehouse(folder), CONFIDED.encode(), "sent.tsv", About("Counts", "Police", UPWELL, "partner")).edition


@pytest.fixture
def told(edition) -> Callable[..., list[tuple[Grade, str]]]:
    """What is said of a text about Upwell and Dale: the grade and the words that it is of."""

    def said(text: str, name: str = "text.txt") -> list[tuple[Grade, str]]:
        return [(f.grade, f.claim) for f in findings(text, edition, name)]

    return said


def findings(text: str, edition: Edition, name: str = "text.txt") -> list[Finding]:
    found = against(read_bytes(text.encode(), name), edition, "Upwell and Dale").findings
    return sorted(found, key=lambda f: (f.place.paragraph, f.start))


def test_the_same_number_holds_and_another_is_doubtful(told):
    text = "Burglary rose from 156 in 2023 to 165 in 2024."
    assert told(text) == [(Grade.HOLDS, "156"), (Grade.DOUBTFUL, "165")]


def test_another_number_is_told_with_its_source_edition_and_figure(edition):
    one = findings("There were 165 burglaries in 2024.", edition)[0]
    assert one.rule == RULE and one.quote[one.start : one.end] == "165"
    assert one.why == (
        "The evidence held has 156 burglaries in Upwell & Dale in the year to December 2024 (street-level crime, "
        f"data.police.uk; edition {edition.name}; figure burglary~count~{UPWELL}~2024-01..2024-12)."
    )


def test_the_same_number_names_its_source(edition):
    (one,) = findings("There were 156 burglaries in 2024.", edition)
    assert one.why == "The evidence held has the same (street-level crime, data.police.uk)."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("In 2024 there were 360 shoplifting offences.", "360"),
        ("In Q1 2024/25 there were 90 shoplifting offences.", "90"),
        ("In the year ending December 2024 there were 360 shoplifting offences.", "360"),
        ("In May 2024 there were 30 shoplifting offences.", "30"),
        ("There were 120 shoplifting offences from January to April 2024.", "120"),
        ("There were 165 shoplifting offences in 2023/24.", ""),  # its last months are of the higher year
        ("There were 135 shoplifting offences in 2023/24.", "135"),
        ("Shoplifting: 360 offences in 2024.", "360"),
        ("Over 350 shoplifting offences were recorded in 2024.", "350"),
        ("Shoplifting fell from 500 in 2022 to 360 in 2024.", "360"),
    ],
)
def test_every_way_to_name_a_period_is_understood(told, text, claim):
    assert [c for grade, c in told(text) if grade == Grade.HOLDS] == ([claim] if claim else [])


@pytest.mark.parametrize(
    "text",
    [
        "There were 900 burglaries in 2017.",
        "Violence with injury rose from 10 in 2023 to 12 in 2024.",
        "Burglary fell by 3% in 2017.",
        "Burglary fell by 3% in 2023.",  # 2022 is not held
    ],
)
def test_what_is_not_held_is_not_available(edition, text):
    found = findings(text, edition)
    assert found and all(f.grade == Grade.UNCHECKED and f.why.endswith("is not available.") for f in found)


@pytest.mark.parametrize(
    ("text", "grade", "claim"),
    [
        ("Shoplifting rose by 500% in 2024.", Grade.HOLDS, "rose by 500%"),
        ("Shoplifting rose by 300% in 2024.", Grade.DOUBTFUL, "rose by 300%"),
        ("Shoplifting fell in 2024.", Grade.DOUBTFUL, "fell"),
        ("Shoplifting rose in 2024.", Grade.HOLDS, "rose"),
        ("Between 2023 and 2024 shoplifting rose by 500%.", Grade.HOLDS, "rose by 500%"),
        ("Shoplifting rose by 500% in 2024 compared with the previous year.", Grade.HOLDS, "rose by 500%"),
    ],
)
def test_a_direction_and_a_percentage_are_held_against_the_comparison(told, text, grade, claim):
    assert told(text) == [(grade, claim)]


def test_the_verdict_is_told_in_the_evidences_words(edition):
    (one,) = findings("Shoplifting fell in 2024.", edition)
    assert "60 in the year to December 2023 and 360 in the year to December 2024: rose by 500.0%" in one.why
    assert "Verdict: rose" in one.why and f"shoplifting~change~{UPWELL}~2024-01..2024-12" in one.why


@pytest.mark.parametrize(
    "text",
    [
        "Burglary fell from 300 in 2023 to 200 in 2024 in Otherton.",
        "Burglary fell from 300 in 2023 to 200 in 2024 across the county.",
        "In Lutterworth, burglary fell from 300 in 2023 to 200 in 2024.",
        "In King's Quay ward there were 20 burglaries in 2024.",
        "Of the 156 burglaries in 2024, 20 were solved.",
        "There were 20 burglaries by repeat offenders in 2024.",
        "There were two burglary operations in 2024.",
        "There were 20 fewer burglaries in 2024.",
        "The survey of 2024 had 20 reports of burglary.",
        "We aim to reduce burglary by 20% in 2024.",
        "A fall of 20 burglaries was recorded in 2024.",
        "Shoplifting fell by 20% since 2023.",
        "Shoplifting fell against the 2024 figure.",
        "Burglary went up in 2024.",  # no clear change: neither is said to be wrong
        "Burglary fell from 300 to 200.",
        "In Q2 2024 there were 20 burglaries.",  # a quarter of which year?
        "£20,000 was spent on burglary in 2024.",
        "Market Upwell and Dale had 20 burglaries in 2024.",
    ],
)
def test_what_may_be_of_something_else_is_let_be(told, text):
    assert told(text) == []


def test_the_cells_of_a_table_are_held_against_the_evidence(told):
    found = [(Grade.HOLDS, "156"), (Grade.DOUBTFUL, "165"), (Grade.HOLDS, "60"), (Grade.HOLDS, "360")]
    assert told(TABLE, "table.md") == found


@pytest.mark.parametrize("heading", ["Otherton", "The county", "Rates per 1,000", "Targets"])
def test_a_table_of_something_else_is_let_be(told, heading):
    assert told(f"# {heading}\n\nText.\n{TABLE}", "table.md") == []


@pytest.mark.parametrize("number", [3, 4, 41, 500])
def test_of_a_number_that_is_withheld_nothing_is_told(confided, number):
    text = f"There were {number} hate crimes in 2023. Hate crime fell by {number}% in 2024. Hate crime rose in 2024."
    assert findings(f"{text} Hate crime rose from {number} in 2023 to many in 2024.", confided) == []


def test_what_the_same_partner_sent_and_may_be_shown_is_told(confided):
    (one,) = findings("There were 41 hate crimes in 2024.", confided)
    assert (one.grade, one.why) == (Grade.HOLDS, "The evidence held has the same (the table “Counts”).")


def test_the_area_is_the_one_that_the_report_names_most(edition):
    text = "Upwell & Dale is a district. In Upwell and Dale there were 165 burglaries in 2024, more than in Otherton."
    found = against(read_bytes(b"Burglary in Upwell and Dale.\n\n" + text.encode(), "text.txt"), edition)
    assert found.note.startswith("The claims about Upwell & Dale were held against")
    assert edition.name in found.note


@pytest.mark.parametrize("text", ["Burglary fell.", "Upwell and Dale and Otherton are districts."])
def test_an_area_that_is_not_clear_is_asked_for(edition, text):
    with pytest.raises(UnclearArea, match="not clear which area"):
        against(read_bytes(text.encode(), "text.txt"), edition)


def test_what_the_evidence_confirms_is_not_left_open(edition):
    document = read_bytes(b"Shoplifting rose by 500% in 2024.", "text.txt")
    assert [f.grade for f in checked(document).findings] == [Grade.UNCHECKED]
    errata = checked(document, against(document, edition, UPWELL).findings, ["said"])
    assert [(f.grade, f.rule) for f in errata.findings] == [(Grade.HOLDS, RULE)]
    assert errata.notes[-1] == "said"


def test_figures_of_our_own_report_are_asked_again(edition, tmp_path):
    numbers = {
        "same": Number("360", f"shoplifting~count~{UPWELL}~2024-01..2024-12"),
        "other": Number("350", f"shoplifting~count~{UPWELL}~2024-02..2024-12"),
        "share": Number("500.0%", f"shoplifting~change~{UPWELL}~2024-01..2024-12"),
        "lost": Number("12", f"shoplifting~count~{UPWELL}~2016-01..2016-12"),
        "odd": Number("13", "no-such-thing~count~E1~2016-01..2016-12"),
    }
    report = Report(
        title="Report", subtitle="", author="", date=dt.date(2025, 2, 1),
        body="There were {{same}} or {{other}}, up {{share}}, once {{lost}} and {{odd}}.\n\n{{sources}}",
        resolve=numbers.__getitem__, source_row=lambda key: (key,), source_headings=("Question",),
    )  # fmt: skip
    path = render(report, tmp_path, formats=("docx",))["docx"]
    (one,) = against(read_report(path), edition, UPWELL).findings
    assert (one.grade, one.claim) == (Grade.DOUBTFUL, "350")
    question = numbers["other"].source
    assert one.why == f"The evidence held now gives 330 for this figure ({question})."
