"""What a method could not use: how many events, and why. Nothing is left out without being counted."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class SetAside:
    """So many events that a method left out, and the reason that readers are told."""

    count: int
    why: str


def sifted(size: int, *rules: tuple[np.ndarray, str]) -> tuple[np.ndarray, tuple[SetAside, ...]]:
    """Which of `size` events can be used (bool), and those that can't by the first rule that each meets.

    A rule: where it holds (bool, one an event), and why such an event is set aside. Rules that nobody meets are left
    out.
    """
    usable, found = np.ones(size, dtype=bool), []
    for holds, why in rules:
        count = int(np.count_nonzero(usable & holds))
        if count:
            found.append(SetAside(count, why))
        usable &= ~holds
    return usable, tuple(found)
