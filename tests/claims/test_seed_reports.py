"""The five real reports: the defects an auditor found in them are found, and nothing is called wrong that checks out.

The items are those of the audit (43, and a sum of money beside the word “none”). Where several rules see one, each is
named, so that one which falls silent is named too.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Errata, Finding, Grade
from frankpledge.evidence.claims.formats import read
from frankpledge.evidence.claims.rule import rules

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
HARBOROUGH_2012, HARBOROUGH_2023, HARBOROUGH_2020, NORTH_WEST_2013, HINCKLEY_2017 = range(5)
MONEY_BESIDE_NONE = 44

# item, report, rule, a piece of the quote, the exact words marked (a piece of them where they are many)
FOUND = [
    (1, HARBOROUGH_2012, "percentage-from-counts", "Domestic burglary has reduced by 17%", "17%"),
    (2, HARBOROUGH_2020, "text-against-table", "Shoplifting decreased by 31.5%", "31.5%"),
    (3, HARBOROUGH_2020, "part-of-a-group", "However burglary was down", "burglary"),
    (4, HARBOROUGH_2020, "rises-not-mentioned", "Shoplifting decreased", "Shoplifting"),
    (5, HARBOROUGH_2012, "same-period", "as opposed to 23 in the month of December 2011", "December 2011"),
    (6, HARBOROUGH_2012, "no-more-than-chance", "Recorded assaults stood at 46", "46, as opposed to 48"),
    (6, HARBOROUGH_2012, "missing-denominator", "Recorded assaults stood at 46", "of the test purchases, 8 failed"),
    (7, HARBOROUGH_2012, "possible-shares", "Following installation 58%", "58%"),
    (8, HARBOROUGH_2023, "possible-shares", "are racial 43.9%", "43.9%"),
    (9, HARBOROUGH_2023, "majority", "are racial 43.9%", "majority"),
    (10, HARBOROUGH_2023, "rolling-or-to-date", "However, rolling 12 month data", "ytd"),
    (11, HARBOROUGH_2023, "contradicting-windows", "However, rolling 12 month data", "increase"),
    (12, HARBOROUGH_2023, "significant", "increase of +28%", "significant"),
    (13, HARBOROUGH_2023, "survey-years", "up from 61% in 2019", "2019"),
    (14, HARBOROUGH_2023, "survey-bases", "In the recent VRN Survey 64.6%", "64.6%"),
    (15, HARBOROUGH_2023, "survey-waves", "In the recent VRN Survey 64.6%", "this was up from 61%"),
    (16, HARBOROUGH_2023, "double-negative", "There has been a -33.4% decrease", "-33.4%"),
    (17, HARBOROUGH_2023, "contradicting-windows", "police domestic incidents recorded from April", "decrease"),
    (18, HARBOROUGH_2023, "steady-change", "rising from 7.3 to 12.9", "steady"),
    (18, HARBOROUGH_2023, "rate-period", "rising from 7.3 to 12.9", "per 1000"),
    (18, HARBOROUGH_2023, "quarter-labels", "rising from 7.3 to 12.9", "Q2 2022"),
    (19, HARBOROUGH_2023, "both-the-most", "both recorded the most incidents", "both recorded the most"),
    (20, HARBOROUGH_2023, "small-number-ranks", "this is the highest rate", "the highest rate"),
    (20, HARBOROUGH_2023, "quarter-labels", "this is the highest rate", "2022 Q2"),
    (21, HARBOROUGH_2023, "no-more-than-chance", "mainly due to a peak", "64 to 77"),
    (22, HARBOROUGH_2023, "part-years", "have increased from 2021/22", "219 to 236"),
    (23, HARBOROUGH_2023, "implied-totals", "incidents across LLR", "5.5%"),
    (24, HARBOROUGH_2023, "survey-points", "vehicle crime up nearly 20%", "20%"),
    (25, HARBOROUGH_2023, "responsible-authorities", "Police Crime Commissioner", "Police Crime Commissioner"),
    (25, HARBOROUGH_2020, "responsible-authorities", "Police & Crime Commissioner", "Police & Crime Commissioner"),
    (26, HARBOROUGH_2023, "duties-by-section", "a duty on a number of", "Section 17 of that Act imposes"),
    (27, HARBOROUGH_2020, "act-names", "Police and Crime Act 2014", "Anti-Social Behaviour, Police and Crime Act 2014"),
    (28, HARBOROUGH_2020, "partnerships-in-county", "7 District", "one for each of the 7 District"),
    (29, HARBOROUGH_2020, "duplicate-entry", "Scrutiny Leadership June 2019", "2017/18"),
    (30, HARBOROUGH_2020, "responsible-authorities-missing", "These include:", "These include:"),
    (31, HARBOROUGH_2020, "same-body-twice", "mainly the Police", "Leicestershire Police"),
    (32, HINCKLEY_2017, "cross-reference", "Performance Risks identified as challenges", "Section 6"),
    (33, HINCKLEY_2017, "arrows", "↓", "↓"),
    (34, HINCKLEY_2017, "no-more-than-chance", "Burglary Campaign in October", "96 burglaries"),
    (34, HINCKLEY_2017, "rest-of-the-year", "Burglary Campaign in October", "96 burglaries"),
    (35, HINCKLEY_2017, "missing-baseline", "the two year % increases are 14%", "7.7%"),
    (36, NORTH_WEST_2013, "part-year-money", "Leicestershire County Council (£7,112 for 6 months)", "£7,112"),
    (37, NORTH_WEST_2013, "victims-or-crimes", "fewer victims of crime in NWL", "2,650 fewer victims of crime"),
    (38, NORTH_WEST_2013, "span-of-years", "across the District has now fallen", "seven years"),
    (39, NORTH_WEST_2013, "mixed-vintages", "Based on the 2010 ONS data", "2010 ONS"),
    (40, NORTH_WEST_2013, "same-body-twice", "Leicestershire Fire Authority", "Leicestershire Fire Authority"),
    (41, NORTH_WEST_2013, "target-without-baseline", "are further reduced", "further reduced"),
    (41, NORTH_WEST_2013, "target-without-baseline", "an increase in reports", "an increase in reports"),
    (42, HARBOROUGH_2012, "no-figure", "Road traffic collisions have reduced", "Road traffic collisions have reduced"),
    (43, HINCKLEY_2017, "opposite-valence", "increases in reporting of hate crime", "seen as a positive"),
    (MONEY_BESIDE_NONE, HINCKLEY_2017, "none-beside-money", "None", "None"),
]  # fmt: skip
WANTED = 38  # of the 43

# report, a piece of the text it stands in, what checks out
SOUND = [
    (HARBOROUGH_2012, "Serious acquisitive crime has", "over 14% from 545 crimes in 2010/11 to 467"),
    (HARBOROUGH_2012, "from 1698 incidents in 2010/11", "21% from 1698 incidents in 2010/11 to 1344"),
    (HARBOROUGH_2012, "less serious injuries have reduced", "4.8% from 209 crimes in 2010/11 to 199"),
    (HARBOROUGH_2012, "serious violent crime has risen", "risen by 2 incidents to 11 from 9"),
    (HARBOROUGH_2012, "47 were travelling", "47 were travelling"),
    (HARBOROUGH_2012, "47 were travelling", "14 were stopped"),
    (HARBOROUGH_2012, "15 Primary Schools", "14 took up the offer"),
    (HARBOROUGH_2023, "small increase of 9", "increase of 9"),
    (HARBOROUGH_2023, "small increase of 9", "8.2% to 119"),
    (HARBOROUGH_2023, "91.5% of these", "91.5%"),
    (HARBOROUGH_2023, "91.5% of these", "3.8%"),
    (HARBOROUGH_2023, "91.5% of these", "2.5%"),
    (HARBOROUGH_2020, "small decrease in overall crime", "small decrease in overall crime"),
    (HARBOROUGH_2020, "Anti-social Behaviour also decreased", "around 22%"),
    (HARBOROUGH_2020, "the CSP secured £36,073", "£36,073"),
    (HARBOROUGH_2020, "resourced mainly through a £36,073", "£36,073"),
    (NORTH_WEST_2013, "contains 16 headline actions", "16 headline actions"),
    (NORTH_WEST_2013, "down almost 25%", "11%"),
    (NORTH_WEST_2013, "down almost 25%", "almost 25%"),
    (NORTH_WEST_2013, "behaviour is down 25%", "25%"),
    (NORTH_WEST_2013, "has reduced by 24.6%", "24.6%"),
    *((HINCKLEY_2017, cell, cell) for cell in (
        "+14.5%", "+19.6%", "+20%", "+17.7%", "+36.2%", "+50.4%", "+3.2%", "-4%", "+4.4%",
    )),
    (HINCKLEY_2017, "the two year % increases", "14%"),
    (HINCKLEY_2017, "the two year % increases", "7.7%"),
    (HINCKLEY_2017, "Burglary Campaign in October", "96 burglaries recorded in quarter 3 of 2016/17 compared to 106"),
    (HINCKLEY_2017, "one police officer for every 430", "one police officer for every 430"),
    (HINCKLEY_2017, "one police officer for every 430", "one to every 599"),
    (HINCKLEY_2017, "one police officer for every 430", "13%"),
]  # fmt: skip


@pytest.fixture(scope="module")
def documents(absent) -> list[Document]:
    files = sorted(SEEDS.glob("*.txt"))
    if len(files) != 5:
        absent(f"The five real reports are not at {SEEDS}")
    return [read(file) for file in files]


@pytest.fixture(scope="module")
def sheets(documents) -> list[Errata]:
    return [check(document) for document in documents]


@pytest.fixture(scope="module")
def finds(sheets) -> Callable[[int, str, str, str], list[Finding]]:
    """What of a report is objected to by a rule in a quote, the words being marked."""

    def look(report: int, rule: str, quote: str, words: str) -> list[Finding]:
        found = [f for f in sheets[report].findings if f.rule == rule and f.grade != Grade.HOLDS]
        return [f for f in found if quote in f.quote and words in f.claim]

    return look


@pytest.mark.parametrize("item, report, rule, quote, words", FOUND, ids=[f"{row[0]}-{row[2]}" for row in FOUND])
def test_the_audited_item_is_found(finds, item, report, rule, quote, words):
    assert finds(report, rule, quote, words), f"item {item}"


def test_enough_of_the_43_are_found(finds):
    found = {item for item, *where in FOUND if finds(*where)}
    assert MONEY_BESIDE_NONE in found
    assert len(found - {MONEY_BESIDE_NONE}) >= WANTED


def test_both_arrows_that_their_columns_contradict_are_found(finds):
    assert {f.claim for f in finds(HINCKLEY_2017, "arrows", "", "")} == {"↑", "↓"}


def test_the_items_are_named_by_rules_that_there_are():
    assert {rule for _, _, rule, _, _ in FOUND} <= set(rules())


@pytest.mark.parametrize("report, text, words", SOUND, ids=[f"{row[0]}-{row[2]}" for row in SOUND])
def test_what_checks_out_is_not_called_wrong(documents, sheets, report, text, words):
    places = _places(documents[report], text, words)
    assert places, "the report has no such words"
    wrong = [f for f in sheets[report].findings if f.grade == Grade.WRONG]
    assert [
        (f.claim, f.why)
        for f in wrong
        for paragraph, start in places
        if f.place.paragraph == paragraph and f.start < start + len(words) and start < f.end
    ] == []


def _places(document: Document, text: str, words: str) -> list[tuple[int, int]]:
    """The paragraph of each text or cell in which both stand, and where in it the words begin: from `text` on, or
    anywhere where they come before it."""
    cells = (cell for table in document.tables for row in table.rows for cell in row)
    both = [found for found in (*document.blocks, *cells) if text in found.text and words in found.text]
    starts = ((found, found.text.index(text)) for found in both)
    return [
        (found.place.paragraph, start if (start := found.text.find(words, begin)) >= 0 else found.text.index(words))
        for found, begin in starts
    ]


def test_the_same_reports_give_the_same_answers_every_time(documents):
    """Python orders a set differently in every process, and no answer may hang on that."""
    program = (
        "import sys; from pathlib import Path; from frankpledge.evidence.claims import check, formats; "
        "print([check.check(formats.read(Path(file))).findings for file in sys.argv[1:]])"
    )
    command = [sys.executable, "-c", program, *map(str, sorted(SEEDS.glob("*.txt")))]
    answers = {
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("report", range(5))
def test_every_report_is_read_whole_and_something_is_said_of_it(documents, sheets, report):
    document, sheet = documents[report], sheets[report]
    assert sum(1 for _ in document.blocks) > 50 and document.notes == ()
    assert not sheet.clean and sum(sheet.counts.values()) == len(sheet.findings)


@pytest.mark.parametrize("report", range(5))
def test_every_finding_marks_words_that_stand_in_the_report(documents, sheets, report):
    texts = {b.place: b.text for b in documents[report].blocks}
    texts |= {c.place: c.text for table in documents[report].tables for row in table.rows for c in row}
    assert [f for f in sheets[report].findings if texts[f.place][f.start : f.end] != f.claim] == []
