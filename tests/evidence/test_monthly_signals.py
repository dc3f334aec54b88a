"""Which series moved this month: how many false alarms a quiet partnership is sent, and what it is told of."""

import numpy as np
import pytest

from frankpledge.evidence.statistics.monthly_signals import MonthlySignals, monthly_signals
from frankpledge.evidence.statistics.signals import Rule, Side

MEASURES, WARDS = 63, 20
SINGLE = (Rule.BEYOND,)


def quiet_district(rng: np.random.Generator) -> np.ndarray:
    """63 measures in a district and its 20 wards, for five years and a month, in which nothing changes.

    From one every three months in the whole district to 700 a month; half of the 1,323 series have less than one a
    month. Seasons up to 30%. φ from 1 to 1.5 in a ward, and from 1.2 to 3 in the district, whose wards move together.
    """
    months = np.arange(61)
    level = np.exp(rng.uniform(np.log(0.3), np.log(700), (MEASURES, 1)))
    season = 1 + rng.uniform(0, 0.3, level.shape) * np.sin((months + rng.uniform(0, 12, level.shape)) * np.pi / 6)
    phi, in_wards = rng.uniform(1.2, 3, level.shape), rng.uniform(1.02, 1.5, level.shape)
    together = np.maximum((phi - in_wards) / (level * season), 1e-6)
    mean = level * season * rng.gamma(1 / together) * together
    share = rng.dirichlet(np.full(WARDS, 2.0), MEASURES)
    in_each = np.maximum(mean[:, None] * share[:, :, None], 1e-9) / (in_wards[:, None] - 1)
    wards = rng.negative_binomial(in_each, 1 / in_wards[:, None])
    return np.concatenate([wards.sum(axis=1, keepdims=True), wards], axis=1).reshape(-1, months.size).astype(float)


@pytest.fixture(scope="module")
def quiet() -> list[np.ndarray]:
    rng = np.random.default_rng(1833)
    return [quiet_district(rng) for _ in range(12)]


@pytest.fixture(scope="module")
def told(quiet) -> list[MonthlySignals]:
    return [monthly_signals(table) for table in quiet]


@pytest.mark.slow
def test_a_quiet_district_is_told_of_at_most_five_things_a_month(told):
    number = [len(found.signals) for found in told]
    assert np.mean(number) <= 5, f"{np.mean(number):.1f} false alarms a month on average, {max(number)} at the most"
    assert np.mean(number) > 1, "so few would mean that the levels are needlessly strict"


@pytest.mark.slow
def test_fewer_are_sent_to_whoever_asks_for_fewer(quiet):
    told = [len(monthly_signals(table, false_alarms=1).signals) for table in quiet[:6]]
    assert np.mean(told) <= 1


@pytest.mark.slow
def test_of_measures_that_double_those_of_fifty_a_month_and_more_are_mostly_told_of(quiet):
    seen = {(10, 50): [], (50, 1000): []}
    for table in quiet[:4]:
        usual = table[:, :-1].mean(axis=1)
        doubled = np.concatenate([np.flatnonzero((usual >= a) & (usual < b))[:8] for a, b in seen])
        table = table.copy()
        table[doubled, -1] *= 2
        told = {s.row for s in monthly_signals(table).signals if s.side is Side.HIGH}
        for (a, b), found in seen.items():
            found += [row in told for row in doubled if a <= usual[row] < b]
    power = {span: np.mean(found) for span, found in seen.items()}
    assert power[50, 1000] > 0.8 and power[10, 50] > 0.15, f"power: {power}"


@pytest.mark.slow
def test_the_most_surprising_is_first_and_says_how_often_chance_would_do_as_much(quiet):
    table = quiet[0].copy()
    table[21, -1] = 5 * table[21, :-1].max() + 20
    found = monthly_signals(table)
    first = found.signals[0]
    assert (first.row, first.side, first.rules[0]) == (21, Side.HIGH, Rule.BEYOND) and first.first == 60
    assert first.count == table[21, -1] > first.high and first.by_chance < 0.001
    assert [s.by_chance for s in found.signals] == sorted(s.by_chance for s in found.signals)
    assert found.looked_at == 1323 and found.left_out == () and found.level == pytest.approx(3 / 1323)


def run_of(last: list[int]) -> np.ndarray:
    """Ninety a month give or take a few, and then these."""
    before = [90 + (7 * t * t + 3 * t) % 17 - 8 for t in range(61 - len(last))]
    return np.array([[*before, *last], [*before, *before[: len(last)]]], dtype=float)


def test_eight_in_a_row_are_told_of_when_the_eighth_comes_and_not_again():
    raised = [98, 101, 97, 99, 103, 98, 100, 99]
    told = [s for s in monthly_signals(run_of(raised)).signals if Rule.ONE_SIDE in s.rules]
    assert [(s.row, s.side, s.first) for s in told] == [(0, Side.HIGH, 53)]
    for other in (raised[:7], [*raised, 100]):
        assert not [s for s in monthly_signals(run_of(other)).signals if Rule.ONE_SIDE in s.rules]


@pytest.mark.slow
def test_runs_are_read_only_where_most_is_expected(quiet, told):
    assert {found.read_for_runs for found in told} == {239}, "two false alarms a month at one in 120"
    assert monthly_signals(quiet[1], false_alarms=0.5).read_for_runs == 23
    usual = [table[s.row].mean() for table, f in zip(quiet, told, strict=True) for s in f.signals if s.rules != SINGLE]
    assert usual and min(usual) > np.median(quiet[1].mean(axis=1))


@pytest.mark.slow
def test_a_series_without_the_month_or_two_years_before_it_is_left_out_and_said_so(quiet):
    table = quiet[2][:30].copy()
    table[4, -1], table[9, :45] = np.nan, np.nan
    found = monthly_signals(table)
    assert found.left_out == (4, 9) and found.looked_at == 28
    nothing = monthly_signals(table[[4, 9]])
    assert nothing.signals == () and nothing.looked_at == 0 and nothing.left_out == (0, 1)


def test_no_false_alarm_at_all_can_not_be_asked_for():
    with pytest.raises(ValueError, match="some false alarms have to be allowed"):
        monthly_signals(run_of([90]), false_alarms=0)
