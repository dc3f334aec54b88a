"""Control charts: the usual level of a series, how far it usually strays from it, and where it has strayed further.

The limits are three σ from the centre line (Shewhart 1931; Montgomery, Introduction to Statistical Quality Control):
c charts for counts, u charts for counts of unequal exposure, XmR charts for anything (Wheeler 1993). They are frozen:
the first points of a phase, its baseline, give the limits for all of it, and a new phase begins only where somebody
says so and why. Otherwise every change would soon be called usual.

A season is a change to a control chart. Give a u chart the counts that each month's days and season make expected as
the exposures, and it is allowed for; the centre line is then near 1.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from frankpledge.evidence.statistics.intervals import check_dispersion
from frankpledge.evidence.statistics.signals import BEYOND, Signal, signals

OF_TWO = 1.128  # d₂: how far apart two points of a normal distribution are on average, in σ


@dataclass(frozen=True)
class Phase:
    """From `first` on (counted from 0) other limits are used, and why: told to every reader of the chart."""

    first: int
    reason: str

    def __post_init__(self) -> None:
        if self.first < 1 or not self.reason.strip():
            raise ValueError("new limits begin after the first point and need a reason that readers are told")


@dataclass(frozen=True)
class Chart:
    """One value a point; None is a gap. `sigma` is that of each point, `dispersion` φ of each phase (1 for XmR)."""

    points: tuple[float | None, ...]
    centre: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    sigma: tuple[float | None, ...]
    signals: tuple[Signal, ...]
    phases: tuple[Phase, ...]
    dispersion: tuple[float, ...]


@dataclass(frozen=True)
class _Limits:
    """Of one phase: the centre line, and σ for each of its points."""

    centre: float
    sigma: np.ndarray
    dispersion: float


def c_chart(
    counts: Sequence[int | None],
    baseline: int | None = None,
    phases: Sequence[Phase] = (),
    dispersion: float | None = 1.0,
) -> Chart:
    """A chart of counts of equal exposure, σ = √(φ × mean).

    `baseline` is how many points of a phase give its limits: all unless told. `dispersion` is φ of one point; None: φ
    as the baseline's own points tell it (`u_chart`). Raises ValueError for a negative count, a baseline with nothing in
    it, or phases out of order.
    """
    return u_chart(counts, [1.0] * len(counts), baseline, phases, dispersion)


def u_chart(
    counts: Sequence[int | None],
    exposures: Sequence[float],
    baseline: int | None = None,
    phases: Sequence[Phase] = (),
    dispersion: float | None = 1.0,
) -> Chart:
    """A chart of rates: each count by its exposure (days of the month, residents), σ = √(φ × mean rate ÷ exposure).

    With a `dispersion` of None φ is taken from how far each point is from the one before it (Laney 2002): the square of
    the mean moving range of the standardised rates over 1.128, and 1 at the least. Raises as `c_chart` does, and for
    an exposure that is not above 0.
    """
    if len(counts) != len(exposures):
        raise ValueError(f"{len(counts)} counts have {len(exposures)} exposures: each count needs one")
    if not all(isfinite(n) and n > 0 for n in exposures):
        raise ValueError("every exposure is more than 0")
    if dispersion is not None:
        check_dispersion(dispersion)
    held, sizes = _numbers(counts), np.asarray(exposures, dtype=float)
    if (held < 0).any():
        raise ValueError("a count is 0 or more")

    def limits(places: slice, base: slice) -> _Limits:
        known = ~np.isnan(held[base])
        centre = float(held[base][known].sum() / sizes[base][known].sum())
        phi = _laney(held[base] / sizes[base], sizes[base], centre) if dispersion is None else dispersion
        return _Limits(centre, np.sqrt(phi * centre / sizes[places]), phi)

    return _chart(held / sizes, limits, baseline, phases, least=0.0)


def xmr_chart(
    values: Sequence[float | None],
    baseline: int | None = None,
    phases: Sequence[Phase] = (),
    least: float | None = 0.0,
) -> Chart:
    """The X chart of single values, σ = mean moving range ÷ 1.128: the limits are 2.66 mean moving ranges away.

    A moving range is the difference from the point before it; there is none across a gap. `least` is what a value can't
    be below, and neither is the lower limit: None for values that can be negative. Raises ValueError where a baseline
    has no two points that follow one another, and as `c_chart` does.
    """
    held = _numbers(values)

    def limits(places: slice, base: slice) -> _Limits:
        ranges = np.abs(np.diff(held[base]))
        if not np.isfinite(ranges).any():
            raise ValueError("a baseline needs two points that follow one another")
        sigma = float(np.nanmean(ranges)) / OF_TWO
        return _Limits(float(np.nanmean(held[base])), np.full(held[places].size, sigma), 1.0)

    return _chart(held, limits, baseline, phases, least)


def _chart(
    held: np.ndarray,
    limits: Callable[[slice, slice], _Limits],
    baseline: int | None,
    phases: Sequence[Phase],
    least: float | None,
) -> Chart:
    """`limits(places, base)` gives those of a phase from its places and its baseline's."""
    _check(held.size, baseline, phases)
    starts = [0, *(p.first for p in phases), held.size]
    found = []
    for first, end in zip(starts, starts[1:], strict=False):
        base = slice(first, end if baseline is None else min(first + baseline, end))
        if np.isnan(held[base]).all():
            raise ValueError(f"no point is held from place {first} to {base.stop - 1}, so they can give no limits")
        found.append((slice(first, end), limits(slice(first, end), base)))
    centre = np.concatenate([np.full(at.stop - at.start, phase.centre) for at, phase in found])
    sigma = np.concatenate([phase.sigma for _, phase in found])
    lower, upper = centre - BEYOND * sigma, centre + BEYOND * sigma
    return Chart(
        points=_plain(held),
        centre=_plain(centre),
        lower=_plain(lower if least is None else np.maximum(lower, least)),
        upper=_plain(upper),
        sigma=_plain(sigma),
        signals=signals(_plain(_distances(held, centre, sigma)), starts[1:-1]),
        phases=tuple(phases),
        dispersion=tuple(phase.dispersion for _, phase in found),
    )


