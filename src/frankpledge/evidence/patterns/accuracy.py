"""How well places that were marked as hot held what came afterwards."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Accuracy:
    """Of marked places: shares from 0 to 1, and indices, None where they can't be said.

    `hit_rate` n ÷ N is the share of later events that the marked places held, `area_share` a ÷ A that of the ground.
    `index` is the prediction accuracy index, the one divided by the other (Chainey, Tompson & Uhlig 2008): 1 is no
    better than marking at random. `efficiency` is the prediction efficiency index (Hunt 2016): the index divided by the
    best that as much ground could have had, at most 1.
    """

    hit_rate: float | None
    area_share: float
    index: float | None
    efficiency: float | None


def accuracy(marked: np.ndarray, later: np.ndarray, areas: np.ndarray) -> Accuracy:
    """Of the places that are True in `marked`, with each place's `later` events and ground.

    Where places differ in size, the best that as much ground could have had is filled with the densest places first,
    the last in part. Raises ValueError for lists of unequal length, negative numbers, and no ground.
    """
    marked, later, areas = np.asarray(marked, dtype=bool), np.asarray(later), np.asarray(areas, dtype=float)
    _check(marked, later, areas)
    if not areas.sum():
        raise ValueError("the places have no ground: give the area of each")
    ground, events = areas[marked].sum() / areas.sum(), later.sum()
    if not events:
        return Accuracy(None, float(ground), None, None)
    hits = later[marked].sum()
    if not ground:
        return Accuracy(float(hits / events), 0.0, None, None)
    index, best = hits / events / ground, _most(later, areas, areas[marked].sum())
    return Accuracy(float(hits / events), float(ground), float(index), float(min(1.0, hits / best)) if best else None)


def recapture_rate(before: np.ndarray, after: np.ndarray, marked: np.ndarray) -> float | None:
    """Levine's recapture rate index (2008): (n₂ ÷ n₁) ÷ (N₂ ÷ N₁), 1 where the marked places kept their share.

    `before` are the events of the places when they were marked, `after` the later ones. None where none were before in
    the marked places, or none are after anywhere. For notebooks: no command prints it. Raises ValueError as
    `accuracy` does.
    """
    before, after, marked = np.asarray(before), np.asarray(after), np.asarray(marked, dtype=bool)
    _check(marked, before, after)
    was, is_now = before[marked].sum(), after[marked].sum()
    if not was or not after.sum():
        return None
    return float(is_now / was / (after.sum() / before.sum()))


def _most(later: np.ndarray, areas: np.ndarray, ground: float) -> float:
    """The most events that so much ground could have held."""
    solid = areas > 0
    densest = np.argsort(-later[solid] / areas[solid], kind="stable")
    used = np.concatenate([[0.0], areas[solid][densest].cumsum()])
    held = np.concatenate([[0.0], later[solid][densest].cumsum()])
    return float(np.interp(ground, used, held))


def _check(marked: np.ndarray, *numbers: np.ndarray) -> None:
    for each in numbers:
        if each.shape != marked.shape:
            raise ValueError(f"{marked.size:,} places are marked or not, and {each.size:,} have numbers: give one each")
        if not np.isfinite(each).all() or (each < 0).any():
            raise ValueError("events and ground are 0 or more for every place")
