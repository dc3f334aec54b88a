"""Before anything is begun: what fall would be noticed, and after how many months.

Noticed as everywhere here: four times in five, at the 5% level. Against a comparison area the logarithm of the ratio of
ratios needs (1.96 + 0.84) × its error (`ratio`), and the error grows as the later count falls; without one it is what
`change` says. A comparison area takes away what happens everywhere, and adds the chance of its own counts.
"""

from math import isfinite

import numpy as np
from scipy.special import ndtri

from frankpledge.evidence.statistics.change import detectable
from frankpledge.evidence.statistics.intervals import CONFIDENCE, check_dispersion

POWER = 0.8
MOST_MONTHS = 60
_FALLS = np.arange(1, 1000) / 10  # per cent
_NEEDED = float(ndtri(1 - (1 - CONFIDENCE) / 2) + ndtri(POWER))


def smallest_fall(
    before: float,
    control: float | None = None,
    dispersion: float = 1.0,
    control_dispersion: float = 1.0,
    length: float = 1.0,
) -> float | None:
    """The least fall, in per cent, that would probably be noticed; None where not even the largest would.

    `before` is what would be counted before, `control` that in the comparison area (None: there is none), `length` the
    time after ÷ the time before. Raises ValueError for counts below 0 and a length that is not above 0.
    """
    for count in (before, control or 0):
        if not (isfinite(count) and count >= 0):
            raise ValueError(f"a count is 0 or more: {count} was given")
    if not (isfinite(length) and length > 0):
        raise ValueError(f"the time after, divided by that before, is more than 0: {length} was given")
    for phi in (dispersion, control_dispersion):
        check_dispersion(phi)
    if control is None:
        return detectable(before, dispersion, length).fall
    if not before or not control:
        return None
    left = 1 - _FALLS / 100
    variance = dispersion / before * (1 + 1 / (length * left)) + control_dispersion / control * (1 + 1 / length)
    seen = -np.log(left) >= _NEEDED * np.sqrt(variance)
    return float(_FALLS[seen.argmax()]) if seen.any() else None


def months_needed(
    fall_percent: float,
    monthly: float,
    control_monthly: float | None = None,
    dispersion: float = 1.0,
    control_dispersion: float = 1.0,
    months_before: int | None = None,
    most: int = MOST_MONTHS,
) -> int | None:
    """After how many months a fall would probably be noticed; None where `most` are not enough.

    `monthly` is a usual month's count, here and in the comparison area. `months_before`: how many before it are used;
    unless told, as many as after it. Raises ValueError for a fall that is not between 0 and 100%.
    """
    if not 0 < fall_percent < 100:
        raise ValueError(f"a fall is more than 0% and less than 100%: {fall_percent}% was given")
    if months_before is not None and months_before < 1:
        raise ValueError(f"one month before is the least: {months_before} was given")
    for months in range(1, most + 1):
        before = months_before or months
        control = None if control_monthly is None else before * control_monthly
        least = smallest_fall(before * monthly, control, dispersion, control_dispersion, months / before)
        if least is not None and least <= fall_percent:
            return months
    return None
