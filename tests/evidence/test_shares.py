"""Shares of a declared base, rounded once."""

from fractions import Fraction

import pytest

from frankpledge.evidence.statistics.shares import (
    Base,
    Share,
    composition,
    share_of_wider,
    strands_of_crimes,
    strands_of_flags,
)

SERIOUS_VIOLENCE = {"violence with injury": 216, "robbery": 9, "weapons": 6}


def test_a_published_composition_with_its_residual():
    found = composition(SERIOUS_VIOLENCE, 236)
    assert [str(s.rounded()) for s in found.parts] == ["91.5", "3.8", "2.5"]
    assert (found.residual.count, str(found.residual.rounded())) == (5, "2.1")
    assert sum(s.percent for s in found.parts) + found.residual.percent == 100
    assert found.of is Base.WHOLE and not found.overlap


def test_the_same_parts_are_impossible_of_the_other_base_that_was_printed_nearby():
    with pytest.raises(ValueError, match="the parts come to 231 and the base is 219"):
        composition(SERIOUS_VIOLENCE, 219)


def test_a_part_larger_than_the_base_is_named():
    with pytest.raises(ValueError, match="robbery: 9 can't be a part of 6"):
        composition({"robbery": 9}, 6)


def test_parts_that_fill_the_base_leave_nothing():
    assert composition({"day": 3, "night": 1}, 4).residual.count == 0


def test_a_share_is_exact_until_it_is_rounded_once():
    share = Share("day", 1, 3)
    assert share.percent == Fraction(100, 3) and str(share.rounded(0)) == "33" and str(share.rounded(2)) == "33.33"


def test_strands_of_crimes_may_come_to_more_than_a_hundred():
    found = strands_of_crimes({"race": 58, "sexual orientation": 39, "disability": 35}, 119)
    assert [str(s.rounded()) for s in found.parts] == ["48.7", "32.8", "29.4"]
    assert sum(s.percent for s in found.parts) > 100 and found.overlap
    assert (found.of, found.residual) == (Base.CRIMES, None)


def test_strands_of_flags_come_to_a_hundred_and_are_the_published_ones():
    found = strands_of_flags({"race": 58, "sexual orientation": 39, "disability": 35})
    assert (found.of, found.base) == (Base.FLAGS, 132)
    assert [str(s.rounded()) for s in found.parts] == ["43.9", "29.5", "26.5"]
    assert sum(s.percent for s in found.parts) == 100 and not found.overlap


def test_a_strand_larger_than_all_crimes_is_refused():
    with pytest.raises(ValueError, match="race: 120 can't be a part of 119"):
        strands_of_crimes({"race": 120}, 119)


@pytest.mark.parametrize("make", [lambda: composition({}, 0), lambda: strands_of_flags({})])
def test_there_is_no_share_of_nothing(make):
    with pytest.raises(ValueError, match="shares need a base: 0 was given"):
        make()


def test_a_districts_share_of_the_county_with_its_interval():
    found = share_of_wider("Harborough", 236, 4291)
    assert str(found.share.rounded()) == "5.5"
    assert found.interval.low < 5.5 < found.interval.high and found.interval.low == pytest.approx(4.86, abs=0.01)


def test_counts_that_vary_more_make_the_share_less_sure():
    calm, rough = (share_of_wider("Harborough", 236, 4291, dispersion=phi).interval for phi in (1, 3))
    assert rough.high - rough.low == pytest.approx(3**0.5 * (calm.high - calm.low), rel=0.02)


def test_a_district_can_not_have_more_than_the_county():
    with pytest.raises(ValueError, match="check which number is the base"):
        share_of_wider("Harborough", 236, 200)
