"""What a partner sends in confidence: small numbers, and all that would give them back, leave by no exit."""

import json

import pytest
from making import PLAIN, UPWELL, outlines, row, square

from frankpledge.evidence import places
from frankpledge.evidence.answers import answer
from frankpledge.evidence.area import Area, Gazetteer, Own
from frankpledge.evidence.as_published import printed
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.compare.record import document
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.disclosure.sums import Sum
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.figures.question import STATISTICS
from frankpledge.evidence.measures.adding import Areas
from frankpledge.evidence.measures.elsewhere import tables_of
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.released import withheld
from frankpledge.evidence.measures.tables import ambiguous, key
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.shares import composition
from frankpledge.evidence.trends import control

YEARS = ("2020/21", "2021/22", "2022/23")
RESIDENTIAL, BUSINESS = "Burglary Residential", "Burglary Business and Community"
AGAINST = {  # what a statistic is set against, for those that want it
    "share": "~E23000001",
    "part": "~burglary",
    "rank": "~force",
    **dict.fromkeys(("hot-areas", "hot-share", "hot-kept", "half-in"), "~lsoa"),
    "near-repeats": "~200m-14d",
    "forecast": "~2020-03",
    "effect": "~rest",
    "score": "~all",
    "harm": "~crime-severity-score",
}
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
    return {(key(one)[0], one.period.name) for one in withheld(edition)}


def test_a_small_count_goes_and_another_with_it_that_would_give_it_back(sent):
    edition = sent(table(BURGLARY))
    gone = hidden(edition)
    assert ("business-and-community-burglary", "2020/21") in gone
    assert len([g for g in gone if g[1] == "2020/21"]) == 2  # 20 − 17 would give the 3 back
    assert not [g for g in gone if g[1] != "2020/21"]


def test_no_statistic_of_a_withheld_count_has_a_number_in_it(sent):
    edition = sent(table(BURGLARY))
    for statistic in STATISTICS:
        against = AGAINST.get(statistic, "")
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
    assert composition(counted, measures()["burglary"], upwell, Period.read("2020/21")) is None
    last = Period.read("2022/23").last
    assert control(counted, measures()["business-and-community-burglary"], upwell, last) is None


def test_three_quarters_and_a_year_do_not_tell_the_fourth(sent):
    heads = ("2020/21", "Q1 2020/21", "Q2 2020/21", "Q3 2020/21")
    assert hidden(sent(table({"Hate crime": (20, 6, 6, 6)}, heads)))  # 20 − 18 is 2


def test_a_sum_that_has_a_withheld_part_in_it_is_withheld(sent):
    heads = ("Q1 2020/21", "Q2 2020/21", "Q3 2020/21")
    edition = sent(table({"Hate crime": (2, 16, 26)}, heads))
    made = answer(edition, f"hate-crime~count~{UPWELL}~2020-04..2020-09")
    assert (made.value, made.text) == (None, "withheld")  # never the 18 that gives the 2 back


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


def test_a_table_that_contradicts_a_newer_one_is_withheld_whole(sent):
    heads = ("Q1 2020/21", "April 2020", "May 2020", "June 2020")
    sent(table({"Hate crime": (35, 3, 32, 0)}, heads), "A")
    edition = sent(table({"Hate crime": (20, 8, 12, 0)}, heads), "Z")
    gone = withheld(edition)
    assert {(one.title, one.count) for one in gone if one.title == "A"} == {("A", 35), ("A", 3), ("A", 32), ("A", 0)}
    upwell = places.gazetteer(edition).areas[UPWELL]
    newest, older = tables_of(edition, measures()["hate-crime"], upwell)
    assert (newest.title, older.title) == ("Z", "A")
    assert not older.counts and len(older.withheld) == 4


