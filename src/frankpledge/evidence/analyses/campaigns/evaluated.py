"""A trial evaluated: the change beside that of the comparison, the series, the buffer, and what may be said of it."""

from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence.analyses.campaigns.comparison import Compared, set_against
from frankpledge.evidence.analyses.campaigns.sums import Place
from frankpledge.evidence.analyses.campaigns.trial import OTHER_MONTHS, Trial
from frankpledge.evidence.analyses.campaigns.value import worth
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.area import Area, Gazetteer
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.breaks import first_after
from frankpledge.evidence.measures.model import PER, Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics.change import Change, change
from frankpledge.evidence.statistics.evaluation.counts import BeforeAfter
from frankpledge.evidence.statistics.evaluation.difference import Difference, Exposures, difference
from frankpledge.evidence.statistics.evaluation.displacement import (
    Quotient,
    WeightedDifference,
    displacement_quotient,
    weighted_difference,
)
from frankpledge.evidence.statistics.evaluation.interrupted import Interrupted, interrupted
from frankpledge.evidence.statistics.evaluation.power import smallest_fall
from frankpledge.evidence.statistics.evaluation.ratio import RelativeChange, relative_change
from frankpledge.evidence.statistics.evaluation.regression_to_mean import LEAST_PLACES, Expected, expected_next
from frankpledge.evidence.statistics.evaluation.value import Value
from frankpledge.evidence.statistics.evaluation.words import Statement, of_change, of_comparison

LEAST_SERIES = 36  # months from which the series is looked at as well
A_TURN = 12  # months after from which a change of the trend can be told from a step
MOST_SERIES = 120
AS_LARGE = 2.0  # a comparison at most so many times as large, or as small, for a difference of counts to mean anything


@dataclass(frozen=True, eq=False)
class Around:
    """Target and buffer together beside the comparison. `weighted` wants one about as large; `quotient` no 0 in it."""

    together: RelativeChange
    weighted: WeightedDifference | None
    quotient: Quotient | None


@dataclass(frozen=True, eq=False)
class Found:
    """`alone` stands in for `relative` where there is nothing to compare. `least`: the smallest fall, in per cent, that
    would probably have been noticed. `chosen`: what to expect of a place that was chosen for being high."""

    trial: Trial
    compared: Compared
    target: BeforeAfter
    control: BeforeAfter | None
    relative: RelativeChange | None
    alone: Change | None
    said: Statement
    least: float | None
    rates: Difference | None
    series: Interrupted | None
    around: Around | None
    chosen: Expected | None
    value: Value | None
    value_said: str


@lru_cache(maxsize=256)
def find(edition: Edition, trial: Trial) -> Found:
    """Evaluate a trial. Raises NothingToAnalyse, saying why it can't be."""
    if trial.measure.direction == "higher is better":
        raise NothingToAnalyse(f"of {trial.measure.inline} more is hoped for, and only falls are evaluated")
    return _found(edition, set_against(edition, trial))


def _found(edition: Edition, made: Compared) -> Found:
    trial, known = made.trial, made.breaks
    target = made.target.before_after(trial.before, trial.period, known, trial.period)
    control = made.control and made.control.before_after(made.before, made.after, known, trial.period)
    relative = control and _relative(target, control)
    alone = None if control else change(target.before, target.after, target.phi)
    said = (
        of_comparison(relative, made.design, made.concerns)
        if relative
        else of_change(alone, target.dispersion is not None, made.concerns)
    )
    least = smallest_fall(
        target.before,
        control.before if control else None,
        target.phi,
        control.phi if control else 1.0,
        float(target.length),
    )
    value, value_said = worth(trial.measure, relative, said, trial.cost)
    return Found(
        trial,
        made,
        target,
        control,
        relative,
        alone,
        said,
        least,
        _rates(made, target, control),
        _series(made),
        _around(made, target, control),
        _chosen(edition, made, target.phi),
        value,
        value_said,
    )


