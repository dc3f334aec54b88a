"""Counts by harm: two partnerships' published tables weighed, intervals on invented counts, and both indices."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.measures.weights.loading import indices
from frankpledge.evidence.statistics.harm import change_in_harm, harm, ranking

CAMBRIDGE, SEVERITY = (indices()[name].by_measure for name in ("cambridge-crime-harm-index", "crime-severity-score"))

# Performance tables as two Leicestershire partnerships published them: 2018/19 and 2019/20, and 2015/16 and 2016/17.
# The harm was worked out apart from this code with the Cambridge index's medians of 2026.
BEFORE = {
    "residential-burglary": 334, "business-and-community-burglary": 150, "theft-from-motor-vehicle": 415,
    "theft-of-motor-vehicle": 104, "violence-with-injury": 337, "criminal-damage": 484, "shoplifting": 512,
}  # fmt: skip
AFTER = dict(zip(BEFORE, (324, 189, 513, 123, 349, 458, 351), strict=True))
EARLIER = {
    "domestic-burglary": 296, "theft-from-motor-vehicle": 561, "theft-of-motor-vehicle": 164,
    "violence-with-injury": 337, "criminal-damage": 694, "shoplifting": 505,
}  # fmt: skip
LATER = dict(zip(EARLIER, (354, 673, 193, 459, 716, 485), strict=True))


def test_fewer_crimes_did_more_harm():
    found = change_in_harm(BEFORE, AFTER, CAMBRIDGE)
    assert (sum(BEFORE.values()), sum(AFTER.values())) == (2336, 2307)
    assert (found.before, found.after) == (245_954, Fraction("255127.5"))
    assert float(found.count_percent) == pytest.approx(-1.2, abs=0.05)
    assert float(found.percent) == pytest.approx(3.7, abs=0.05)
    assert found.low < 0 < found.high and found.p > 0.4, "by chance alone it could be as much"


def test_harm_rose_twice_as_fast_as_the_count():
    found = change_in_harm(EARLIER, LATER, CAMBRIDGE)
    assert (sum(EARLIER.values()), sum(LATER.values())) == (2557, 2880)
    assert (found.before, found.after) == (209_479, 270_601)
    assert float(found.count_percent) == pytest.approx(12.6, abs=0.05)
    assert float(found.percent) == pytest.approx(29.2, abs=0.05)
    assert found.low > 10 and found.p < 0.001


def test_a_change_by_one_kind_of_crime_is_that_of_its_count():
    """One weight: the interval is Przyborowski and Wilenski's of counts (415 to 513: +8.4 to +41.0, p = 0.00144)."""
    found = change_in_harm({"theft": 415}, {"theft": 513}, {"theft": 5})
    assert (found.low, found.high) == (pytest.approx(8.4, abs=0.05), pytest.approx(41.0, abs=0.05))
    assert found.p == pytest.approx(0.00144, abs=0.00001)


@pytest.mark.parametrize("size, phi, rise", [(1.0, 1.0, 1.0), (1.0, 1.8, 1.2), (0.05, 1.3, 0.7)])
def test_of_invented_years_the_interval_holds_the_true_change_19_times_in_20(size, phi, rise):
    rng = np.random.default_rng(16)
    mean = size * np.array(list(BEFORE.values()))

    def year(level):
        counts = rng.negative_binomial(level / (phi - 1), 1 / phi) if phi > 1 else rng.poisson(level)
        return dict(zip(BEFORE, counts.tolist(), strict=True))

    spread = dict.fromkeys(BEFORE, phi)
    found = [change_in_harm(year(mean), year(rise * mean), CAMBRIDGE, spread) for _ in range(500)]
    true = 100 * (rise - 1)
    assert 0.92 <= np.mean([f.low <= true <= f.high for f in found]) <= 0.99
    if rise == 1:
        assert np.mean([f.p < 0.05 for f in found]) <= 0.05 + 3 * (0.05 * 0.95 / 500) ** 0.5


