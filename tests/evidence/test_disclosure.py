"""What is withheld: small counts, what would give them back, and what would tell how they changed."""

import pytest

from frankpledge.evidence.disclosure.policy import OPEN, PARTNER, Policy
from frankpledge.evidence.disclosure.release import Release
from frankpledge.evidence.disclosure.spans import over_time
from frankpledge.evidence.disclosure.sums import DoesNotAdd, Sum

YEAR = "2024-04..2025-03"


def ward(name: str, measure: str = "hate-crime", period: str = YEAR) -> tuple[str, str, str]:
    return (measure, name, period)


def district(**counts: int) -> tuple[dict, tuple[Sum, ...]]:
    """Wards and the district that they make up."""
    cells = {ward(name): n for name, n in counts.items()}
    return {**cells, ward("district"): sum(counts.values())}, (Sum(ward("district"), tuple(cells)),)


def hidden(cells, sums, policy=PARTNER, earlier=()) -> set[str]:
    """The names of the wards withheld."""
    return {area for _, area, _ in Release(cells, tuple(sums), policy, earlier=earlier).withheld}


def released(earlier=(), **counts: int) -> Release:
    return Release(*district(**counts), PARTNER, earlier=earlier)


def of_periods(counts: dict[str, int]) -> Release:
    """A release of the counts of a ward by period."""
    cells = {ward("a", period=p): n for p, n in counts.items()}
    spans, sums = over_time(cells)
    return Release(cells | spans, tuple(sums), PARTNER, frozenset(spans))


def periods(keys) -> set[str]:
    return {period for _, _, period in keys}


# Policies


def test_a_threshold_that_would_withhold_nothing_by_mistake_is_refused():
    with pytest.raises(ValueError, match="threshold 1: write 0 to withhold nothing, or 2 or more"):
        Policy("ours", "", 1)


def test_what_is_published_already_is_never_withheld():
    assert hidden(*district(a=1, b=2, c=30), OPEN) == set()


def test_one_to_four_are_withheld_and_five_and_none_are_not():
    cells = {ward(str(n)): n for n in range(7)}
    assert hidden(cells, ()) == {"1", "2", "3", "4"}


# What would give a small count back


def test_a_second_ward_is_withheld_where_one_could_be_got_by_taking_the_rest_from_the_district():
    assert hidden(*district(a=3, b=40, c=60)) == {"a", "c"}


def test_no_more_is_withheld_where_two_small_ones_hide_each_other():
    assert hidden(*district(a=3, b=4, c=60)) == {"a", "b"}


def test_two_that_could_only_be_one_each_do_not_hide_each_other():
    assert hidden(*district(a=1, b=1, c=60)) == {"a", "b", "c"}


def test_two_whose_sum_is_small_do_not_hide_each_other():
    assert hidden(*district(a=1, b=2, c=60)) == {"a", "b", "c"}


def test_two_that_must_both_be_the_greatest_small_number_do_not_hide_each_other():
    assert hidden(*district(a=4, b=4, c=60)) == {"a", "b", "c"}


def test_five_wards_of_one_each_are_not_told_by_a_district_of_five():
    assert "district" in hidden(*district(a=1, b=1, c=1, d=1, e=1))


def test_a_nought_is_shown_and_hides_nothing():
    assert hidden(*district(a=3, b=0, c=60)) == {"a", "c"}


def test_nothing_is_withheld_where_nothing_is_small():
    assert hidden(*district(a=30, b=0, c=60)) == set()


def test_which_other_count_is_withheld_does_not_depend_on_how_great_it_is():
    assert hidden(*district(a=3, b=400, c=6)) == hidden(*district(a=3, b=6, c=400)) == {"a", "c"}


def test_in_a_table_the_others_make_a_rectangle():
    counts = {("rural", "a"): 2, ("rural", "b"): 30, ("urban", "a"): 40, ("urban", "b"): 50}
    cells = {ward(place, measure): n for (place, measure), n in counts.items()}
    for m in "ab":
        cells[ward("all", m)] = counts["rural", m] + counts["urban", m]
    for place in ("rural", "urban", "all"):
        cells[ward(place, "both")] = cells[ward(place, "a")] + cells[ward(place, "b")]
    sums = [Sum(ward("all", m), (ward("rural", m), ward("urban", m))) for m in ("a", "b", "both")]
    sums += [Sum(ward(place, "both"), (ward(place, "a"), ward(place, "b"))) for place in ("rural", "urban", "all")]
    withheld = Release(cells, tuple(sums), PARTNER).withheld
    assert withheld == {k for k in cells if k[0] != "both" and k[1] != "all"}


def test_what_the_listed_parts_leave_of_a_total_is_protected_too():
    cells = {ward("a", "burglary"): 100, ward("a", "residential"): 97}
    part = (Sum(ward("a", "burglary"), (ward("a", "residential"),), exhaustive=False),)
    assert Release(cells, part, PARTNER).withheld == {ward("a", "residential")}
    assert Release({**cells, ward("a", "residential"): 60}, part, PARTNER).withheld == frozenset()


