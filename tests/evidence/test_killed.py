"""A reading that is stopped or killed at any moment leaves the old edition whole or the new one whole."""

import hashlib
import random
import signal
import subprocess
import sys
import time

import pytest
from asking import total
from making import UPWELL, crime_id, row, write_months

from frankpledge.evidence.edition import Edition
from frankpledge.evidence.reading.read import read

pytestmark = pytest.mark.slow

# Slowed down a little at every part, so that a moment chosen at random falls into the writing and not before it.
READ_SLOWLY = """
import sys, time
from frankpledge.cli import evidence_read, main
from frankpledge.evidence.warehouse import Writer
keep = Writer.keep
def slowly(self, *arguments, **named):
    time.sleep(0.01)
    return keep(self, *arguments, **named)
Writer.keep = slowly
print("ready", flush=True)
raise SystemExit(main(sys.argv[1:]))
"""


@pytest.fixture
def start(warehouse):
    """Begin to read paths in a process of its own, and come back when it is about to."""

    def begin(*paths) -> subprocess.Popen:
        command = [sys.executable, "-c", READ_SLOWLY, "evidence", "read", *map(str, paths)]
        process = subprocess.Popen(
            [*command, "--warehouse", str(warehouse.folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout.readline() == "ready\n"
        return process

    return begin


def release(folder, number: int):
    """Twelve months, with so many burglaries in each."""
    months = [f"2023-{m:02}" for m in range(1, 13)]
    return write_months(folder, [row(Month=m, Crime_ID=crime_id(n)) for m in months for n in range(number)])


def assert_whole(edition: Edition) -> None:
    for part in edition.parts:
        assert hashlib.sha256(edition.file(part).read_bytes()).hexdigest() == part.sha256
        assert not part.derived or edition.derived_file(part).is_file()


def test_killed_at_any_moment_the_edition_is_the_old_one_or_the_new_one(country, warehouse, start, tmp_path):
    read([country, release(tmp_path / "0", 10)], warehouse)
    old, chance, outcomes = warehouse.edition(), random.Random(20), set()
    for number in range(1, 7):
        files = release(tmp_path / str(number), 10 + number)
        process = start(files)
        time.sleep(chance.uniform(0, 0.6))
        process.send_signal(signal.SIGKILL)
        process.communicate()

        edition = warehouse.edition()
        assert_whole(edition)
        assert total(edition, UPWELL) == 12 * (10 + number) or edition == old
        outcomes.add(edition == old)

        after = read([files], warehouse).edition
        assert total(after, UPWELL) == 12 * (10 + number)
        assert not list(warehouse.folder.glob(".writing-*"))
        old = after
    assert True in outcomes


def test_stopped_by_hand_it_says_so_and_the_old_edition_stays(country, warehouse, start, tmp_path):
    read([country, release(tmp_path / "0", 10)], warehouse)
    old = warehouse.edition()
    process = start(release(tmp_path / "1", 400))
    while process.poll() is None and not list(warehouse.folder.glob(".writing-*/*")):
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert said.strip() == "frankpledge: stopped. What the warehouse held before is still held, whole."
    assert warehouse.edition() == old and not list(warehouse.folder.glob(".writing-*"))
    assert_whole(old)
