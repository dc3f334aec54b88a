"""The five real reports: every slip of words, law, registers, references and money in them is found where it stands."""

from pathlib import Path

import pytest

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.formats import read
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import rules

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
HARBOROUGH_2012, HARBOROUGH_2023, HARBOROUGH_2020, NORTH_WEST_2013, HINCKLEY_2017 = range(5)

FOUND = [
    (HARBOROUGH_2012, "no-figure", Grade.UNCHECKED, "Road traffic collisions have reduced"),
    (HARBOROUGH_2023, "responsible-authorities", Grade.WRONG, "Leicestershire Police Crime Commissioner"),
    (HARBOROUGH_2023, "duties-by-section", Grade.WRONG, "Section 17 of that Act imposes a duty on a number of"),
    (HARBOROUGH_2020, "act-names", Grade.WRONG, "Anti-Social Behaviour, Police and Crime Act 2014"),
    (HARBOROUGH_2020, "responsible-authorities", Grade.WRONG, ("Office of the Leicestershire Police & Crime "
                                                              "Commissioner")),
    (HARBOROUGH_2020, "responsible-authorities-missing", Grade.DOUBTFUL, "These include:"),
    (HARBOROUGH_2020, "partnerships-in-county", Grade.DOUBTFUL, "one for each of the 7 District/ Boroughs"),
    (HARBOROUGH_2020, "duplicate-entry", Grade.WRONG, "2017/18"),
    (HARBOROUGH_2020, "same-body-twice", Grade.DOUBTFUL, "Leicestershire Police"),
    (HARBOROUGH_2020, "amount-twice", Grade.HOLDS, "£36,073"),
    (NORTH_WEST_2013, "part-year-money", Grade.DOUBTFUL, "£7,112"),
    (NORTH_WEST_2013, "victims-or-crimes", Grade.DOUBTFUL, "2,650 fewer victims of crime"),
    (NORTH_WEST_2013, "span-of-years", Grade.DOUBTFUL, "year on year for seven years"),
    (NORTH_WEST_2013, "mixed-vintages", Grade.DOUBTFUL, "2010 ONS"),
    (NORTH_WEST_2013, "same-body-twice", Grade.DOUBTFUL, "Leicestershire Fire Authority"),
    (NORTH_WEST_2013, "target-without-baseline", Grade.DOUBTFUL, ("Overall crime figures in the district are further "
                                                                 "reduced")),
    (NORTH_WEST_2013, "target-without-baseline", Grade.DOUBTFUL,
     "As a result, we may see an increase in reports of low-level anti-social behaviour"),
    (HINCKLEY_2017, "cross-reference", Grade.WRONG, "Section 6"),
    (HINCKLEY_2017, "cross-reference", Grade.HOLDS, "section 6.6"),
    (HINCKLEY_2017, "cross-reference", Grade.HOLDS, "7.6"),
    (HINCKLEY_2017, "none-beside-money", Grade.DOUBTFUL, "None"),
    (HINCKLEY_2017, "opposite-valence", Grade.DOUBTFUL, "domestic abuse, which is seen as a positive"),
]  # fmt: skip
RULES = sorted({rule for _, rule, _, _ in FOUND} | {"money-total"})
BETTER = [
    (HARBOROUGH_2020, "duplicate-entry", "2018/19 Annual Review, Scrutiny Leadership June 2019"),
    (HARBOROUGH_2020, "act-names", "The new Anti-social Behaviour, Crime and Policing Act 2014 have"),
    (HARBOROUGH_2023, "duties-by-section", "Sections 5 and 6 of that Act impose a duty"),
    (NORTH_WEST_2013, "part-year-money", "In total this is £40,412"),
    (NORTH_WEST_2013, "victims-or-crimes", "2,650 fewer recorded crimes"),
    (HINCKLEY_2017, "cross-reference", "challenges under Section 7 of this report"),
    (HINCKLEY_2017, "none-beside-money", "£49,573 named in paragraph 3.6.1"),
]


@pytest.fixture(scope="module")
def seeds(absent):
    """Of each of the five reports, what the rules say: rule, grade, the words marked, the better sentence."""
    files = sorted(SEEDS.glob("*.txt"))
    if len(files) != 5:
        absent(f"The five real reports are not at {SEEDS}")
    return [_said(Report(read(file))) for file in files]


def _said(report: Report) -> list[tuple[str, Grade, str, str]]:
    texts = {b.place: b.text for b in report.blocks} | {
        c.place: c.text for table in report.tables for row in table.rows for c in row
    }
    found = [f for rule in RULES for f in rules()[rule].findings(report)]
    return [(f.rule, f.grade, texts[f.place][f.start : f.end], f.better) for f in found]


@pytest.mark.parametrize("seed, rule, grade, words", FOUND)
def test_a_slip_is_found_where_it_stands(seeds, seed, rule, grade, words):
    marked = [text for found, graded, text, _ in seeds[seed] if (found, graded) == (rule, grade)]
    assert any(text == words or (len(words) > 30 and words in text) for text in marked), marked


@pytest.mark.parametrize("seed, rule, words", BETTER)
def test_a_better_sentence_is_offered(seeds, seed, rule, words):
    assert any(found == rule and words in better for found, _, _, better in seeds[seed])


def test_nothing_else_in_the_five_reports_is_called_wrong(seeds):
    expected = {(seed, rule) for seed, rule, grade, _ in FOUND if grade == Grade.WRONG}
    said = [(seed, rule) for seed, found in enumerate(seeds) for rule, grade, _, _ in found if grade == Grade.WRONG]
    assert sorted(said) == sorted(expected)


def test_the_three_lists_of_measures_of_success_are_each_marked_once(seeds):
    assert [rule for rule, _, _, _ in seeds[NORTH_WEST_2013]].count(
        "target-without-baseline"
    ) == 4  # one is double-edged
