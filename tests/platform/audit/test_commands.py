"""`frankpledge log verify` and `frankpledge retention run`, as a host's administrator calls them."""

import os
import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.own_database
def test_the_commands_work_on_a_platform_in_a_folder(tmp_path):
    surroundings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        code = "import sys; from frankpledge.cli import main; sys.exit(main(sys.argv[1:]))"
        line = [sys.executable, "-c", code, *words, "--home", str(tmp_path)]
        return subprocess.run(line, env=surroundings, capture_output=True, text=True, timeout=300, check=False)

    assert run("host", "administrator", "hedda@host.example", "Hedda Host").returncode == 0
    verified = run("log", "verify")
    assert verified.returncode == 0, verified.stderr
    note = verified.stdout.split()[-1]
    last = int(note.partition(":")[0])
    assert f"its last event is number {last}." in verified.stdout
    rehearsed = run("retention", "run", "--dry-run")
    assert rehearsed.returncode == 0, rehearsed.stderr
    assert rehearsed.stdout.startswith("What would go now, and nothing was changed:")
    assert run("retention", "run").stdout.startswith("What went:")
    again = run("log", "verify", "--expect", note)
    assert f"its last event is number {last + 1}." in again.stdout
    wrong = run("log", "verify", "--expect", "1:0000000000000000")
    assert wrong.returncode == 1
    assert "Event 1 is not the one that was noted" in wrong.stderr
