"""Every command that README and docs write out is one that the program understands."""

import re
import shlex
from pathlib import Path

import pytest

from frankpledge.cli import _parser

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands() -> list[str]:
    """What follows `frankpledge` in the blocks of the pages, broken lines joined."""
    blocks = [
        b for page in PAGES for b in re.findall(r"^```\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    ]
    lines = "\n".join(blocks).replace("\\\n", " ")
    return sorted(set(re.findall(r"^(?:\.venv/bin/)?frankpledge (.*)$", lines, re.M)))


def test_there_are_such_commands():
    assert len(commands()) > 20


@pytest.mark.parametrize("command", commands())
def test_it_is_understood(command):
    words = shlex.split(command, comments=True)
    assert _parser(words).parse_args(words).run