def test_a_rare_crime_of_great_harm_makes_the_interval_wide():
    without = change_in_harm(
        {"theft": 500, "homicide": 0}, {"theft": 500, "homicide": 0}, {"theft": 2, "homicide": 5475}
    )
    one = change_in_harm({"theft": 500, "homicide": 1}, {"theft": 500, "homicide": 1}, {"theft": 2, "homicide": 5475})
    assert without.high < 15 and one.high > 200


def test_of_no_harm_before_no_percentage_can_be_said_and_of_none_after_a_bound():
    assert change_in_harm({"arson": 0}, {"arson": 9}, CAMBRIDGE).percent is None
    gone = change_in_harm({"arson": 9}, {"arson": 0}, CAMBRIDGE)
    assert gone.percent == -100 and gone.low == -100 and -60 < gone.high < -30 and gone.p < 0.01
    none = change_in_harm({"arson": 0}, {"arson": 0}, CAMBRIDGE)
    assert none.p == 1 and none.low is None and none.high is None


def test_the_rank_by_harm_is_another_than_by_count_and_the_indices_differ():
    counts = {
        "shoplifting": 512,
        "residential-burglary": 334,
        "robbery": 40,
        "theft-from-the-person": 60,
        "bicycle-theft": 60,
    }
    found = ranking(counts, {"Cambridge": CAMBRIDGE, "ONS": SEVERITY})
    rows = {row.name: row for row in found.rows}
    assert [row.name for row in found.rows][:2] == ["shoplifting", "residential-burglary"]
    cambridge, ons = rows["shoplifting"].scores
    assert (cambridge.place.words, cambridge.moved) == ("3rd of 5", -2) and (ons.place.words, ons.moved) == (
        "3rd of 5",
        -2,
    )
    assert [s.place.words for s in rows["theft-from-the-person"].scores] == ["joint 4th of 5", "4th of 5"]
    assert rows["bicycle-theft"].place.words == "joint 3rd of 5" and rows["robbery"].scores[1].moved == 3
    assert rows["robbery"].scores[0].share == Fraction(14600, 91349 + 512 + 14600 + 240)


def test_what_one_index_does_not_score_is_in_neither_ranking_and_said():
    found = ranking({**AFTER, "anti-social-behaviour": 537}, {"Cambridge": CAMBRIDGE, "ONS": SEVERITY})
    assert {row.name for row in found.rows} == {
        "residential-burglary",
        "business-and-community-burglary",
        "shoplifting",
    }
    assert found.left_out["violence-with-injury"] == ("ONS",)
    assert found.left_out["anti-social-behaviour"] == ("Cambridge", "ONS")


@given(st.dictionaries(st.sampled_from(sorted(CAMBRIDGE)), st.integers(0, 10_000), min_size=1))
def test_shares_of_harm_come_to_one_and_harm_to_their_sum(counts):
    rows = ranking(counts, {"Cambridge": CAMBRIDGE}).rows
    total = harm(counts, CAMBRIDGE)
    assert sum(row.scores[0].harm for row in rows) == total
    assert sum(row.scores[0].share for row in rows) == (1 if total else 0)


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: harm({"anti-social-behaviour": 3}, CAMBRIDGE), "anti-social-behaviour has no weight"),
        (lambda: harm({"arson": -1}, CAMBRIDGE), "a count is 0 or more"),
        (lambda: change_in_harm({"arson": 1}, {"rape": 1}, CAMBRIDGE), "only in one of them: arson, rape"),
        (lambda: change_in_harm({"arson": 1}, {"arson": 1}, CAMBRIDGE, {"arson": 0.5}), "a dispersion"),
        (lambda: ranking({"burglary": 4}, {"Cambridge": CAMBRIDGE}), "nothing can be ranked"),
        (lambda: ranking({"arson": 4}, {}), "nothing can be ranked"),
    ],
)
def test_what_can_not_be_weighed_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
