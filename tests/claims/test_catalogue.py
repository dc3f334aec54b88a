"""docs/rules.md says of every rule what the rule says today."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.rule import rules

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "rules.md"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> str:
    page = tmp_path_factory.mktemp("catalogue") / "rules.md"
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "catalogue"), str(page)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return page.read_text(encoding="utf-8")


def test_the_page_is_that_of_the_rules(made):
    assert PAGE.read_text(encoding="utf-8") == made, "docs/rules.md is out of date: run make fix"


def test_every_rule_stands_on_it_once_with_its_example_and_what_is_said_of_it(made):
    names = re.findall(r"^In JSON and SARIF: `(.*)`$", made, re.M)
    assert sorted(names) == sorted(rules())
    for entry in made.split("\n### ")[1:]:
        assert entry.count("\n> ") >= 2 and re.search(r"^\*\*[A-Z][a-z ]+\*\*, at “.+”: .+", entry, re.M), entry


def test_rules_stand_under_the_worst_that_they_say_by_name(made):
    parts = re.split(r"^## (.*)$", made, flags=re.M)[1:]
    headings, bodies = parts[::2], parts[1::2]
    assert headings == [grade.capitalize() for grade in Grade if grade.capitalize() in headings]
    for heading, body in zip(headings, bodies, strict=True):
        assert set(re.findall(r"^\*\*(.+?)\*\*, at", body, re.M)) == {heading}
        titles = re.findall(r"^### (.*)$", body, re.M)
        assert titles == sorted(titles, key=str.casefold)


def test_a_table_in_an_example_stays_a_table(made):
    rows = re.findall(r"^> \|.*\|$", made, re.M)
    assert "> |---|---|---|" in rows and len(rows) > 20
