"""Functions in processes of their own are called in turn, and one that fails says why."""

import sys
from pathlib import Path

import numpy as np
import pytest

BENCH = Path(__file__).parents[2] / "benchmarks"
FUNCTIONS = """
def power(data, exponent):
    print("what a library says is no answer")
    return lambda: {"sum": (data["x"] ** exponent).sum(), "calls": 1}

def broken(data):
    raise ValueError("no such thing")
"""


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(BENCH)


@pytest.fixture
def data(tmp_path) -> tuple[Path, Path]:
    (tmp_path / "functions.py").write_text(FUNCTIONS)
    np.savez(tmp_path / "data.npz", x=np.arange(5))
    return tmp_path / "functions.py", tmp_path / "data.npz"


def test_answers_come_back_with_the_time_they_took(bench, data, tmp_path):
    from in_process import Work, in_turn  # noqa: PLC0415 – the bench's folder is on the path only here
    from measuring import Load  # noqa: PLC0415

    file, arrays = data
    works = {
        "squares": Work(str(file), "power", arrays, arguments={"exponent": 2}),
        "cubes, once": Work(str(file), "power", arrays, sys.executable, {"exponent": 3}, rounds=0),
    }
    found = in_turn(works, 3, Load(), tmp_path)
    assert [int(np.load(timed.answer)["sum"]) for timed in found.values()] == [30, 100]
    assert all(timed.first > 0 and timed.seconds > 0 and timed.cost.memory > 1 for timed in found.values())
    assert found["cubes, once"].seconds == found["cubes, once"].first


def test_what_a_failing_function_said_is_told(bench, data, tmp_path):
    from in_process import Work, in_turn  # noqa: PLC0415
    from measuring import Failed, Load  # noqa: PLC0415

    with pytest.raises(Failed, match="no such thing"):
        in_turn({"it": Work(str(data[0]), "broken", data[1])}, 1, Load(), tmp_path)
