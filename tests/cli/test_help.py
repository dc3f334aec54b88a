"""The command line says what it can do, at once, and answers a mistake with a sentence."""

import json
import subprocess
import sys

import pytest

from frankpledge import __version__
from frankpledge.cli import COMMANDS

HEAVY = ("duckdb", "ibis", "numpy", "scipy", "django", "rich", "shapely", "jinja2", "altair", "waitress")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(frankpledge, words):
    said = frankpledge(*words, "--help")
    assert said.code == 0 and said.out.startswith(f"usage: frankpledge {' '.join(words)}")
    assert " ".join(COMMANDS[words][1].split()) in " ".join(said.out.split())


@pytest.mark.parametrize("words", [(), ("evidence",)])
def test_half_a_command_shows_what_there_is(frankpledge, words):
    said = frankpledge(*words)
    assert said.code == 0
    for command, (_, does) in COMMANDS.items():
        if command[: len(words)] == words and len(command) == len(words) + 1:
            assert command[-1] in said.out and does.split()[0] in said.out


@pytest.mark.parametrize("words", [["--help"], ["--version"], [], ["evidence"]])
def test_help_loads_nothing_heavy(words):
    program = (
        "import json, sys, frankpledge.cli\n"
        "try: frankpledge.cli.main(json.loads(sys.argv[1]))\n"
        "except SystemExit: pass\n"
        f"sys.stderr.write(json.dumps([m for m in {HEAVY} if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", program, json.dumps(words)], capture_output=True, text=True)
    assert done.stdout and json.loads(done.stderr) == []


def test_the_version_is_told(frankpledge):
    assert frankpledge("--version").out == f"frankpledge {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [["evidense"], ["evidence", "raed"], ["evidence", "count"], ["evidence", "count", "--area", "x", "--bogus"]],
)
def test_a_command_that_is_not_understood_ends_with_two(frankpledge, words):
    said = frankpledge(*words)
    assert said.code == 2 and said.err.startswith("usage: ") and not said.out
