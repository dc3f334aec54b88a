"""docs/expectations.md names tests that there are."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_expectation_names_a_test_that_there_is():
    named = re.findall(r"`(test_\w+)`", (ROOT / "docs" / "expectations.md").read_text(encoding="utf-8"))
    files = (ROOT / "tests" / "platform").rglob("test_*.py")
    there = {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.M)}
    assert named
    assert set(named) <= there
