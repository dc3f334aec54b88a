"""What may be said of an evaluation: bound to its evidence, and never that a thing had an effect."""

import ast
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from frankpledge.evidence.statistics import evaluation
from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.evaluation.checks import Kind, chosen_high, of_areas, of_periods
from frankpledge.evidence.statistics.evaluation.counts import BeforeAfter
from frankpledge.evidence.statistics.evaluation.design import Design
from frankpledge.evidence.statistics.evaluation.displacement import weighted_difference
from frankpledge.evidence.statistics.evaluation.displacement_words import of_displacement
from frankpledge.evidence.statistics.evaluation.interrupted import interrupted
from frankpledge.evidence.statistics.evaluation.ratio import Avoided, relative_change
from frankpledge.evidence.statistics.evaluation.regression_to_mean import expected_next
from frankpledge.evidence.statistics.evaluation.unit_costs import unit_costs
from frankpledge.evidence.statistics.evaluation.value import Deflator, value
from frankpledge.evidence.statistics.evaluation.value_words import of_value
from frankpledge.evidence.statistics.evaluation.words import (
    CLAIM,
    Grade,
    Statement,
    of_change,
    of_comparison,
    of_series,
    overclaims,
)
from frankpledge.evidence.statistics.intervals import Interval

CAMPAIGN = relative_change(BeforeAfter(106, 96), BeforeAfter(190, 258))
WITH_COMPARISON = [d for d in Design if d.comparison]


def said(t0, t1, c0, c1, phi=1.0, design=Design.COMPARISON_AREA) -> Statement:
    return of_comparison(relative_change(BeforeAfter(t0, t1, phi), BeforeAfter(c0, c1, phi)), design)


def test_the_campaign_is_consistent_with_help_and_no_more():
    found = of_comparison(CAMPAIGN, Design.OTHER_MONTHS)
    assert found.grade is Grade.BETTER and found.design.level == 2
    assert found.sentence == (
        "The count fell from 106 to 96 (by 9.4%); in the other months it rose from 190 to 258 (by 35.8%). "
        "It fell while the other months rose, which is what would be expected if what was done helped; "
        "it does not show that it did. Had it changed as the other months did, it would have been about 144: 48 more "
        "(7 to 105)."
    )
    assert "Chance alone is allowed for" in found.cautions[0]


@pytest.mark.parametrize(
    "counts, grade, words",
    [
        ((400, 200, 800, 700), Grade.BETTER, "It fell more than the comparison area, which is what would be expected"),
        ((400, 440, 800, 1600), Grade.BETTER, "It rose less than the comparison area"),
        ((400, 400, 800, 1600), Grade.BETTER, "It stayed level while the comparison area rose"),
        ((400, 380, 800, 400), Grade.WORSE, "It fell less than the comparison area, which is not what would be"),
        ((400, 800, 800, 900), Grade.WORSE, "It rose more than the comparison area"),
        ((400, 800, 800, 400), Grade.WORSE, "It rose while the comparison area fell"),
        ((400, 390, 800, 800), Grade.NO_CHANGE, "no detectable change: only a fall by about 23% or more against it"),
        ((5, 3, 10, 11), Grade.TOO_FEW, "too few to compare"),
    ],
)
def test_each_result_has_its_words(counts, grade, words):
    found = said(*counts)
    assert found.grade is grade and words in found.sentence and found.cautions == ()


def test_the_usual_ups_and_downs_take_a_grade_away():
    assert said(106, 96, 190, 258).grade is Grade.BETTER and said(106, 96, 190, 258, 2.0).grade is Grade.NO_CHANGE


def test_two_years_before_and_one_after_are_compared_for_equal_time():
    half = Fraction(1, 2)
    target, control = BeforeAfter(400, 120, 1, half), BeforeAfter(800, 400, 1, half)
    found = of_comparison(relative_change(target, control), Design.COMPARISON_AREA)
    assert found.sentence.startswith(
        "The count fell from 400 to 120 (by 40.0% for equal time); in the comparison area it stayed level from "
        "800 to 400 (for equal time). It fell while the comparison area stayed level, which is"
    )
    assert "about 200: 80 more" in found.sentence


def test_a_count_of_nought_is_compared_and_how_is_said():
    found = said(40, 0, 80, 90)
    assert found.grade is Grade.BETTER and "half a crime was added" in found.cautions[0]
    assert "avoided" not in found.sentence and "Had it changed" not in found.sentence


def test_alone_a_fall_has_no_reason():
    assert "With nothing to compare, it can't be said why." in of_change(change(500, 300), True).sentence
    assert of_change(change(500, 300), True).grade is Grade.FELL
    assert of_change(change(300, 500), True).grade is Grade.ROSE
    found = of_change(change(106, 96), False)
    assert found.grade is Grade.NO_CHANGE and "only a fall to about 69 would" in found.sentence and found.cautions
    assert of_change(change(3, 2), True).grade is Grade.TOO_FEW
    with pytest.raises(ValueError, match="windows of unequal length"):
        of_change(change(500, 300, ratio=2), True)


