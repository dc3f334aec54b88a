"""On passages with known answers, what is called wrong is wrong, and most of what is wrong is found.

These are the passages that the rules were made and mended with. How the check does on text that nobody mended it with
is printed by `make bench`, not promised here.
"""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from claims_corpus import EVERY, Judgement, judge, load
from claims_ours import marks

PRECISION, RECALL = 0.98, 0.85


@pytest.fixture(scope="module")
def judged() -> Judgement:
    return judge([passage for file in EVERY for passage in load(file)], marks)


def test_what_is_called_wrong_is_wrong(judged):
    assert judged.marks > 100
    assert judged.precision >= PRECISION, judged.false_alarms


def test_most_of_what_is_wrong_is_found(judged):
    assert judged.wrong > 200
    assert judged.recall >= RECALL, f"{judged.recall:.3f}; missed: {judged.misses}"
