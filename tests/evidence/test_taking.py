"""A partner's table on its way into the warehouse, and the figures that it gives."""

import json

import pytest
from making import OTHERTON, UPWELL, row

from frankpledge.evidence import places
from frankpledge.evidence.answers import answer
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.compare.record import document
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take

FENLAND = "E23000001"
T1 = """Performance Measure\tYear 2019/20\tYear 2018/19
Total Crime\t4631\t4689
Burglary- Residential\t324\t334
Burglary – Business & community\t189\t150
Theft from Motor Vehicle\t513\t415
Theft of Motor Vehicle\t123\t104
Violence with injury\t349\t337
Domestic Violence with injury\t93\t108
Criminal Damage\t458\t484
Shoplifting\t351\t512
Hate Crime\t53\t49
ASB reported (Police Data)\t537\t687
"""
PERCENTAGES = """Performance measure\tYoY % change Upwell 2016/17\t2 year trend Upwell 2016/17
Shoplifting\t+9.1%\t↑
"""


def about(title: str = "Annual review, table 1", disclosure: str = "open", **more) -> About:
    return About(title, "Upwell Council", UPWELL, disclosure, **more)


@pytest.fixture
def taking(holding, warehouse):
    """Take tables into a warehouse that holds a little else."""
    holding([row()])

    def make(*tables: tuple[str, About]) -> Edition:
        for text, of in tables:
            edition = take(warehouse, text.encode(), "table.txt", of).edition
        return edition

    return make


def change(edition: Edition, measure: str):
    upwell = places.gazetteer(edition).areas[UPWELL]
    return compare(edition, upwell, Period.read("2019/20")).row(measure)


def test_the_two_year_table_gives_the_verdicts_that_its_counts_bear(taking):
    edition = taking((T1, about()))
    upwell = places.gazetteer(edition).areas[UPWELL]
    found = compare(edition, upwell, Period.read("2019/20"))
    assert [r.measure.id for r in found.rows if r.verdict in (Verdict.ROSE, Verdict.FELL)] == [
        "theft-from-motor-vehicle", "shoplifting", "anti-social-behaviour",
    ]  # fmt: skip
    assert len(found.rows) == 11
    assert any("judged as if by chance alone" in note for note in found.notes)


@pytest.mark.parametrize(
    "measure, before, after, percent, p",
    [
        ("business-and-community-burglary", 150, 189, 26.0, 0.0389),
        ("theft-from-motor-vehicle", 415, 513, 23.6, 0.00144),
        ("shoplifting", 512, 351, -31.4, 4.7e-8),
        ("hate-crime", 49, 53, 8.2, 0.767),
    ],
)
def test_a_published_count_is_compared_by_the_plain_exact_test(taking, measure, before, after, percent, p):
    found = change(taking((T1, about())), measure)
    assert (found.before, found.after, round(float(found.percent), 1)) == (before, after, percent)
    assert found.change.p == pytest.approx(p, rel=0.01)


def test_a_figure_names_the_cell_that_it_came_from(taking):
    edition = taking((T1, about()))
    figure = answer(edition, f"shoplifting~change~{UPWELL}~2019-04..2020-03")
    assert [(s.span.name, s.count, s.publisher) for s in figure.sources] == [
        ("2018/19", 512, "Upwell Council"),
        ("2019/20", 351, "Upwell Council"),
    ]
    assert figure.sources[1].where == "Annual review, table 1: sheet table.txt, cell B10"
    assert json.loads(json.dumps(document(figure)))["source"] == "published_figures"


@pytest.mark.parametrize("counts", [(53, 54), (54, 53), (60, 70), (70, 60)])
def test_of_two_tables_of_one_title_a_figure_names_the_one_that_has_its_count(holding, warehouse, counts):
    holding([row()])
    for default_area, count in zip((UPWELL, OTHERTON), counts, strict=True):
        content = f"Measure\tArea\t2019/20\nHate crime\t{UPWELL}\t{count}\n".encode()
        of = About("Figures", "Upwell Council", default_area, "open", {UPWELL: UPWELL})
        edition = take(warehouse, content, f"{default_area}.txt", of).edition
    made = answer(edition, f"hate-crime~count~{UPWELL}~2019-04..2020-03")
    assert made.value == counts[1] and [s.name for s in made.sources] == [f"{OTHERTON}.txt"]


def test_a_percentage_without_counts_is_said_as_published_and_never_taken_further(taking):
    edition = taking((PERCENTAGES, about("Figure 1.1", areas={"Upwell": UPWELL})))
    figure = answer(edition, f"shoplifting~as-published~{UPWELL}~2016-04..2017-03")
    assert figure.value is None and figure.text == "+9.1%, ↑"
    assert figure.answer.endswith("Without the counts it cannot be checked.")
    assert answer(edition, f"shoplifting~count~{UPWELL}~2016-04..2017-03").text == "not available"


def test_a_table_of_the_same_title_takes_the_place_of_the_one_before(taking, warehouse):
    taking((T1, about()))
    taken = take(warehouse, T1.replace("351", "352").encode(), "again.txt", about())
    assert taken.replaced == "table.txt"
    assert change(taken.edition, "shoplifting").after == 352


def test_to_look_changes_nothing(taking, warehouse):
    edition = taking((T1, about()))
    looked = take(warehouse, T1.replace("351", "352").encode(), "again.txt", about(), only_look=True)
    assert looked.edition == edition == warehouse.edition()


def test_a_table_that_is_refused_leaves_the_warehouse_as_it_was(taking, warehouse):
    edition = taking((T1, about()))
    with pytest.raises(Refused):
        take(warehouse, b"Performance measure\tYear 2019/20\n", "empty.txt", about("Another"))
    assert warehouse.edition() == edition


def test_the_same_bytes_under_two_titles_are_two_tables(taking, warehouse):
    edition = taking((T1, about()), (T1, about("Annual review, again")))
    assert sum(p.source == "published_figures" for p in edition.parts) == 2
    assert change(edition, "shoplifting").title in ("Annual review, table 1", "Annual review, again")
