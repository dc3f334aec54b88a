"""Exponential smoothing, compiled: six models are fitted to a series, and the one with the least AICc looks ahead.

The state is a level l, a slope b damped by φ, and a season s; each month's error e moves them by α, β and γ times e
(Hyndman, Koehler, Ord and Snyder 2008, table 2.2, additive errors). A model without slope or season is the same
recursion with that part left at nought, so one loop serves all six.

For given parameters the errors are linear in the states before the first month, so the best of these are a solution
by least squares. They and the parameters are found in turn.
"""

import numpy as np
from numba import njit

LEVEL, SLOPE, SEASON, DAMPING = range(4)  # what α, β, γ and φ are of: places in the parameters
_START = np.array([0.3, 0.03, 0.05, 0.9])
_LEAST, _MOST = 1e-4, 0.9999
_LEAST_DAMPING, _MOST_DAMPING = 0.8, 0.98
_STEPS = ((0.16, 0.08), (0.08, 0.01), (0.08, 0.01))  # the first and the last of each search: coarse before fine


@njit(cache=True, nogil=True)
def look_ahead(series, period, seasonal, found, chosen):
    """Fill `found` (series × horizon) with forecasts, and `chosen` with each one's model: 0 to 2 level alone, with a
    slope, with a damped one; 3 to 5 the same with a season, which are tried only where `seasonal`.
    """
    for i in range(series.shape[0]):
        chosen[i] = _best_model(series[i], period, 6 if seasonal else 3, found[i])


@njit(cache=True, nogil=True)
def _best_model(y, period, models, ahead):
    n = y.size
    errors = np.empty(n)
    least, chosen = np.inf, -1
    for model in range(models):
        slopes, cycle = model % 3, period if model > 2 else 1
        used = np.array([True, slopes > 0, cycle > 1, slopes > 1])
        parameters, states = _START * used, np.zeros(cycle + 2)
        if not used[DAMPING]:
            parameters[DAMPING] = 1.0
        squares = _fit(y, used, parameters, states, errors)
        k = used.sum() + 2 + (slopes > 0) + cycle - 1  # parameters, level and variance, slope, seasons
        if n - k - 1 <= 0:
            continue
        score = n * np.log(max(squares / n, 1e-12)) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
        if score < least:
            least, chosen = score, model
            _run(y, parameters, states, errors)
            _extend(states, parameters, n, ahead)
    return chosen


@njit(cache=True, nogil=True, fastmath={"contract"})
def _run(y, parameters, states, errors):
    """One month's forecast after another: fills the errors and moves the states on. The sum of squared errors.

    `states` are the level, the slope, and the season of each calendar month, the first month's first.
    """
    alpha, beta, gamma, damping = parameters[0], parameters[1], parameters[2], parameters[3]
    slope = damping * states[1]  # damped: of the month to come
    expected, pull, push = states[0] + slope, alpha + damping * beta, damping * beta
    total, k, e = 0.0, 2, 0.0
    for t in range(y.size):
        e = (y[t] - states[k]) - expected
        errors[t] = e
        total += e * e
        if gamma:  # a store that the next load would wait for
            states[k] += gamma * e
        expected = (expected + damping * slope) + pull * e
        slope = damping * slope + push * e
        k += 1
        if k == states.size:
            k = 2
    states[0], states[1] = expected - slope, slope / damping
    return total


@njit(cache=True, nogil=True)
def _extend(states, parameters, n, ahead):
    level, slope, cycle = states[0], states[1], states.size - 2
    for h in range(ahead.size):
        slope *= parameters[DAMPING]
        level += slope
        ahead[h] = level + states[2 + (n + h) % cycle]


@njit(cache=True, nogil=True)
def _fit(y, used, parameters, states, errors):
    """`states` become those before the first month. The sum of squared errors."""
    least = np.inf
    for step, last in _STEPS:
        _first_states(y, used, parameters, states, errors)
        least = _search(y, used, parameters, states, errors, step, last)
    return least


@njit(cache=True, nogil=True)
def _first_states(y, used, parameters, states, errors):
    """The states before the first month that have the least squares; the seasons add up to nought."""
    cycle = states.size - 2
    free = np.ones(states.size - 1, np.bool_)  # of the seasons the last is what the others leave
    free[SLOPE] = used[SLOPE]
    places = np.flatnonzero(free)
    responses, nothing, state = np.empty((places.size, y.size)), np.zeros(y.size), np.empty(states.size)
    state[:] = 0.0
    _run(y, parameters, state, errors)
    for i, place in enumerate(places):
        state[:] = 0.0
        state[place] = 1.0
        if place > 1:
            state[-1] = -1.0
        _run(nothing, parameters, state, responses[i])
    states[:] = 0.0
    states[places] = _solved(responses @ responses.T, responses @ errors)
    if cycle > 1:
        states[-1] = -states[2:-1].sum()


@njit(cache=True, nogil=True)
def _solved(matrix, right):
    """x of matrix · x = −right, by Cholesky; a hair is added to the diagonal of a matrix that is nearly singular."""
    n = right.size
    x = -right
    for j in range(n):
        for i in range(j, n):
            for k in range(j):
                matrix[i, j] -= matrix[i, k] * matrix[j, k]
            if i == j:
                matrix[j, j] = np.sqrt(matrix[j, j] * (1 + 1e-9) + 1e-9)
            else:
                matrix[i, j] /= matrix[j, j]
        for k in range(j):
            x[j] -= matrix[j, k] * x[k]
        x[j] /= matrix[j, j]
    for j in range(n - 1, -1, -1):
        for k in range(j + 1, n):
            x[j] -= matrix[k, j] * x[k]
        x[j] /= matrix[j, j]
    return x


@njit(cache=True, nogil=True)
def _search(y, used, parameters, states, errors, step, last):
    """Move one parameter at a time, by ever smaller steps, as long as it helps. The sum of squares at the end."""
    scratch, trial = states.copy(), parameters.copy()
    least = _run(y, parameters, scratch, errors)
    while step >= last:
        better = False
        for which in range(4):
            for sign in (1, -1):
                trial[:] = parameters
                trial[which] = _moved(parameters[which], which, sign * step)
                if not used[which] or not _allowed(trial, used):
                    continue
                scratch[:] = states
                squares = _run(y, trial, scratch, errors)
                if squares < least:
                    least, better = squares, True
                    parameters[:] = trial
                    break
        if not better:
            step /= 2
    return least


@njit(cache=True, nogil=True)
def _moved(value, which, step):
    """β and γ are mostly near nought, where a factor says more than a step does."""
    if which in (SLOPE, SEASON):
        return value * (1 + 4 * step) if step > 0 else value / (1 - 4 * step)
    return value + (step if which == LEVEL else step / 2)


@njit(cache=True, nogil=True)
def _allowed(parameters, used):
    """The usual region: 0 < β < α < 1, 0 < γ < 1 − α, and a damping that is neither sudden nor none."""
    alpha, beta, gamma, damping = parameters[0], parameters[1], parameters[2], parameters[3]
    return (
        _LEAST <= alpha <= _MOST
        and (not used[SLOPE] or _LEAST <= beta < alpha)
        and (not used[SEASON] or _LEAST <= gamma < 1 - alpha)
        and (not used[DAMPING] or _LEAST_DAMPING <= damping <= _MOST_DAMPING)
    )