def _relative(target: BeforeAfter, control: BeforeAfter) -> RelativeChange:
    try:
        return relative_change(target, control)
    except ValueError as error:  # nothing was counted in one of the places
        raise NothingToAnalyse(str(error)) from None


def _rates(made: Compared, target: BeforeAfter, control: BeforeAfter | None) -> Difference | None:
    """For every 1,000 residents in the months after, where the residents of both places are known."""
    if control is None or made.trial.against == OTHER_MONTHS or not (made.target.per and made.control.per):
        return None
    longer = 1 / float(target.length)
    sizes = [Exposures(place.per * longer, place.per) for place in (made.target, made.control)]
    return difference(target, control, *sizes, per=PER)


def _series(made: Compared) -> Interrupted | None:
    """The target's months, those since it began apart; None where they are too few or have a gap or a break."""
    if made.target.series.step != 1:
        return None
    run = made.target.series.regular(made.trial.period.last, 1)[-MOST_SERIES:]
    run = run[max(first_after(made.breaks, [span for span, _ in run]), default=0) :]
    months, after = [n for _, n in run], len(made.trial.period)
    if len(months) < LEAST_SERIES:
        return None
    try:
        return interrupted(months, len(months) - after, turn=after >= A_TURN)
    except ValueError:  # too few months on one side, or none counted there
        return None


def _around(made: Compared, target: BeforeAfter, control: BeforeAfter | None) -> Around | None:
    if made.buffer is None or control is None or made.trial.against == OTHER_MONTHS:
        return None
    trial = made.trial
    beside = made.buffer.before_after(trial.before, trial.period, made.breaks, trial.period)
    both = _sum(made.target, made.buffer).before_after(trial.before, trial.period, made.breaks, trial.period)
    size = control.before / both.before if both.before else 0
    alike = 1 / AS_LARGE <= size <= AS_LARGE and target.length == 1
    quotient = None if control.any_nought else displacement_quotient(target, beside, control)
    return Around(relative_change(both, control), weighted_difference(both, control) if alike else None, quotient)


def _sum(one: Place, other: Place) -> Place:
    shared = {s: n + other.series.counts[s] for s, n in one.series.counts.items() if s in other.series.counts}
    return Place(type(one.series)(one.series.source, shared), (*one.pieces, *other.pieces), None)


def _chosen(edition: Edition, made: Compared, phi: float) -> Expected | None:
    """What to expect of the target with nothing done, from all places of its kind; None where they do not tell it.

    None too where the target lies in several forces, or was not high: then no fall is to be expected.
    """
    trial = made.trial
    same = _of_kind(made.counted.gazetteer, trial.areas[0])
    if not set(trial.areas) <= set(same):
        return None
    counts = _counts(edition, trial.measure, trial.before, tuple(same), made.target.series.source)
    if counts is None or len(same) < LEAST_PLACES or not made.target.total(trial.before):
        return None
    found = expected_next([n for n, _ in counts], [same.index(a) for a in trial.areas], [p for _, p in counts], phi)
    return found if found.expected <= found.counted - 1 else None


def _of_kind(gazetteer: Gazetteer, area: Area) -> list[Area]:
    """Every ward, small area or district of the police force area, as the area is one."""
    force = gazetteer.force_of(area)
    if force is None or area.kind not in ("ward", "lsoa", "district"):
        return []
    districts = [gazetteer.areas[d] for d in gazetteer.districts_of(force)]
    return districts if area.kind == "district" else [a for d in districts for a in gazetteer.inside(d, area.kind)]


@lru_cache(maxsize=32)
def _counts(
    edition: Edition, measure: Measure, period: Period, same: tuple[Area, ...], source: str
) -> list[tuple[int, int]] | None:
    """The count before and the residents of each; None where some are not held."""
    counted = Counted(edition, same, period)
    found = []
    for area in same:
        series = next((s for s in counted.held(measure, area) if s.source == source), None)
        total, per = series.total(period) if series else None, counted.per(measure, area)
        if total is None or not per:
            return None
        found.append((total, per))
    return found if any(n for n, _ in found) else None
