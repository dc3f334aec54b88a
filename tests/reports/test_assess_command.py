"""frankpledge assess, with good and with bad input."""

import pytest

from frankpledge.cli import main

COMMAND = ["assess", "--partnership", "Silverpit", "--to", "2025-12", "--format", "html"]


@pytest.fixture(scope="session")
def warehouse(edition) -> str:
    return str(next(iter(edition.folders.values())))


@pytest.mark.slow
def test_it_says_what_it_wrote(warehouse, tmp_path, capsys):
    assert main([*COMMAND, "--warehouse", warehouse, "--out", str(tmp_path / "out")]) == 0
    assert str(tmp_path / "out" / "assessment.html") in capsys.readouterr().out


def refusal(capsys, *arguments: str) -> str:
    assert main(["assess", *arguments]) != 0
    return capsys.readouterr().err


def test_a_month_that_is_not_held_is_named_with_those_that_are(warehouse, tmp_path, capsys):
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--to", "2027-01", "--out", str(tmp_path)
    )
    assert "2027-01 is not held for Silverpit" in said and "January 2021 to December 2025" in said


def test_a_month_that_is_none_is_refused(warehouse, tmp_path, capsys):
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--to", "2025-13", "--out", str(tmp_path)
    )
    assert "2025-13" in said


def test_an_unknown_partnership_is_refused(warehouse, tmp_path, capsys):
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Atlantis", "--to", "2025-12", "--out", str(tmp_path)
    )
    assert "no area is named “Atlantis”" in said


def test_a_folder_that_cannot_be_written_is_said(warehouse, tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--to", "2025-12", "--format", "html",
        "--out", str(tmp_path / "file"),
    )  # fmt: skip
    assert "can't be written" in said
