"""What is withheld: small counts, what would give them back, and what would tell how they changed."""

import pytest

from frankpledge.evidence.disclosure.policy import OPEN, PARTNER, VAULT, Policy, policy_of
from frankpledge.evidence.disclosure.release import Release, release_of, sum_is_shown, withheld
from frankpledge.evidence.disclosure.sums import AREA, MEASURE, DoesNotAdd, Sum, over, over_time

YEAR = "2024-04..2025-03"


def ward(name: str, measure: str = "hate-crime", period: str = YEAR) -> tuple[str, str, str]:
    return (measure, name, period)


def district(**counts: int) -> tuple[dict, tuple[Sum, ...]]:
    """Wards and the district that they make up."""
    cells = {ward(name): n for name, n in counts.items()}
    return {**cells, ward("district"): sum(counts.values())}, (Sum(ward("district"), tuple(cells)),)


def hidden(cells, sums, policy=PARTNER, earlier=()) -> set[str]:
    """The names of the wards withheld."""
    return {area for _, area, _ in withheld(cells, sums, policy, earlier)}


def released(earlier=(), **counts: int) -> Release:
    return Release(*district(**counts), PARTNER, earlier)


def of_months(counts: dict[str, int], *asked: str, policy: Policy = PARTNER) -> Release:
    """A release of the periods asked for, of a ward whose counts of each month are given."""

    def count(key):
        first, last = key[2].split("..")
        return sum(n for m, n in counts.items() if first <= m <= last)

    return release_of([ward("a", period=p) for p in asked], count, policy)


# Policies


def test_a_source_declares_its_policy_by_name():
    assert (policy_of("open"), policy_of("partner"), policy_of("vault")) == (OPEN, PARTNER, VAULT)
    with pytest.raises(ValueError, match="“secret”: a source declares one of open, partner, vault"):
        policy_of("secret")


def test_a_threshold_that_would_withhold_nothing_by_mistake_is_refused():
    with pytest.raises(ValueError, match="threshold 1: write 0 to withhold nothing, or 2 or more"):
        Policy("ours", "", 1)


def test_what_is_published_already_is_never_withheld():
    assert hidden(*district(a=1, b=2, c=30), OPEN) == set()


def test_one_to_four_are_withheld_and_five_and_none_are_not():
    cells = {ward(str(n)): n for n in range(7)}
    assert hidden(cells, ()) == {"1", "2", "3", "4"}


def test_a_vault_does_not_say_that_there_was_none():
    assert hidden({ward("a"): 0, ward("b"): 9}, (), VAULT) == {"a"}


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
    sums = [s for m in ("a", "b", "both") for s in over(AREA, "all", ("rural", "urban"), cells) if s.total[0] == m]
    sums += over(MEASURE, "both", ("a", "b"), cells)
    assert withheld(cells, sums, PARTNER) == {k for k in cells if k[0] != "both" and k[1] != "all"}


def test_what_the_listed_parts_leave_of_a_total_is_protected_too():
    cells = {ward("a", "burglary"): 100, ward("a", "residential"): 97}
    part = (Sum(ward("a", "burglary"), (ward("a", "residential"),), exhaustive=False),)
    assert withheld(cells, part, PARTNER) == {ward("a", "residential")}
    assert withheld({**cells, ward("a", "residential"): 60}, part, PARTNER) == frozenset()


def test_the_order_of_cells_and_sums_does_not_matter():
    cells, sums = district(a=3, b=40, c=1, d=9, e=12)
    turned = dict(reversed(cells.items()))
    assert withheld(turned, [Sum(s.total, s.parts[::-1]) for s in sums], PARTNER) == withheld(cells, sums, PARTNER)


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


def test_a_month_that_one_period_has_more_than_another_is_protected_though_nobody_asked_for_it():
    months = {"2024-04": 20, "2024-05": 30, "2024-06": 2}
    both = of_months(months, "2024-04..2024-05", "2024-04..2024-06")
    assert len(both.withheld) == 1
    assert of_months({**months, "2024-06": 20}, "2024-04..2024-05", "2024-04..2024-06").withheld == frozenset()


