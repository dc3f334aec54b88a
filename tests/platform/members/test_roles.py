"""The page of roles and docs/roles.md say what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from frankpledge.partnership.agencies import checks
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.roles import ROLES, Role

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "roles.md"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> str:
    page = tmp_path_factory.mktemp("roles") / "roles.md"
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "roles"), str(page)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return page.read_text(encoding="utf-8")


def test_the_document_is_that_of_the_program(made):
    assert PAGE.read_text(encoding="utf-8") == made, "docs/roles.md is out of date: run make fix"


def test_the_document_says_of_every_role_and_permission_whether(made):
    for role in ROLES.values():
        assert f"## {role.name}\n\n{role.description}" in made
    rows = {
        cells[1]: cells[2:-1]
        for line in made.splitlines()
        if line.startswith("| ")
        for cells in [re.split(r" ?\| ?", line)]
    }
    for permission in Permission:
        allowed = [permission in role.permissions for role in ROLES.values()]
        assert [cell == "Yes" for cell in rows[permission.value.capitalize()]] == allowed


def test_the_page_says_it_in_words_to_everybody_here(silverpit, as_, get, read_out):
    page = read_out(get(as_("councillor"), "roles/"))
    for role in ROLES.values():
        assert role.name in page and role.description in page
    assert "Cora Dunn (Silverpit Borough Council)" in page.replace("Dunn  (", "Dunn (")
    (row,) = re.findall(r"Invite people, give and take roles, and see people off who leave ((?:Yes |No )+)", page)
    assert row.split() == ["Yes"] + ["No"] * (len(ROLES) - 1)


def test_a_role_that_nobody_holds_says_so(silverpit, fladen, as_, read_out):
    page = read_out(as_("stranger@fladen.example").get("/p/fladen/partnership/roles/"))
    assert page.count("Nobody holds it at present.") == len(ROLES) - 1
    assert "Cora Dunn" not in page


def test_a_role_without_a_description_stops_the_program(monkeypatch):
    class Forgotten(Role):
        key, name, description, permissions = "forgotten", "Forgotten", "", frozenset()

    monkeypatch.setitem(ROLES, "forgotten", Forgotten)
    (error,) = checks.every_role_says_what_it_is_for(None)
    assert error.id == "frankpledge.E006" and "forgotten" in error.msg


def test_every_permission_is_granted_by_some_role():
    granted = frozenset().union(*(role.permissions for role in ROLES.values()))
    assert granted == frozenset(Permission)