@pytest.mark.parametrize("heading", ["% change 2020/21 to 2021/22", "2 year % change 2021/22"])
def test_a_percentage_in_another_table_does_not_give_a_withheld_count_back(sent, heading):
    sent(table({"Hate crime": (4, 8)}, YEARS[:2]))
    lines = f"Measure\t{heading}\nHate crime\t+100%\n".encode()
    edition = sent(lines, "In confidence too")
    upwell = places.gazetteer(edition).areas[UPWELL]
    assert not printed(edition, measures()["hate-crime"], upwell, Period.read("2021/22"))
    edition = sent(lines, "Published already", "open")
    (found,) = printed(edition, measures()["hate-crime"], upwell, Period.read("2021/22"))
    assert found.title == "Published already"


def test_a_percentage_of_years_that_are_both_said_is_kept(sent):
    lines = b"Measure\t2019/20\t2020/21\t2021/22\t% change 2020/21 to 2021/22\nHate crime\t4\t8\t16\t+100%\n"
    edition = sent(lines)
    upwell = places.gazetteer(edition).areas[UPWELL]
    assert [o.value for o in printed(edition, measures()["hate-crime"], upwell, Period.read("2021/22"))] == ["+100%"]


def test_a_count_told_in_two_ways_by_one_table_is_no_count(sent):
    rows = {"Violence against the person": (40, 50), "Violence against person": (41, 50)}
    edition = sent(table(rows, YEARS[:2]), disclosure="open")
    upwell = places.gazetteer(edition).areas[UPWELL]
    (series,) = tables_of(edition, measures()["violence-against-the-person"], upwell)
    assert {s.name: n for s, n in series.counts.items()} == {"2021/22": 50} and not series.withheld
    assert [[one.count for one in group] for group in ambiguous(edition)] == [[40, 41]]


def test_what_is_withheld_is_not_worked_out_anew_for_rows_that_have_nothing_to_do_with_it(sent, holding):
    before = sent(table(BURGLARY))
    after = holding([row(), row(Month="2023-02")], "more")
    assert after.name != before.name and withheld(after) is withheld(before)


# Several ways of dividing one area


def test_each_way_of_dividing_an_area_is_a_sum_of_its_own():
    members = {"d": "abcd", "beat-1": "ab", "beat-2": "cd", "round-1": "ac", "round-2": "bd"}
    own = {c: Own(c[:4], c[:4], False, ("d",)) for c in members if c != "d"}
    areas = {c: Area(c, c, "own" if c in own else "district") for c in members}
    divided = Areas(Gazetteer(areas=areas, members={c: frozenset(m) for c, m in members.items()}, own=own))
    counts = {"beat-1": 30, "beat-2": 10, "round-1": 15, "round-2": 25}
    cells = {("m", c, "p"): n for c, n in counts.items()}
    assert divided.wholes(cells) == {("m", "d", "p"): 40}
    sums = divided.sums(cells | divided.wholes(cells))
    assert {(tuple(p[1] for p in s.parts), s.exhaustive) for s in sums} == {
        (("beat-1", "beat-2"), True),
        (("round-1", "round-2"), True),
    }


def test_an_area_that_is_the_same_as_another_is_the_sum_of_it():
    areas = Areas(Gazetteer(members={"a": frozenset("x"), "b": frozenset("x")}))
    assert areas.sums({("m", "a", "p"): 7, ("m", "b", "p"): 7}) == [Sum(("m", "a", "p"), (("m", "b", "p"),))]
    assert areas.sums({("m", "a", "p"): 7, ("m", "b", "p"): 6}) == []


def test_partnerships_that_share_a_district_are_not_the_same_as_it():
    g = Gazetteer(
        members={"d": frozenset("x"), "p": frozenset("x"), "q": frozenset("x")},
        partnerships={"p": ["d"], "q": ["d"]},
        split_districts={"d": ["p", "q"]},
    )
    cells = {("m", "d", "t"): 9, ("m", "p", "t"): 5, ("m", "q", "t"): 4}
    assert Areas(g).sums(cells) == [Sum(("m", "d", "t"), (("m", "p", "t"), ("m", "q", "t")))]


def told(edition, measure: str, *periods: str) -> list[int | None]:
    return [answer(edition, f"{measure}~count~{UPWELL}~{p}").value for p in periods]


APR = "2022-04..2022-04"
QS = ("2022-04..2022-06", "2022-07..2022-09", "2022-10..2022-12", "2023-01..2023-03")


