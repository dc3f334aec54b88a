"""What a whole process costs: seconds on the clock, seconds of the processors, and memory at its peak.

Only the standard library is imported here and in run.py: Linux counts the memory of the process that starts another
towards the other's peak, so the starter has to be small.
"""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Of one process, or the medians of several."""

    wall: float
    cpu: float
    memory: float  # MB at the peak; of the largest process where it starts others

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


class Failed(Exception):
    """A measured command that did not do its work; the text is what it said."""


@dataclass(frozen=True)
class Contender:
    """A command to be measured, and what has to be made ready before each run, which isn't."""

    command: Sequence[str]
    prepare: Callable[[], None] = lambda: None


class Load:
    """The highest load average seen while measuring; above `MOST` other work was in the way."""

    MOST = 2.5

    def __init__(self) -> None:
        self.highest = 0.0

    def look(self) -> None:
        self.highest = max(self.highest, os.getloadavg()[0])

    @property
    def reliable(self) -> bool:
        return self.highest <= self.MOST


def cost(command: Sequence[str]) -> Cost:
    """Run a command to its end. Raises Failed where it doesn't end well."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)  # so that subprocess does not wait for it again
    if process.returncode:
        raise Failed(f"{' '.join(command)[:300]}\n{said}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(c, f) for c in costs) for f in ("wall", "cpu", "memory")))


def interleaved(contenders: dict[str, Contender], repeats: int, load: Load) -> dict[str, Cost]:
    """The medians of so many rounds; in each round everyone runs once, so that a busy minute hits all alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for _ in range(repeats):
        for name, contender in contenders.items():
            contender.prepare()
            load.look()
            costs[name].append(cost(contender.command))
            load.look()
    return {name: median(found) for name, found in costs.items()}
