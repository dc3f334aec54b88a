"""A period against the same months a year before: what is compared, what is said, and the one verdict."""

from collections.abc import Sequence

import pytest
from making import UPWELL, row

from frankpledge.evidence import places
from frankpledge.evidence.answers import Answers, answer
from frankpledge.evidence.compare.comparison import NothingHeld, compare
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.period import Period, UnclearPeriod, later, month, written

TWO_YEARS = [written(later(month("2022-01"), n)) for n in range(24)]


def told(comparison) -> tuple[str, ...]:
    """The notes, but for the one that so short an invented history gives every measure."""
    return tuple(n for n in comparison.notes if not n.startswith("Too little history is held"))


@pytest.fixture
def upwell(holding):
    """Compare periods of Upwell and Dale, where so many burglaries were recorded in each month."""

    def make(period: str, by_month: dict[str, int], more: Sequence[dict] = (), **others: int):
        burglaries = [row(Month=m) for m, n in by_month.items() for _ in range(n)]
        rest = [
            row(Month=m, Crime_type=k.replace("_", " ")) for k, n in others.items() for m in by_month for _ in range(n)
        ]
        edition = holding([*burglaries, *rest, *more])
        return compare(edition, places.gazetteer(edition).areas[UPWELL], Period.read(period))

    return make


def steadily(n: int, then: int | None = None) -> dict[str, int]:
    return {m: n if m < "2023-01" or then is None else then for m in TWO_YEARS}


@pytest.mark.parametrize(
    "before, after, verdict",
    [
        (10, 10, Verdict.NO_CLEAR_CHANGE), (10, 11, Verdict.NO_CLEAR_CHANGE), (10, 20, Verdict.ROSE),
        (20, 10, Verdict.FELL), (3, 0, Verdict.FELL), (0, 3, Verdict.ROSE),
    ],
)  # fmt: skip
def test_a_whole_year_has_a_verdict(upwell, before, after, verdict):
    held = steadily(before, after) | {"2022-01": max(before, 1), "2023-01": max(after, 1)}
    comparison = upwell("2023-01..2023-12", held, Drugs=1)
    found = comparison.row("burglary")
    assert (found.before, found.after) == (
        sum(v for m, v in held.items() if m < "2023"),
        sum(held.values()) - found.before,
    )
    assert found.verdict == verdict and comparison.complete and told(comparison) == ()


def test_none_in_a_held_month_is_none_and_too_few_to_compare(upwell):
    found = upwell("2023-01..2023-12", steadily(3)).row("robbery")
    assert (found.before, found.after, found.verdict) == (0, 0, Verdict.TOO_FEW)


def test_twenty_three_to_four_can_be_compared(upwell):
    found = upwell("2023-12", {"2022-12": 23, "2023-12": 4}).row("burglary")
    assert found.verdict == Verdict.FELL and found.dispersion is None


def test_an_incomplete_year_is_a_year_to_date_against_the_same_months(upwell):
    held = dict.fromkeys(TWO_YEARS[3:20], 5)  # April 2022 to August 2023
    comparison = upwell("2023/24", held)
    assert (comparison.now.id, comparison.before.id) == ("2023-04..2023-08", "2022-04..2022-08")
    found = comparison.row("burglary")
    assert (found.before, found.after, comparison.complete) == (25, 25, False)
    (note,) = told(comparison)
    assert note == (
        "2023/24 (April 2023 to March 2024) is not complete: September 2023 to March 2024 not held. "
        "April to August 2023 is compared with the same months a year before"
    )


def test_a_gap_in_the_midst_is_left_out_of_both_years(upwell):
    held = {m: 5 for m in TWO_YEARS if m != "2023-06"}
    comparison = upwell("2023-04..2023-08", held)
    found = comparison.row("burglary")
    assert (found.before, found.after, comparison.complete) == (20, 20, False)
    assert told(comparison) == ("Not held in the midst of the period, and left out of both years: June 2023",)


@pytest.mark.parametrize("missing", ["2022-04", "2022-06", "2022-08"])
def test_a_year_before_that_is_not_all_held_is_not_like_for_like(upwell, missing):
    comparison = upwell("2023-04..2023-08", {m: 5 for m in TWO_YEARS if m != missing})
    for found in comparison.rows:
        assert (found.before, found.change, found.verdict) == (None, None, Verdict.NOT_LIKE_FOR_LIKE)
    assert len(comparison.notes) == 1 and comparison.notes[0].startswith("Nothing is compared, because")