def test_to_look_at_a_guess_tells_nothing_of_what_was_sent(sent, warehouse):
    sent(table({"Hate crime": (3, 30, 31)}))
    guess = About("A guess", "Nobody", UPWELL, "open")
    looked = take(warehouse, table({"Hate crime": (99, 30, 31)}), "guess.txt", guess, only_look=True)
    assert not [w for w in looked.understood.warnings if "earlier" in str(w)]


def test_a_later_table_does_not_change_what_is_hidden_so_that_old_and_new_give_it_away(sent):
    heads = ("2022/23", "Q1 2022/23", "Q2 2022/23", "Q3 2022/23", "Q4 2022/23")
    before = sent(table({"Hate crime": (60, 3, 20, 17, 20)}, heads), "one")
    shown_before = told(before, "hate-crime", *QS)
    after = sent(table({"Hate crime": (7, 6, 7)}, ("January 2023", "February 2023", "March 2023")), "two")
    known = [b if b is not None else a for b, a in zip(shown_before, told(after, "hate-crime", *QS), strict=True)]
    assert known[0] is None and known.count(None) >= 2  # or the year less the other three would be the first


def test_what_the_police_publish_of_a_wider_measure_does_not_give_a_partners_count_away(holding, warehouse):
    rows = [row(Month="2022-04", Crime_type="Criminal damage and arson")] * 53
    holding(rows)
    about = About("Fires", "Fenland Police", UPWELL, "partner")
    content = table({"Criminal damage": (50,), "Arson": (3,)}, ("April 2022",))
    edition = take(warehouse, content, "fires.txt", about).edition
    assert told(edition, "criminal-damage-and-arson", APR) == [53]
    assert told(edition, "criminal-damage", APR) == [None] and told(edition, "arson", APR) == [None]


def test_a_month_of_the_police_that_arrives_later_does_not_give_a_partners_count_away(sent, holding):
    before = sent(table({"Criminal damage": (50,), "Arson": (3,)}, ("April 2022",)))
    assert told(before, "criminal-damage", APR) == [50] and told(before, "arson", APR) == [None]
    after = holding([row(Month="2022-04", Crime_type="Criminal damage and arson")] * 53, "more")
    assert told(after, "criminal-damage-and-arson", APR) == [53]
    assert told(after, "criminal-damage", APR) == [None] and told(after, "arson", APR) == [None]


def test_a_total_that_is_out_by_one_does_not_tell_the_small_part_within_one(sent):
    heads = ("2022/23", "Q1 2022/23", "Q2 2022/23", "Q3 2022/23", "Q4 2022/23")
    edition = sent(table({"Hate crime": (59, 3, 20, 17, 20)}, heads))
    assert told(edition, "hate-crime", "2022-04..2023-03") == [None]


def test_measures_that_add_up_to_another_in_words_only_do_not_give_it_away(sent):
    rows = {
        "Serious acquisitive crime": (100,), "Residential burglary": (50,), "Robbery": (3,), "Vehicle crime": (47,),
    }  # fmt: skip
    edition = sent(table(rows, ("2017/18",)))
    ids = ("serious-acquisitive-crime", "residential-burglary", "robbery", "vehicle-crime")
    assert [told(edition, m, "2017-04..2018-03")[0] for m in ids].count(None) >= 2


def test_what_was_sent_in_confidence_is_not_made_public_by_a_slip(sent):
    sent(table(BURGLARY), "Counts")
    with pytest.raises(Refused, match="was sent in confidence"):
        sent(table(BURGLARY), "Counts", "open")


def test_a_table_of_beats_can_be_taken(adding, warehouse):
    added = adding(outlines({PLAIN: square(0.0)}), name_property="LSOA21CD")
    (code,) = added.codes
    about = About("Beats", "Fenland Police", code, "open")
    edition = take(warehouse, table({"Hate crime": (12,)}, ("2022/23",)), "beats.txt", about).edition
    assert answer(edition, f"hate-crime~count~{code}~2022-04..2023-03").value == 12
