"""Campaigns of a register: planted effects are found, nothing is claimed, and what can't be compared is refused."""

from dataclasses import replace
from itertools import chain
from math import exp, log, sqrt

import pytest
from making import (
    EAST,
    FOURWAYS_LSOA,
    OTHERTON_LSOA,
    PLAIN,
    SALTBY_LSOA,
    THREEWAYS_LSOA,
    WEST,
    row,
    table,
    write,
    write_months,
)

from frankpledge.evidence import places
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.campaigns import evaluated, planned
from frankpledge.evidence.analyses.campaigns.evaluated import find
from frankpledge.evidence.analyses.campaigns.result import campaigns, of_trial
from frankpledge.evidence.analyses.campaigns.trial import Trial, named_against, usual_before
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.answers import answer
from frankpledge.evidence.figures.question import NoSuchFigure
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.sentence import Printed
from frankpledge.evidence.sources.registers import CAMPAIGNS
from frankpledge.evidence.statistics.evaluation.words import overclaims
from frankpledge.evidence.warehouse import Warehouse

RAN = Period.read("2024-10..2024-12")
MONTHS = [f"{year}-{month:02}" for year in range(2021, 2025) for month in range(1, 13)]


def lines(number, month, lsoa, kind="Burglary", force="Fenland Police"):
    return [row(Month=month, LSOA_code=lsoa, Crime_type=kind, Falls_within=force)] * number


def happened():
    """Forty a month in Threeways and in Fourways, but twenty in Threeways while the campaign ran; and others."""
    for month in MONTHS:
        ran = month[:4] == "2024" and month[5:] in ("10", "11", "12")
        yield lines(20 if ran else 40, month, THREEWAYS_LSOA)
        yield lines(40, month, FOURWAYS_LSOA)
        yield lines(5 if ran else 12, month, THREEWAYS_LSOA, "Robbery")
        yield lines(12, month, FOURWAYS_LSOA, "Robbery")
        for lsoa in (PLAIN, WEST, EAST, OTHERTON_LSOA):
            yield lines(6, month, lsoa)
        yield lines(9, month, SALTBY_LSOA, force="Marsh Police")


def registered(*campaigns):
    """A register of campaigns, each with its fields in the order of the headings."""
    return table(CAMPAIGNS.headings, campaigns)


REGISTER = registered(
    ("Sheds", "burglary", "district:Threeways", "2024-10", "2024-12", "district:Fourways", "", "", "Locks"),
    ("Streets", "robbery", "Threeways", "2024-10", "2024-12", "Fourways", "Otherton", "9000", "Patrols"),
    ("Quiet", "burglary", "Fourways", "2024-10", "2024-12", "Otherton", "", "500", "Leaflets"),
    ("West", "burglary", WEST, "2024-10", "2024-12", "", "", "", "Lamps"),
    ("Beside", "burglary", WEST, "2024-10", "2024-12", EAST, "", "", "Lamps"),
    ("Within", "burglary", WEST, "2024-10", "2024-12", "Upwell & Dale", "", "", "Lamps"),
    ("Twice", "burglary", f"{WEST}; Upwell & Dale", "2024-10", "2024-12", "Otherton", "", "", "Lamps"),
    ("Nowhere", "burglary", "Threeways", "2024-10", "2024-12", "Far Away", "", "", "Lamps"),
    ("Unheld", "burglary", "Threeways", "2025-01", "2025-03", "Fourways", "", "", "Lamps"),
    ("Recount", "violence-and-sexual-offences", "Threeways", "2023-06", "2023-08", "Fourways", "", "", "Lamps"),
    ("Year", "burglary", "Saltby", "2024-01", "2024-12", "", "", "", "{{Lamps}}"),
)


@pytest.fixture(scope="module")
def edition(country, tmp_path_factory):
    folder = tmp_path_factory.mktemp("campaigns")
    street = write_months(folder / "street", list(chain.from_iterable(happened())))
    register = write(folder / "campaigns.csv", REGISTER)
    return read([country, street, register], Warehouse(folder / "warehouse")).edition


def asked(edition, name, **more):
    return Asked(edition, places.gazetteer(edition).find(name), **more)


