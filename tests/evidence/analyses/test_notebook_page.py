"""docs/notebook.md: its code runs as it stands, on an invented district, and all that it names is there."""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[3] / "docs" / "notebook.md").read_text(encoding="utf-8")
WAREHOUSE, *BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def run_on(tmp_path, monkeypatch):
    """The page's code, run from top to bottom on a warehouse instead of its own; gives the names that it made."""
    monkeypatch.chdir(tmp_path)

    def run(folder: Path) -> dict:
        names = {"warehouse": str(folder), "area": "Chequer"}
        for block in BLOCKS:
            exec(block, names)
        return names

    return run


def test_its_first_block_names_the_warehouse_and_the_area_and_no_more():
    names = {}
    exec(WAREHOUSE, names)
    assert {"warehouse", "area"} == names.keys() - {"__builtins__"}


@pytest.mark.slow
def test_it_finds_what_was_planted_and_every_number_can_be_asked_again(run_on, confided, capsys):
    (folder,) = set(confided.folders.values())
    names = run_on(folder)
    printed = capsys.readouterr().out
    assert "are parts of clusters" in printed and "If nothing changed, about" in printed
    assert "times as many pairs of residential burglaries" in printed and "not available" not in printed
    assert Path("burglary.svg").read_text(encoding="utf-8").startswith("<svg")
    assert len(json.loads(Path("burglary.geojson").read_text(encoding="utf-8"))["features"]) == len(
        names["found"].records
    )
    assert names["density"].max() > 0


@pytest.mark.slow
def test_without_a_partners_events_it_says_who_may_send_them(run_on, chequer_folder, capsys):
    run_on(chequer_folder)
    assert "a partner may send them: frankpledge evidence extract" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(frankpledge(?:\.\w+)+)`", PAGE))))
def test_what_it_names_is_there(name):
    module, _, attribute = name.rpartition(".")
    assert getattr(import_module(module), attribute)
