"""Log-linear regression of counts: log(mean ÷ exposure) is a sum of terms (McCullagh and Nelder 1989, chapter 6).

Iteratively reweighted least squares. Counts that vary more than Poisson counts do are allowed for in one of two ways: a
variance of φ × mean (quasi-Poisson), or of mean + α × mean² (negative binomial, α by moments, Breslow 1984).
"""

from dataclasses import dataclass, replace

import numpy as np

_ROUNDS = 60
_CLOSE = 1e-10
_NEAR = 1e-5
_FIRST_ALPHA = 0.01


@dataclass(frozen=True)
class Fit:
    """`coefficients` (k), their `covariance` (k × k, dispersion in it), `fitted` means (n), Pearson `residuals` (n).

    `dispersion` is φ, 1 at the least; `alpha` that of the negative binomial, 0 for Poisson. `freedom` is n − k.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    fitted: np.ndarray
    residuals: np.ndarray
    dispersion: float
    alpha: float
    freedom: int


def quasi_poisson(counts: np.ndarray, design: np.ndarray, exposures: np.ndarray) -> Fit:
    """Fit `counts` (n) by `design` (n × k) with `exposures` (n, above 0).

    Raises ValueError where the terms can't be told apart, there are no more counts than terms, or no fit is found.
    """
    found = _fit(counts, design, exposures, 0.0)
    phi = max(1.0, _pearson(found) / found.freedom)
    return replace(found, covariance=phi * found.covariance, dispersion=phi)


def negative_binomial(counts: np.ndarray, design: np.ndarray, exposures: np.ndarray) -> Fit:
    """As `quasi_poisson`, with the α that makes Pearson's χ² its degrees of freedom; 0 where Poisson is wide enough."""
    found = _fit(counts, design, exposures, 0.0)
    if _pearson(found) <= found.freedom:
        return found
    low, high = 0.0, _FIRST_ALPHA
    while _pearson(_fit(counts, design, exposures, high)) > found.freedom:
        low, high = high, 4 * high
    while high - low > _NEAR * high:
        middle = (low + high) / 2
        found = _fit(counts, design, exposures, middle)
        low, high = (middle, high) if _pearson(found) > found.freedom else (low, middle)
    return found


def _fit(counts: np.ndarray, design: np.ndarray, exposures: np.ndarray, alpha: float) -> Fit:
    n, k = design.shape
    if n <= k or np.linalg.matrix_rank(design) < k:
        raise ValueError(f"{n} counts can't tell {k} terms apart: more months are needed, or a simpler model")
    offset = np.log(exposures)
    eta = np.log(counts + 0.5)
    coefficients = np.zeros(k)
    for _ in range(_ROUNDS):
        mean = np.exp(eta)
        weights = mean / (1 + alpha * mean)
        root = np.sqrt(weights)
        target = eta - offset + (counts - mean) / mean
        last, coefficients = coefficients, np.linalg.lstsq(root[:, None] * design, root * target, rcond=None)[0]
        eta = np.clip(design @ coefficients + offset, -30, 30)
        if np.abs(coefficients - last).max() <= _CLOSE * (1 + np.abs(coefficients).max()):
            break
    else:
        raise ValueError("no fit was found: a stretch of months with nothing in it is the usual reason")
    mean = np.exp(eta)
    weights = mean / (1 + alpha * mean)
    covariance = np.linalg.inv(design.T @ (weights[:, None] * design))
    residuals = (counts - mean) / np.sqrt(mean * (1 + alpha * mean))
    return Fit(coefficients, covariance, mean, residuals, 1.0, alpha, n - k)


def _pearson(found: Fit) -> float:
    return float((found.residuals**2).sum())