def trial(edition, measure="burglary", area="Threeways", period=RAN, compare="Fourways", buffer="", **more):
    gazetteer = places.gazetteer(edition)
    against, compared_with = named_against(gazetteer, tuple(filter(None, [compare])), "here")
    around = tuple(gazetteer.find(name) for name in [buffer] if name)
    before = more.pop("before", usual_before(period))
    areas = (gazetteer.find(area),)
    return Trial(measures()[measure], areas, period, before, against, compared_with, around, **more)


def record(edition, name, area):
    (found,) = [r for r in campaigns(asked(edition, area)).records if r["campaign"] == name]
    return found


def texts(result):
    """Everything that a result prints, but for what the partnership wrote itself."""
    cells = (c.text if isinstance(c, Printed) else c for one in result.listings for r in one.rows for c in r)
    return "\n".join([result.title, *(s.plain for s in result.says), *result.cautions, *result.method, *cells])


def test_a_planted_fall_is_found_with_its_ratio_and_interval(edition):
    found = record(edition, "Sheds", "Threeways")
    assert [found[k] for k in ("before", "after", "comparison_before", "comparison_after")] == [120, 60, 120, 120]
    error = sqrt(1 / 120 + 1 / 60 + 1 / 120 + 1 / 120)  # Farrington and others 2007, φ = 1 of a series that is level
    assert found["ratio"] == 0.5
    assert found["ratio_low"] == pytest.approx(exp(log(0.5) - 1.959964 * error))
    assert found["ratio_high"] == pytest.approx(exp(log(0.5) + 1.959964 * error))
    assert found["result"] == "better than the comparison"


def test_the_words_give_the_counts_first_and_claim_nothing(edition):
    result = of_trial(asked(edition, "Threeways"), trial(edition))
    said = " ".join(s.plain for s in result.says)
    assert "fell from 120 to 60 (by 50.0%); in the comparison area it stayed level at 120." in said
    assert "which is what would be expected if what was done helped; it does not show that it did" in said
    assert "Level 3 of 5 at most on the Maryland scale" in said


@pytest.mark.parametrize("area", ["Threeways", "Upwell & Dale", "Fourways", "Saltby"])
def test_nothing_that_is_printed_overclaims(edition, area):
    assert not overclaims(texts(campaigns(asked(edition, area))))


def test_where_nothing_happened_it_says_what_could_have_been_noticed(edition):
    found = record(edition, "Quiet", "Fourways")
    assert (found["result"], found["ratio"]) == ("no detectable change", 1)
    said = campaigns(asked(edition, "Fourways"), "quiet").says
    assert f"only a fall by about {found['noticeable_fall_percent']:.0f}% or more" in said[0].plain
    assert said[-1].plain == "No value is put on it: the result is “no detectable change”."


def test_the_rest_of_the_force_leaves_out_the_target_and_the_small_areas_that_touch_it(edition):
    found = record(edition, "West", "Upwell & Dale")
    assert (found["before"], found["comparison_before"]) == (18, (40 + 40 + 6 + 6) * 3)  # EAST touches it
    assert found["compared_with"].endswith("the 1 small area (LSOA) around it left out")


def test_in_the_other_months_design_the_months_that_lead_up_to_it_are_compared(holding):
    """106 to 96 in the quarter, 190 to 258 in the others: the burglary campaign of docs/methods/evaluation.md."""
    counts = dict(zip(MONTHS[24:], [21] * 8 + [22, 35, 35, 36] + [28] * 8 + [34, 32, 32, 32], strict=True))
    edition = holding([r for month, n in counts.items() for r in lines(n, month, OTHERTON_LSOA)])
    found = find(edition, trial(edition, area="Otherton", compare="other months"))
    counted = found.relative.target.before, found.relative.target.after, found.control.before, found.control.after
    assert counted == (106, 96, 190, 258)
    assert found.relative.expected == pytest.approx(143.9, abs=0.05)
    ends = found.relative.avoided.interval
    assert [round(n) for n in (found.relative.avoided.count, ends.low, ends.high)] == [48, 7, 105]
    assert found.target.dispersion is None and "Chance alone is allowed for" in " ".join(found.said.cautions)


