"""The demo command: it makes the warehouse it says it makes, and harms nobody's files."""

import pytest

from frankpledge.cli import main
from frankpledge.demo.partners import TABLES
from frankpledge.evidence import places
from frankpledge.evidence.warehouse import Warehouse


def test_the_demonstration_is_made_and_says_where_and_may_be_made_again(tmp_path, capsys):
    command = ["demo", "--no-serve", "--scale", "1", "--folder", str(tmp_path)]
    assert (main(command), main(command)) == (0, 0)
    assert f"the warehouse is {tmp_path / 'warehouse'}." in capsys.readouterr().out
    edition = Warehouse(tmp_path / "warehouse").edition()
    assert places.gazetteer(edition).find("Silverpit").code == "E07990001"
    assert len(edition.of("published_figures")) == len(TABLES)
    assert len(edition.of("own_areas")) == 3


@pytest.mark.parametrize("number", ["0", "151"])
def test_an_impossible_number_of_districts_is_refused(number, tmp_path, capsys):
    assert main(["demo", "--no-serve", "--scale", number, "--folder", str(tmp_path)]) == 2
    assert "there can be 1 to 150 districts" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["own", "extracts", "files/lookups"])
def test_a_folder_with_somebody_elses_files_is_left_alone(name, tmp_path, capsys):
    (tmp_path / name).mkdir(parents=True)
    (tmp_path / name / "roads.csv").write_text("mine")
    assert main(["demo", "--no-serve", "--folder", str(tmp_path)]) == 1
    assert "that no earlier run wrote" in capsys.readouterr().err
    assert (tmp_path / name / "roads.csv").read_text() == "mine"
    assert not (tmp_path / "warehouse").exists()
