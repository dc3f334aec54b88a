"""The incidents of one police force in one month, and the lines of the file the publisher would put out."""

from dataclasses import dataclass

import numpy as np

from frankpledge.demo import rates
from frankpledge.demo.gazetteer import Texts
from frankpledge.demo.months import months_between
from frankpledge.demo.outcomes import OUTCOMES, outcome_odds
from frankpledge.demo.truth import Truth

SHARED_NOISE, OWN_NOISE = 0.035, 0.07  # a month's ups and downs across the force, and a district's own
_ASB = rates.NAMES.index(rates.ASB)
_TAILS = np.array([[f",{name},{outcome}," for outcome in OUTCOMES] for name in rates.NAMES], dtype=object)


@dataclass(frozen=True)
class Force:
    """A police force: its districts, what they expect in a plain month, and where it falls."""

    name: str
    numbers: list[int]
    levels: np.ndarray  # by district and category
    cumulative: np.ndarray  # by district, category and point: likelihoods added up, each row one above the row before
    texts: Texts


def make_force(name: str, numbers: list[int], levels: list, likelihoods: list, texts: Texts) -> Force:
    """Put the districts together so that one search finds the points of a whole month."""
    sums = np.cumsum(likelihoods, axis=2)
    sums[:, :, -1] = 1.0
    rows = np.arange(sums.shape[0] * sums.shape[1]).reshape(sums.shape[:2])
    return Force(name, numbers, np.array(levels), sums + rows[:, :, None], texts)


@dataclass(frozen=True, eq=False)
class Incidents:
    """What a force recorded in a month, in the order published: columns of one entry an incident, and the counts."""

    month: str
    ids: list[str]
    category: np.ndarray
    text: np.ndarray  # of its place, as a number of `Texts`
    outcome: np.ndarray  # as a number of `OUTCOMES`
    counts: np.ndarray  # by district and category


def month_incidents(force: Force, month: str, known: Truth, rng: np.random.Generator) -> Incidents:
    """What was recorded in the month.

    The first district draws from the force's own stream and each other from one of its own: what happens in Silverpit
    does not depend on how many districts there are.
    """
    expected = force.levels * rates.month_factors(month, force.name, force.numbers, known)
    expected = expected * _noise(SHARED_NOISE, expected.shape[1], rng)
    drawn = [
        _in_district(force, row, expected[row], month, known, own)
        for row, own in enumerate([rng, *rng.spawn(len(expected) - 1)])
    ]
    counts = np.array([np.bincount(category, minlength=len(rates.NAMES)) for category, _ in drawn])
    category, text = (np.concatenate(column) for column in zip(*drawn, strict=True))
    order = np.lexsort((category, force.texts.rank[text]))
    category, text = category[order], text[order]
    outcome = _outcomes(category, months_between(month, known.last), rng)
    return Incidents(month, _ids(category, rng), category, text, outcome, counts)


def street_lines(force: Force, found: Incidents) -> list[str]:
    """Every line of the month's file of incidents."""
    middle = f",{found.month},{force.name} Police,{force.name} Police,"
    tails = _TAILS[found.category, found.outcome]
    return list(map("".join, zip(found.ids, _same(middle), force.texts.text[found.text], tails, strict=False)))


def _in_district(
    force: Force, row: int, expected: np.ndarray, month: str, known: Truth, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Category and text of each incident. Counts vary more than Poisson's, in step across the force and apart."""
    counts = rng.poisson(expected * _noise(OWN_NOISE, expected.shape, rng))
    category = np.repeat(np.arange(len(counts)), counts)
    categories, points = force.cumulative.shape[1:]
    line = category + row * categories
    found = np.searchsorted(force.cumulative[row].ravel(), line + rng.random(len(line)), side="right")
    found = np.minimum(found, (category + 1) * points - 1)
    return category, _texts(force, category, row * points + found % points, month, known, rng)


def _noise(spread: float, size, rng: np.random.Generator) -> np.ndarray:
    return rng.gamma(1 / spread**2, spread**2, size)


def _texts(
    force: Force, category: np.ndarray, point: np.ndarray, month: str, known: Truth, rng: np.random.Generator
) -> np.ndarray:
    """Which text about its place each incident gets: of which census, with or without a name, or none."""
    size, texts = len(point), force.texts
    outside = rng.random(size) < rates.share_outside(month, known)
    point = np.where(outside, texts.within + rng.integers(0, texts.outside, size), point)
    new_codes = rng.random(size) < rates.share_2021_codes(month, known)
    nameless = texts.nameless[point] & (known.nameless_from <= month < known.nameless_until)
    no_place = (rng.random(size) < rates.share_no_place(month, known)) & (category != _ASB)
    return np.where(no_place, texts.nowhere, texts.number(point, new_codes, nameless))


def _outcomes(category: np.ndarray, age: int, rng: np.random.Generator) -> np.ndarray:
    odds = outcome_odds(age)[category]
    return np.minimum((rng.random((len(category), 1)) >= odds).sum(axis=1), len(OUTCOMES) - 1) * (category != _ASB)


def _ids(category: np.ndarray, rng: np.random.Generator) -> list[str]:
    """64 hex digits, and nothing for anti-social behaviour."""
    digits = rng.bytes(32 * len(category)).hex()
    return [
        "" if asb else digits[at : at + 64] for at, asb in zip(range(0, len(digits), 64), category == _ASB, strict=True)
    ]


def _same(text: str):
    while True:
        yield text
