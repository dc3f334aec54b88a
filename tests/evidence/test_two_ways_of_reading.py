"""A whole file in one statement, or line by line: what becomes of a row never depends on its neighbours."""

import tempfile
from pathlib import Path

import pytest
from asking import faults, rows
from hypothesis import example, given, settings
from hypothesis import strategies as st
from making import row, street, write

from frankpledge.evidence.reading.read import Reading, read
from frankpledge.evidence.warehouse import Warehouse

NAME = "2024-01-fenland-street.csv"
HEADINGS, GOOD = street([row(Crime_ID="")]).splitlines()
BROKEN = street([row(Crime_type="Jaywalking")]).splitlines()[1]

PIECES = st.sampled_from(['"', '""', ",", ",,", " ", "\t", "\r", "'", "\\", "é", "x", "\u2028", "\x0b", "\x85", ";"])
EDITS = st.lists(st.tuples(st.integers(0, len(GOOD)), PIECES), max_size=3)


def edited(edits: list[tuple[int, str]]) -> str:
    line = GOOD
    for place, piece in edits:
        line = line[:place] + piece + line[place:]
    return line


def taken(folder: Path, lines: list[str]) -> tuple[list[tuple], Reading]:
    reading = read([write(folder / NAME, "\n".join([HEADINGS, *lines, ""]))], Warehouse(folder / "warehouse"))
    return rows(reading.edition, "*"), reading


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@example([[(len(GOOD), ",,")], [(0, "x"), (len(GOOD) + 1, ",")]])
@example([[(0, '"" ')]])
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_a_row_is_taken_or_refused_whatever_stands_beside_it(sets_of_edits):
    lines = [GOOD, *map(edited, sets_of_edits)]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        alone, first = taken(Path(one), lines)
        beside, second = taken(Path(other), [*lines, BROKEN])
    assert alone == beside
    assert len(faults(second)) == len(faults(first)) + 1