def test_a_series_is_set_against_its_own_past():
    months = [30, 32, 28, 31, 29, 30, 33, 27, 30, 31, 29, 30] * 3
    fell = of_series(interrupted([*months, *(n // 2 for n in months[:12])], 36))
    assert fell.grade is Grade.BETTER and fell.design.level == 2
    assert fell.sentence.startswith("In the 12 months since it began 177 were counted; the 36 months before would lead")
    assert fell.cautions == ("Anything else that began at the same time would look the same.",)
    assert of_series(interrupted([*months, *months[:12]], 36)).grade is Grade.NO_CHANGE
    assert of_series(interrupted([*months, *(2 * n for n in months[:12])], 36)).grade is Grade.WORSE


def test_a_target_and_its_buffer_together():
    places = BeforeAfter(207, 110), BeforeAfter(308, 318), BeforeAfter(178, 157), BeforeAfter(150, 140)
    grade, sentence = of_displacement(weighted_difference(*places))
    assert grade is Grade.BETTER and "about 118 fewer than the comparison areas" in sentence
    assert "(196 fewer to 40 fewer)" in sentence
    assert of_displacement(weighted_difference(BeforeAfter(20, 10), BeforeAfter(20, 20)))[0] is Grade.NO_CHANGE
    assert of_displacement(weighted_difference(places[1], places[0]))[0] is Grade.WORSE


def test_a_comparison_needs_a_design_with_one():
    with pytest.raises(ValueError, match="has no comparison"):
        of_comparison(CAMPAIGN, Design.BEFORE_AFTER)


def test_areas_that_share_small_areas_are_not_compared():
    found = of_areas({"a", "b"}, {"b", "c"})
    assert [(c.kind, c.refuses) for c in found] == [(Kind.OVERLAP, True)]
    refused = of_comparison(CAMPAIGN, Design.COMPARISON_AREA, found)
    assert refused.grade is Grade.NOT_COMPARABLE
    assert refused.sentence == "1 small area both in the target and in the comparison (b): each may be in one only."
    assert of_change(change(5, 3), True, found).grade is Grade.NOT_COMPARABLE


def test_a_comparison_that_touches_the_target_is_flagged_as_a_buffer():
    found = of_areas({"a", "b"}, {"c", "d"}, [("c", "b"), ("c", "d")])
    assert [(c.kind, c.refuses) for c in found] == [(Kind.TOUCHING, False)] and "(c)" in found[0].words
    assert of_areas({"a"}, {"d"}, [("a", "c"), ("c", "d")], {"c"}) == ()
    assert len(of_areas({"a"}, {"c"}, [], {"a", "c"})) == 2
    with pytest.raises(ValueError, match="each need one small area or more"):
        of_areas(set(), {"c"})


def test_periods_are_looked_at_before_any_number():
    assert of_periods(range(24), range(24, 48)) == ()
    kinds = [c.kind for c in of_periods(range(12), range(10, 22))]
    assert kinds == [Kind.PERIODS, Kind.SHORT]
    assert [c.kind for c in of_periods(range(24), range(24, 30))] == [Kind.SEASON]
    assert [c.kind for c in of_periods(range(3), range(12, 15))] == [Kind.SHORT]


def test_a_place_that_was_chosen_for_being_high_has_a_fall_to_expect():
    concern = chosen_high(expected_next([20 + n for n in (-10, -10, -10, 0, 0, 0, 0, 10, 10, 10)], [9]))
    assert "30 would be expected to become about 27 (15 to 41)" in concern.words and not concern.refuses
    assert concern.words in of_comparison(CAMPAIGN, Design.COMPARISON_AREA, [concern]).cautions


def test_money_is_indicative_and_has_its_range():
    """Hinckley and Bosworth: 47.9 burglaries avoided, at £5,930 about £284,000."""
    found = value({"domestic-burglary": CAMPAIGN.avoided}, unit_costs(), 20_000)
    assert found.gross.best == pytest.approx(284_265, abs=1) and found.net.best == pytest.approx(264_265, abs=1)
    assert found.gross.interval.low == pytest.approx(5930 * 7.096, rel=1e-3)
    assert found.ratio.best == pytest.approx(14.21, abs=0.005) and found.price_year == "2015/16"
    assert found.notes[0].startswith("Indicative") and any("to be verified" in n for n in found.notes)
    assert of_value(found, of_comparison(CAMPAIGN, Design.OTHER_MONTHS)) == (
        "Indicative: the fewer crimes would be worth about £284,000 (£42,000 to £622,000) at unit costs in 2015/16 "
        "prices. £20,000 was spent: £14.20 (£2.10 to £31.10) for each £1."
    )


def test_no_money_is_put_on_what_may_be_chance():
    found = value({"domestic-burglary": CAMPAIGN.avoided}, unit_costs(), 0)
    assert found.ratio is None
    assert (
        of_value(found, said(106, 96, 190, 258, 2.0)) == "No value is put on it: the result is “no detectable change”."
    )


def test_kinds_are_added_and_a_deflator_is_named():
    parts = {"robbery": Avoided(10, Interval(4, 22)), "theft-from-vehicle": Avoided(100, Interval(-20, 150))}
    found = value(parts, unit_costs(), 1000, Deflator(1.25, "2023/24", "HM Treasury's deflators of June 2024"))
    assert found.gross.best == pytest.approx(1.25 * (10 * 11_320 + 100 * 870))
    assert found.gross.interval.low == pytest.approx(
        found.gross.best - 1.25 * ((6 * 11_320) ** 2 + (120 * 870) ** 2) ** 0.5
    )
    assert found.price_year == "2023/24" and any("HM Treasury" in n for n in found.notes)
    assert any(
        "may have been worth nothing" in n for n in value({"arson": Avoided(1, Interval(-1, 3))}, unit_costs(), 5).notes
    )


@pytest.mark.parametrize(
    "asked, reason",
    [
        (lambda: value({}, unit_costs(), 5), "no crimes avoided were given"),
        (lambda: value({"arson": CAMPAIGN.avoided}, unit_costs(), -5), "what was spent is 0 pounds or more"),
        (lambda: value({"arsen": CAMPAIGN.avoided}, unit_costs(), 5), "“arsen” has no unit cost in Heeks"),
        (lambda: Deflator(0, "2023/24", "x"), "a deflator is more than 0"),
        (lambda: Deflator(1.2, "", "x"), "a deflator needs the year of its prices"),
    ],
)
def test_a_value_that_can_not_be_is_refused(asked, reason):
    with pytest.raises(ValueError, match=reason):
        asked()


GIVEN = """title = "Ours"\nsource = "Treasurer"\nprice_year = "2024/25"\nstatus = "verified"\nchecked = "By hand"
[[cost]]\nid = "arson"\ntitle = "Arson"\npounds = 100\n"""


def test_another_list_of_costs_takes_the_place_of_ours(tmp_path):
    file = tmp_path / "costs.toml"
    file.write_text(GIVEN, encoding="utf-8")
    costs = unit_costs(file)
    assert costs.verified and costs.of("arson").pounds == 100
    found = value({"arson": Avoided(2, Interval(1, 3))}, costs, 0)
    assert found.gross.best == 200 and not any("verified" in n for n in found.notes)


@pytest.mark.parametrize(
    "old, new, reason",
    [
        ("pounds = 100", "pounds = 0", "“pounds” of arson must be a number above 0"),
        ("pounds = 100", "pound = 100", "the key “pounds” of a cost is missing"),
        ('status = "verified"', 'status = "n/a"', "“status” must be one of"),
        ('title = "Ours"', 'title = "Ours"\nextra = 1', "“extra” is no key of the file"),
        ('source = "Treasurer"', 'source = ""', "“source” is a text, and may not be empty"),
        ('title = "Ours"', "title = ", "it is not TOML"),
        (
            "pounds = 100\n",
            'pounds = 100\n[[cost]]\nid = "arson"\ntitle = "A"\npounds = 5\n',
            "two costs have the same id",
        ),
    ],
)
def test_a_wrong_list_of_costs_is_refused_by_name(tmp_path, old, new, reason):
    file = tmp_path / "costs.toml"
    file.write_text(GIVEN.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=f"costs.toml: .*{reason}"):
        unit_costs(file)


def test_no_result_whatever_is_said_to_have_had_an_effect():
    sizes = (0, 3, 40, 500)
    for t0, t1, c0, c1 in product(sizes, repeat=4):
        if (t0 or t1) and (c0 or c1):
            for design in WITH_COMPARISON:
                found = said(t0, t1, c0, c1, design=design)
                assert not overclaims(" ".join((found.sentence, *found.cautions, found.grade, design.sentence)))


def test_no_text_of_these_modules_claims_it_either():
    found = []
    for file in Path(evaluation.__file__).parent.glob("*.py"):
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        strings = [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        found += [(file.name, s) for s in strings if s != CLAIM.pattern and overclaims(s)]
    assert found == []


def test_claims_are_found_in_a_text():
    text = "The campaign worked: a significant fall, caused by patrols, proves its success."
    assert overclaims(text) == ("worked", "significant", "caused", "proves", "success")
    assert overclaims("It was thanks to us, and due to them") == ("thanks to", "due to")
    assert overclaims("We work, and met insignificant network providers") == ()