def test_the_order_of_cells_and_sums_does_not_matter():
    cells, sums = district(a=3, b=40, c=1, d=9, e=12)
    turned = dict(reversed(cells.items()))
    reversed_sums = tuple(Sum(s.total, s.parts[::-1]) for s in sums)
    assert Release(turned, reversed_sums, PARTNER).withheld == Release(cells, sums, PARTNER).withheld


def test_sums_that_do_not_add_up_are_refused_with_the_cell():
    cells, sums = district(a=3, b=40)
    with pytest.raises(DoesNotAdd, match="hate-crime · district · .* is 44 and its parts add up to 43"):
        Release({**cells, ward("district"): 44}, sums, PARTNER)
    with pytest.raises(DoesNotAdd, match="hate-crime · b · .*, which has no count"):
        Release({ward("district"): 43, ward("a"): 3}, sums, PARTNER)


@pytest.mark.parametrize("count", [-1, 2.5, None])
def test_a_count_that_is_none_is_refused(count):
    with pytest.raises(ValueError, match="disclosure is about whole counts"):
        Release({ward("a"): count}, (), PARTNER)


# Sums over time


def test_a_month_that_one_period_has_more_than_another_is_protected_though_nobody_printed_it():
    assert len(of_periods({"2024-04..2024-05": 50, "2024-04..2024-06": 52}).withheld) == 1
    assert not of_periods({"2024-04..2024-05": 50, "2024-04..2024-06": 70}).withheld


def test_a_small_month_withholds_another_month_and_not_the_quarter():
    months = {"2024-04..2024-04": 20, "2024-05..2024-05": 30, "2024-06..2024-06": 2}
    quarter = of_periods({**months, "2024-04..2024-06": 52})
    assert periods(quarter.withheld) == {"2024-05..2024-05", "2024-06..2024-06"}


def test_rolling_windows_do_not_tell_the_month_that_came_in_and_the_one_that_went_out():
    shown = of_periods({"2024-01..2024-11": 103, "2024-02..2024-12": 110, "2024-02..2024-11": 100}).shown
    assert not {"2024-01..2024-11", "2024-02..2024-11"} <= periods(shown)


def test_what_two_windows_leave_of_a_longer_one_is_worked_out_though_the_months_they_share_are_not_printed():
    windows = {"2024-01..2024-03": 38, "2024-02..2024-04": 30, "2024-01..2024-04": 40}
    spans, _ = over_time({ward("a", period=p): n for p, n in windows.items()})
    assert {k[2]: n for k, n in spans.items()} == {
        "2024-01..2024-01": 10, "2024-02..2024-03": 28, "2024-04..2024-04": 2,
    }  # fmt: skip
    assert of_periods(windows).withheld


def test_a_period_in_a_longer_one_can_not_be_more_than_it():
    _, sums = over_time({ward("a", period=p): n for p, n in (("2024-01..2024-12", 40), ("2024-05..2024-05", 9))})
    assert sums == [Sum(ward("a", period="2024-01..2024-12"), (ward("a", period="2024-05..2024-05"),), False)]


def test_a_period_that_contradicts_shorter_ones_is_in_no_sum():
    counts = {"2024-01..2024-01": 10, "2024-02..2024-02": 20, "2024-01..2024-02": 25}
    assert over_time({ward("a", period=p): n for p, n in counts.items()}) == ({}, [])


# Against earlier releases


def test_a_total_that_changed_by_a_small_number_is_withheld():
    before = Release({ward("a"): 40}, (), PARTNER)
    for now, gone in ((40, False), (42, True), (37, True), (45, False)):
        assert (ward("a") in Release({ward("a"): now}, (), PARTNER, earlier=(before,)).withheld) is gone


def test_a_change_is_looked_for_against_every_earlier_release():
    first, second = Release({ward("a"): 40}, (), PARTNER), Release({ward("a"): 60}, (), PARTNER)
    assert Release({ward("a"): 41}, (), PARTNER, earlier=(first, second)).withheld


def test_a_small_change_can_not_be_got_from_the_other_wards():
    before = released(a=40, b=50, c=60)
    now = released((before,), a=40, b=50, c=62)
    assert now.withheld == {ward("c"), ward("district")}


def test_what_was_withheld_before_is_not_given_back_by_what_is_shown_now():
    before = released(a=3, b=40, c=60)
    assert before.withheld == {ward("a"), ward("c")}
    now = released((before,), a=30, b=40, c=60)
    assert ward("c") in now.withheld


def test_what_was_shown_before_and_has_not_changed_stays_shown():
    before = released(a=30, b=40, c=60)
    assert released((before,), a=30, b=40, c=60).withheld == frozenset()


def test_what_an_earlier_release_gave_away_is_still_withheld():
    before = Release(*district(a=3, b=40), OPEN)
    assert ward("a") in released((before,), a=3, b=40).withheld


def test_where_there_was_none_before_a_withheld_count_is_known_to_be_some():
    one, other, both = ("m", "a0", "p"), ("m", "a1", "p"), ("m", "a", "p")
    sums = (Sum(both, (one, other)),)
    before = Release({one: 0, other: 0, both: 0}, sums, PARTNER)
    after = Release({one: 1, other: 4, both: 5}, sums, PARTNER, earlier=(before,))
    assert both not in after.shown  # with the 5 each would be from 1 to 4, so small