def test_a_period_of_which_nothing_is_held_says_what_is(upwell):
    with pytest.raises(
        NothingHeld, match=r"no month of 2024/25 \(.*\) is held for Upwell & Dale. Held: January 2022 to"
    ):
        upwell("2024/25", steadily(1))


def test_a_force_of_which_nothing_is_held_says_what_to_read(holding):
    edition = holding([row()])
    saltby = places.gazetteer(edition).find("Saltby")
    with pytest.raises(NothingHeld, match="no month is held for Saltby: read its police force's street-level files"):
        compare(edition, saltby, Period.read("2024-01"))


def test_the_verdict_is_the_same_alone_as_in_the_table(upwell):
    comparison = upwell("2023-01..2023-12", steadily(10, 14), Drugs=4, Shoplifting=3, Robbery=1)
    for found in comparison.rows:
        alone = answer(comparison.edition, found.figures["change"])
        assert alone.details["verdict"] == found.verdict
        assert alone.details.get("p_adjusted") == (found.adjusted_p if found.comparable else None)


def test_what_others_recorded_is_beside_the_count_and_never_in_it(holding):
    rows = [row(Month=m) for m in ("2022-05", "2023-05") for _ in range(5)]
    rows += [row(Month="2023-05", Falls_within="British Transport Police")] * 7
    edition = holding(rows)
    found = compare(edition, places.gazetteer(edition).areas[UPWELL], Period.read("2023-05")).row("burglary")
    assert (found.before, found.after, found.by_others) == (5, 5, 7)


def test_a_month_that_only_others_have_recorded_is_not_held(holding):
    edition = holding([row(), row(Month="2024-02", Falls_within="British Transport Police")])
    with pytest.raises(NothingHeld):
        compare(edition, places.gazetteer(edition).areas[UPWELL], Period.read("2024-02"))


def test_rates_are_of_residents_and_total_crime_holds_no_asb(upwell):
    comparison = upwell("2023-01..2023-12", steadily(5), **{"Anti-social_behaviour": 9, "Drugs": 1})
    assert comparison.row("total-crime").after == 12 * 6
    assert comparison.row("anti-social-behaviour").after == 12 * 9
    assert comparison.row("burglary").rate * 6000 == 60 * 1000


@pytest.mark.parametrize("held", [TWO_YEARS, TWO_YEARS[3:20]], ids=["a whole year", "a year to date"])
def test_every_figure_that_a_row_names_is_the_number_that_it_prints(upwell, held):
    comparison = upwell("2023/24" if len(held) < 24 else "2023-01..2023-12", dict.fromkeys(held, 5))
    answers = Answers(comparison.edition)
    for found in comparison.rows:
        printed = {
            "count": found.after, "count_before": found.before, "rate": found.rate, "rate_before": found.rate_before,
            "change": found.percent,
        }  # fmt: skip
        asked = {what: answers.answer(id).value for what, id in found.figures.items()}
        assert asked == printed


def test_with_a_gap_the_figures_that_a_row_names_hold_its_two_counts(upwell):
    comparison = upwell("2023-04..2023-08", {m: 5 for m in TWO_YEARS if m != "2023-06"})
    found = comparison.row("burglary")
    assert answer(comparison.edition, found.figures["count"]).value == found.after
    figure = answer(comparison.edition, found.figures["count_before"])
    assert (figure.details["before"], figure.details["after"]) == (found.before, found.after)
    assert sum(s.count for s in figure.sources) == found.before + found.after


def test_more_than_a_year_is_not_compared_with_itself(upwell):
    with pytest.raises(
        UnclearPeriod, match="would share months with .*: ask for a shorter period or an earlier baseline"
    ):
        upwell("2022-12..2023-12", steadily(1))


def test_a_category_that_came_once_in_a_mass_can_still_be_compared(upwell):
    held = dict.fromkeys(TWO_YEARS, 1)
    few = [("2022-03", 40), ("2022-12", 1), ("2023-06", 1)]
    robberies = [row(Month=m, Crime_type="Robbery") for m, n in few for _ in range(n)]
    found = upwell("2023-12", held, robberies).row("robbery")
    assert (found.before, found.after, found.verdict, found.change.high) == (1, 0, Verdict.TOO_FEW, None)
