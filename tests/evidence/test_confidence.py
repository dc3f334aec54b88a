"""What a partner sends in confidence: small numbers, and all that would give them back, leave by no exit."""

import json

import pytest
from making import PLAIN, UPWELL, row

from frankpledge.evidence import places
from frankpledge.evidence.as_published import printed
from frankpledge.evidence.compare.answer import answer
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.compare.record import document
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.figures.question import STATISTICS
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.released import withheld
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.shares import composition
from frankpledge.evidence.trends import control

YEARS = ("2020/21", "2021/22", "2022/23")
RESIDENTIAL, BUSINESS = "Burglary Residential", "Burglary Business and Community"
BURGLARY = {"Burglary": (20, 31, 30), RESIDENTIAL: (17, 24, 20), BUSINESS: (3, 7, 10)}


def table(rows: dict[str, tuple], heads: tuple = YEARS) -> bytes:
    lines = ["\t".join(("Measure", *heads)), *("\t".join((name, *map(str, n))) for name, n in rows.items())]
    return "\n".join(lines).encode()


@pytest.fixture
def sent(holding, warehouse):
    """Tables sent in confidence (or published), into a warehouse that holds a little else."""
    holding([row(), row(Month="2023-01", LSOA_code=PLAIN)])

    def make(content: bytes, title: str = "Partner's counts", disclosure: str = "partner"):
        return take(warehouse, content, "sent.txt", About(title, "Fenland Police", UPWELL, disclosure)).edition

    return make


def hidden(edition) -> set[tuple[str, str]]:
    return {(measure, Period.read(period).name) for measure, _, period in withheld(edition)}


def test_a_small_count_goes_and_another_with_it_that_would_give_it_back(sent):
    edition = sent(table(BURGLARY))
    gone = hidden(edition)
    assert ("business-and-community-burglary", "2020/21") in gone
    assert len([g for g in gone if g[1] == "2020/21"]) == 2  # 20 − 17 would give the 3 back
    assert not [g for g in gone if g[1] != "2020/21"]


def test_no_statistic_of_a_withheld_count_has_a_number_in_it(sent):
    edition = sent(table(BURGLARY))
    for statistic in STATISTICS:
        against = {"share": "~E23000001", "part": "~burglary", "rank": "~force"}.get(statistic, "")
        made = answer(edition, f"business-and-community-burglary~{statistic}~{UPWELL}~2020-04..2021-03{against}")
        assert made.value is None and not made.spans and not made.sources
        told = json.dumps(document(made)).replace(made.id, "").replace(UPWELL, "")
        assert " 3" not in told and ": 3" not in told, (statistic, told)


def test_a_withheld_count_is_said_to_be_and_why(sent):
    made = answer(sent(table(BURGLARY)), f"business-and-community-burglary~count~{UPWELL}~2020-04..2021-03")
    assert made.text == "withheld"
    assert "a number so small that somebody could be recognised in it" in made.answer


def test_with_the_count_before_go_the_change_and_what_would_be_noticed(sent):
    edition = sent(table(BURGLARY))
    upwell = places.gazetteer(edition).areas[UPWELL]
    found = compare(edition, upwell, Period.read("2021/22")).row("business-and-community-burglary")
    assert (found.before, found.after, found.verdict) == (None, 7, Verdict.WITHHELD)
    assert found.change is None and found.noticeable is None and found.adjusted_p is None
    assert "withheld" in found.meaning


def test_a_measure_whose_count_is_withheld_is_named_without_it(sent):
    edition = sent(table(BURGLARY))
    upwell = places.gazetteer(edition).areas[UPWELL]
    found = compare(edition, upwell, Period.read("2020/21"))
    assert "business-and-community-burglary" in [m.id for m in found.withheld]
    assert found.row("business-and-community-burglary") is None


def test_no_composition_and_no_chart_is_made_of_what_is_withheld(sent):
    edition = sent(table(BURGLARY))
    upwell = places.gazetteer(edition).areas[UPWELL]
    counted = Counted(edition, [upwell])
    made = composition(counted, measures()["burglary"], upwell, Period.read("2020/21"))
    assert made is None or len(made.parts) < 2
    last = Period.read("2022/23").last
    assert control(counted, measures()["business-and-community-burglary"], upwell, last) is None


def test_three_quarters_and_a_year_do_not_tell_the_fourth(sent):
    heads = ("2020/21", "Q1 2020/21", "Q2 2020/21", "Q3 2020/21")
    assert hidden(sent(table({"Hate crime": (20, 6, 6, 6)}, heads)))  # 20 − 18 is 2


def test_a_sum_that_has_a_withheld_part_in_it_is_withheld(sent):
    heads = ("Q1 2020/21", "Q2 2020/21", "Q3 2020/21")
    edition = sent(table({"Hate crime": (2, 16, 26)}, heads))
    made = answer(edition, f"hate-crime~count~{UPWELL}~2020-04..2020-09")
    assert made.value is None or made.value == 16  # never the 18 that gives the 2 back
    assert "18" not in made.text


def test_a_percentage_beside_a_withheld_count_goes_with_it(sent):
    lines = b"Measure\t2020/21\t2021/22\t% change 2021/22\nHate crime\t4\t8\t+100%\n"
    edition = sent(lines)
    upwell = places.gazetteer(edition).areas[UPWELL]
    assert not printed(edition, measures()["hate-crime"], upwell, Period.read("2021/22"))


def test_a_new_total_does_not_give_away_how_few_were_added(sent, warehouse):
    sent(table({"Hate crime": (40, 50, 60)}))
    edition = sent(table({"Hate crime": (40, 50, 62)}))
    assert hidden(edition) == {("hate-crime", "2022/23")}
    made = answer(edition, f"hate-crime~count~{UPWELL}~2022-04..2023-03")
    assert made.text == "withheld"


def test_what_is_already_published_is_never_withheld(sent):
    assert not withheld(sent(table(BURGLARY), disclosure="open"))


def test_what_is_public_helps_nobody_to_work_out_what_was_sent(sent):
    sent(table({"Burglary": (20, 31, 30)}), "Public review", "open")
    rest = {name: n for name, n in BURGLARY.items() if name != "Burglary"}
    gone = hidden(sent(table(rest)))
    assert {g[0] for g in gone if g[1] == "2020/21"} == {"residential-burglary", "business-and-community-burglary"}