def test_with_nothing_to_compare_it_can_only_be_said_that_it_changed(edition):
    found = record(edition, "Year", "Saltby")
    assert (found["maryland_level"], found["ratio"], found["comparison_before"]) == (2, None, None)
    said = texts(campaigns(asked(edition, "Saltby")))
    assert "Not compared with the rest of the police force area: nothing of Marsh" in said
    assert "Not compared with its other months" in said


def test_a_year_and_more_is_set_against_the_months_before_that_it_does_not_share():
    assert usual_before(Period.read("2023-07..2024-12")) == Period.read("2021-07..2022-12")


@pytest.mark.parametrize(
    "name, area, why",
    [
        ("Beside", "Upwell & Dale", f"1 small area of the comparison next to the target ({EAST} now)"),
        ("Within", "Upwell & Dale", "1 small area both in the target and in the comparison"),
        ("Twice", "Upwell & Dale", "both in the target, share ground and would be counted twice"),
        ("Nowhere", "Threeways", "“compare with” of the register of campaigns: no area is named “Far Away”"),
        ("Unheld", "Threeways", "no counts of burglary in Threeways are held for January to March 2025"),
        ("Recount", "Threeways", "the counting of violence and sexual offences changed in"),
    ],
)
def test_what_can_not_be_compared_is_refused_and_says_why(edition, name, area, why):
    every = campaigns(asked(edition, area))
    assert any(s.plain.startswith(f"{name} can’t be evaluated: ") and why in s.plain for s in every.says)
    assert record(edition, name, area)["result"] == "not compared"
    with pytest.raises(NothingToAnalyse, match="can't be evaluated"):
        campaigns(asked(edition, area), name)


def test_what_to_expect_of_a_target_in_two_forces_is_not_told(edition, monkeypatch):
    monkeypatch.setattr(evaluated, "LEAST_PLACES", 1)
    gazetteer, made = places.gazetteer(edition), trial(edition, compare="Otherton")
    both = replace(made, areas=(gazetteer.find("Threeways"), gazetteer.find("Saltby")))
    found = find(edition, both)
    assert found.chosen is None and (found.target.before, found.target.after) == (120 + 27, 60 + 27)


def test_where_nothing_was_counted_in_the_comparison_that_is_said(edition):
    with pytest.raises(NothingToAnalyse, match="nothing was counted in one of the places"):
        find(edition, trial(edition, "robbery", compare="Otherton"))


def test_a_mistake_of_our_own_is_not_told_as_a_reason(edition, monkeypatch):
    def mistaken(*_):
        raise ValueError("Area(…) is not in list")

    monkeypatch.setattr(evaluated, "worth", mistaken)
    with pytest.raises(ValueError, match="not in list"):
        find(edition, trial(edition, name="Not asked before"))


def test_months_that_count_on_both_sides_are_refused(edition):
    with pytest.raises(NothingToAnalyse, match="share 1, which count on both sides"):
        find(edition, trial(edition, before=Period.read("2024-08..2024-10")))


def test_the_buffer_tells_whether_crime_moved(edition):
    said = " ".join(s.plain for s in campaigns(asked(edition, "Threeways"), "Streets").says)
    found = record(edition, "Streets", "Threeways")
    assert found["displacement_quotient"] == 0  # nobody was robbed in Otherton, before or after
    assert found["weighted_displacement"] == 15 - 36
    # −21 ± 1.96 √(36 + 15 + 36 + 36), Wheeler and Ratcliffe 2018
    assert "together show no detectable change beside the comparison areas (43 fewer to 1 more)" in said


def test_money_is_put_only_on_a_result_that_is_better_and_of_which_a_cost_is_known(edition):
    found = record(edition, "Streets", "Threeways")
    assert found["worth"] == pytest.approx(11320 * (36 - 15))
    assert found["worth_low"] < found["worth"] < found["worth_high"]
    result = campaigns(asked(edition, "Threeways"), "Streets")
    assert any(s.plain.startswith("Indicative: the fewer crimes would be worth about £238,000") for s in result.says)
    assert any("Unit costs are to be verified" in c for c in result.cautions)
    assert record(edition, "Quiet", "Fourways")["worth"] is None
    with_cost = of_trial(asked(edition, "Threeways"), trial(edition, cost=100.0))
    assert with_cost.says[-1].plain == "No value is put on it: no unit cost of burglary is held."