def test_a_small_month_withholds_another_month_or_the_quarter():
    months = {"2024-04": 20, "2024-05": 30, "2024-06": 2}
    asked = ["2024-04..2024-04", "2024-05..2024-05", "2024-06..2024-06", "2024-04..2024-06"]
    quarter = of_months(months, *asked)
    assert {k[2] for k in quarter.withheld} == {"2024-05..2024-05", "2024-06..2024-06"}
    assert quarter.shows(ward("a", period="2024-04..2024-06"))


def test_rolling_windows_do_not_tell_the_month_that_came_in_and_the_one_that_went_out():
    months = {f"2024-{m:02}": 10 for m in range(1, 13)} | {"2024-01": 3}
    asked = ["2024-01..2024-11", "2024-02..2024-12", "2024-02..2024-11"]
    shown = of_months(months, *asked).shown
    assert not {"2024-01..2024-11", "2024-02..2024-11"} <= {k[2] for k in shown}


def test_periods_are_cut_where_any_begins_or_ends():
    sums = over_time([ward("a", period=p) for p in ("2024-01..2024-03", "2024-02..2024-04")])
    assert [[p[2] for p in s.parts] for s in sums] == [
        ["2024-01..2024-01", "2024-02..2024-03"],
        ["2024-02..2024-03", "2024-04..2024-04"],
    ]


def test_a_sum_that_is_asked_for_later_is_withheld_with_any_of_its_cells():
    release = released(a=3, b=40, c=60, d=70)
    assert not sum_is_shown([ward("a"), ward("b")], release.withheld)
    assert release.shows_sum([ward("b"), ward("c")])
    assert not release.shows_sum([ward("c"), ward("d")])
    assert not release.shows_sum([ward("b"), ward("elsewhere")])


def test_a_sum_that_is_a_declared_total_is_shown_where_the_total_is():
    release = released(a=3, b=40, c=60)
    assert release.shows_sum([ward(w) for w in "abc"])
    assert not released(a=1, b=1, c=1).shows_sum([ward(w) for w in "abc"])


def test_a_cell_that_is_not_in_the_release_is_not_shown():
    assert not released(a=30).shows(ward("elsewhere"))


# Against earlier releases


def test_a_total_that_changed_by_a_small_number_is_withheld():
    before = Release({ward("a"): 40}, (), PARTNER)
    for now, gone in ((40, False), (42, True), (37, True), (45, False)):
        assert (ward("a") in Release({ward("a"): now}, (), PARTNER, (before,)).withheld) is gone


def test_a_change_is_looked_for_against_every_earlier_release():
    first, second = Release({ward("a"): 40}, (), PARTNER), Release({ward("a"): 60}, (), PARTNER)
    assert Release({ward("a"): 41}, (), PARTNER, (first, second)).withheld


def test_a_ward_recast_is_set_against_what_it_was():
    before = Release({ward("E05000001"): 40}, (), PARTNER)
    recast = Release({ward("E05099999"): 43}, (), PARTNER, (before,), was={ward("E05099999"): ward("E05000001")})
    assert recast.withheld == {ward("E05099999")}


def test_a_count_that_has_stayed_the_same_under_another_code_is_not_shown_to_give_back_what_it_hid():
    before = released(a=3, b=40, c=60)
    cells, sums = district(a=30, b=40, c2=60)
    assert ward("c2") in Release(cells, sums, PARTNER, (before,), was={ward("c2"): ward("c")}).withheld


def test_a_small_change_can_not_be_got_from_the_other_wards():
    before = released(a=40, b=50, c=60)
    now = released((before,), a=40, b=50, c=62)
    assert now.withheld == {ward("c"), ward("district")}


def test_what_was_withheld_before_is_not_given_back_by_what_is_shown_now():
    before = released(a=3, b=40, c=60)
    assert before.withheld == {ward("a"), ward("c")}
    now = released((before,), a=30, b=40, c=60)
    assert ward("c") in now.withheld and not now.shows_sum([ward("b"), ward("c")])


def test_what_was_shown_before_and_has_not_changed_stays_shown():
    before = released(a=30, b=40, c=60)
    assert released((before,), a=30, b=40, c=60).withheld == frozenset()


def test_what_an_earlier_release_gave_away_is_still_withheld_and_said_to_be_known():
    before = Release(*district(a=3, b=40), OPEN)
    now = released((before,), a=3, b=40)
    assert ward("a") in now.withheld and now.known == {ward("a")}
    assert released(a=3, b=40).known == frozenset()
