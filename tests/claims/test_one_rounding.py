"""For any two counts, the percentage that one rounding gives is never called wrong, and one that is off always is."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.formats import read_bytes
from frankpledge.evidence.statistics.rounding import half_up, percent_change

COUNTS = st.integers(min_value=5, max_value=20_000)
WAYS = st.sampled_from(
    (
        "Burglary {fell} by {percent}% from {before:,} in 2018/19 to {after:,} in 2019/20.",
        "There were {after:,} burglaries, compared with {before:,} the year before: {a_fall} of {percent}%.",
        (
            "| Measure | 2019/20 | 2018/19 | % change |\n|---|---|---|---|\n| Burglary | {after} | {before} | "
            "{sign}{percent}% |\n"
            "| Robbery | 20 | 10 | +100% |"
        ),
    )
)


def _wrong(before, after, percent, way):
    up = after > before
    words = (
        {"fell": "rose", "a_fall": "a rise", "sign": "+"} if up else {"fell": "fell", "a_fall": "a fall", "sign": "-"}
    )
    text = way.format(before=before, after=after, percent=percent, **words)
    errata = check(read_bytes(text.encode(), "passage.md" if text.startswith("|") else "passage.txt"))
    return [f for f in errata.findings if f.grade == Grade.WRONG]


@settings(max_examples=150, deadline=None)
@given(COUNTS, COUNTS, st.integers(0, 2), WAYS)
def test_one_rounding_is_never_wrong(before, after, places, way):
    assume(before != after)
    percent = half_up(abs(percent_change(before, after)), places)
    assert _wrong(before, after, percent, way) == []


@settings(max_examples=150, deadline=None)
@given(COUNTS, COUNTS, st.integers(0, 1), st.sampled_from((-3, -2, 2, 3)), WAYS)
def test_a_percentage_that_is_off_is_wrong(before, after, places, off, way):
    assume(before != after)
    true = half_up(abs(percent_change(before, after)), places)
    percent = half_up(Fraction(true) + Fraction(off, 10**places), places)
    assume(percent > 0)
    assert _wrong(before, after, percent, way)