def test_every_number_is_a_figure_that_answers_the_same(edition):
    result = campaigns(asked(edition, "Threeways"))
    cells = [c for one in result.listings for r in one.rows for c in r if isinstance(c, Printed)]
    ratios = [n for s in result.says for n in s.numbers.values()]
    assert len(cells) == 10 and len(ratios) == 2
    for printed in (*cells, *ratios):
        figure = answer(edition, printed.figure)
        assert figure.text == printed.text and figure.id == printed.figure and figure.sources
    counted = answer(edition, ratios[0].figure).details
    assert [f"{counted[k]:,}" for k in ("before", "after")] == [c.text for c in cells[:2]]


def test_a_count_that_no_figure_has_is_no_link(edition):
    (shown,) = [r for r in campaigns(asked(edition, "Upwell & Dale")).listings[0].rows if r[0] == "West"]
    assert isinstance(shown[1], Printed) and shown[3] == "276"  # of the rest of the force


def test_the_id_of_several_areas_and_of_a_buffer_is_read_back(edition):
    gazetteer = places.gazetteer(edition)
    made = trial(edition, compare="rest", buffer="Otherton", before=Period.read("2022-10..2022-12"))
    both = Trial(**{**vars(made), "areas": (gazetteer.find("Threeways"), gazetteer.find("Saltby"))})
    assert both.set_against == "rest,with:E07000005,buffer:E07000002,before:2022-10..2022-12"
    figure = answer(edition, f"burglary~effect~E07000003~{RAN.id}~{made.set_against}@{edition.name}")
    assert figure.details["period_before"] == "2022-10..2022-12"


@pytest.mark.parametrize(
    "against",
    [
        "E07999999",
        "rest,near:E07000002",
        "rest,before:2022",
        "+",
        "E07000002+",
        ",with:",
        ",with:E07000005",
        "rest,with:",
        "rest,buffer:+",
    ],
)
def test_what_is_set_against_nonsense_gets_a_sentence(edition, against):
    with pytest.raises(NoSuchFigure):
        answer(edition, f"burglary~effect~E07000003~{RAN.id}~{against}@{edition.name}")


def test_a_figure_that_can_not_be_compared_has_no_answer(edition):
    figure = answer(edition, f"burglary~effect~{WEST}~{RAN.id}~{EAST}@{edition.name}")
    assert figure.value is None and "next to the target" in figure.answer


def test_the_series_is_looked_at_where_three_years_are_held(edition):
    found = record(edition, "Sheds", "Threeways")
    assert found["series_ratio"] == pytest.approx(0.5, abs=0.02)


def test_words_that_somebody_typed_are_never_taken_for_names_of_numbers(edition):
    assert "{{Lamps}}" in texts(campaigns(asked(edition, "Saltby")))  # in the table of their own words


def test_campaigns_that_began_after_the_period_are_left_out(edition):
    result = campaigns(asked(edition, "Threeways", period=Period.read("2023-01..2023-12")))
    assert [r["campaign"] for r in result.records] == ["Recount"]


def test_without_a_register_it_says_what_one_looks_like(holding):
    edition = holding([row()])
    with pytest.raises(NothingToAnalyse, match="no register of campaigns is held. It is a CSV file with the columns"):
        campaigns(asked(edition, "Otherton"))


def test_a_plan_says_what_could_be_noticed_and_after_how_long(edition):
    result = planned.plan(asked(edition, "Threeways"), trial(edition, period=Period.read("2024-01..2024-12")), 6)
    monthly = (9 * 40 + 3 * 20) / 12
    found = planned.find(edition, trial(edition, period=Period.read("2024-01..2024-12")), 6)
    assert found.monthly == (monthly, 40)
    needed = [r["months_needed"] or 99 for r in result.records[:3]]
    assert needed == sorted(needed, reverse=True) and f"{found.least:.0f}%" in result.says[0].plain


def test_a_plan_of_no_months_or_against_other_months_is_refused(edition):
    with pytest.raises(ValueError, match="1 to 60 months"):
        planned.plan(asked(edition, "Threeways"), trial(edition), 0)
    with pytest.raises(ValueError, match="of other months nothing is known yet"):
        planned.plan(asked(edition, "Threeways"), trial(edition, compare="other months"), 6)