def _distances(held: np.ndarray, centre: np.ndarray, sigma: np.ndarray) -> np.ndarray:
    """How many σ each point is from its centre; where a baseline never moved, any other value is infinitely far."""
    off = held - centre
    far = np.where(off == 0, 0.0, np.copysign(np.inf, off))
    far = np.where(np.isnan(off), np.nan, far)
    return np.divide(off, sigma, out=far, where=sigma > 0)


def _laney(rates: np.ndarray, sizes: np.ndarray, centre: float) -> float:
    """φ of rates from the moving range of their standardised distances, 1 at the least."""
    if not centre:
        return 1.0
    ranges = np.abs(np.diff((rates - centre) / np.sqrt(centre / sizes)))
    if not np.isfinite(ranges).any():
        raise ValueError("a baseline needs two points that follow one another to tell its dispersion")
    return max(1.0, (float(np.nanmean(ranges)) / OF_TWO) ** 2)


def _check(size: int, baseline: int | None, phases: Sequence[Phase]) -> None:
    if not size:
        raise ValueError("a chart needs points")
    if baseline is not None and baseline < 1:
        raise ValueError(f"a baseline has one point at the least: {baseline} was given")
    places = [p.first for p in phases]
    if places != sorted(set(places)) or any(first >= size for first in places):
        raise ValueError(f"phases begin one after another, each at one of the {size} points: {places} was given")


def _numbers(values: Sequence[float | None]) -> np.ndarray:
    """Gaps as NaN."""
    return np.asarray([np.nan if v is None else v for v in values], dtype=float)


def _plain(values: np.ndarray) -> tuple[float | None, ...]:
    """NaN as gaps."""
    return tuple(None if np.isnan(v) else float(v) for v in values)
