"""Events with their keys, those not known set aside, ordered so that the events of a key follow one another."""

from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.patterns.set_aside import SetAside, sifted


@dataclass(frozen=True, eq=False)
class Keyed:
    """Sorted by key, then time. `first` holds for the earliest event of each key."""

    keys: np.ndarray
    when: np.ndarray  # datetime64[m]
    set_aside: tuple[SetAside, ...]

    @property
    def first(self) -> np.ndarray:
        return np.r_[True, self.keys[1:] != self.keys[:-1]][: self.keys.size]


def keyed(keys: np.ndarray, when: np.ndarray) -> Keyed:
    """Events of `keys` (uint64) at `when` (datetime64). Raises ValueError where there are not as many of both."""
    keys, when = np.asarray(keys, dtype=np.uint64), np.asarray(when, dtype="datetime64[m]")
    if keys.shape != when.shape:
        raise ValueError(f"{keys.size} keys have {when.size} times: each event needs both")
    usable, aside = sifted(
        keys.size, (keys == 0, "who or where is not known"), (np.isnat(when), "the time is not known")
    )
    keys, when = keys[usable], when[usable]
    order = np.lexsort((when, keys))
    return Keyed(keys[order], when[order], aside)


def months_later(when: np.ndarray, months: int) -> np.ndarray:
    """The same day and time so many months on, or the last day of a month that is too short (datetime64[m])."""
    month = when.astype("datetime64[M]")
    day = (when.astype("datetime64[D]") - month.astype("datetime64[D]")).astype(np.int64)
    later = month + months
    length = ((later + 1).astype("datetime64[D]") - later.astype("datetime64[D]")).astype(np.int64)
    return later.astype("datetime64[m]") + np.minimum(day, length - 1) * 1440 + (when - when.astype("datetime64[D]"))
