"""Functions timed inside processes of their own: ours in .venv, the tools it is measured against in .venv-peers.

A piece of work is a function `name(data, **arguments)` in a file of this folder. `data` is a dictionary of arrays, from
an .npz. The function makes everything ready and gives back what is to be timed: a callable of nothing. What that gives
back (an array, or a dictionary of arrays) is written to an .npz, so that answers can be compared before times count.

    works = {"ours": Work("x_ours.py", "gi_star", data), "esda": Work("x_peers.py", "gi_star", data, PEERS)}
    for name, timed in in_turn(works, repeats, report.load, folder).items(): …

Only the standard library is imported here; see measuring.py.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from machine import HERE
from measuring import Cost, Failed, Load
from report import Report

OWN = sys.executable
PEERS = str(HERE.parent / ".venv-peers" / "bin" / "python")
NO_PEERS = "SKIPPED: there is no .venv-peers with the tools to measure against: scripts/install-peers makes it"


@dataclass(frozen=True)
class Work:
    """One function with its data. `rounds`: fewer than the others have, for what takes minutes; 0: only the first."""

    file: str
    function: str
    data: Path
    python: str = OWN
    arguments: Mapping[str, object] = field(default_factory=dict)
    rounds: int | None = None


@dataclass(frozen=True)
class Timed:
    """`first`: seconds of the first call, with whatever is compiled then. `cost`: the medians of the calls after it."""

    first: float
    cost: Cost
    answer: Path  # an .npz

    @property
    def seconds(self) -> float:
        return self.cost.wall


def peers_are_here() -> bool:
    """Whether the peers' environment is there; a test of the bench itself leaves them out."""
    return Path(PEERS).exists() and os.environ.get("FRANKPLEDGE_BENCH_PEERS") != "no"


def in_turn(works: Mapping[str, Work], repeats: int, load: Load, inside: Path) -> dict[str, Timed]:
    """Each in a process that stays; in each round everyone is called once, so that a busy minute hits all alike.

    The answers are written into the folder `inside`. Raises Failed with what a process said where one fails.
    """
    with ExitStack() as stack:
        children = {name: stack.enter_context(_Child(work)) for name, work in works.items()}
        answers = {
            name: inside / f"answer-{number}-{work.function}.npz" for number, (name, work) in enumerate(works.items())
        }
        first = {name: child.call(answers[name]) for name, child in children.items()}
        found: dict[str, list[Cost]] = {name: [] for name in works}
        for number in range(repeats):
            for name, work in works.items():
                if work.rounds is None or number < work.rounds:
                    load.look()
                    found[name].append(children[name].call())
                    load.look()
        return {name: Timed(first[name].wall, _median(found[name] or [first[name]]), answers[name]) for name in works}


def table(report: Report, title: str, found: Mapping[str, Timed]) -> None:
    """Prints and keeps what each took: the first call, and the median of the others."""
    report.costs[title] = {name: timed.cost for name, timed in found.items()}
    print(f"\n{title}\n{'':58}{'first s':>9}{'ms':>11}{'peak MB':>9}")
    for name, timed in found.items():
        print(f"  {name:56}{timed.first:9.2f}{timed.seconds * 1000:11,.1f}{timed.cost.memory:9.0f}", flush=True)


def _median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(c, f) for c in costs) for f in ("wall", "cpu", "memory")))


class _Child:
    """A process that waits for calls: one line of JSON in, one out."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def __enter__(self) -> "_Child":
        self.said = tempfile.TemporaryFile("w+")
        work = self.work
        command = [work.python, HERE / "in_process_child.py", HERE / work.file, work.function, work.data]
        self.process = subprocess.Popen(
            [*map(str, command), json.dumps(dict(work.arguments))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.said,
            text=True,
        )
        return self

    def call(self, answer: Path | None = None) -> Cost:
        with suppress(BrokenPipeError):  # it ended already: the answer below is empty then
            self.process.stdin.write(json.dumps({"answer": answer and str(answer)}) + "\n")
            self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            self.said.seek(0)
            raise Failed(f"{self.work.file}, {self.work.function}\n{self.said.read()}")
        return Cost(**json.loads(line))

    def __exit__(self, *_: object) -> None:
        self.process.communicate()
        self.said.close()
