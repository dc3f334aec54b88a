"""frankpledge assess, with good and with bad input."""

import pytest

from frankpledge.cli import main
from frankpledge.documents.rendering import render

COMMAND = ["assess", "--partnership", "Silverpit", "--to", "2025-12"]


@pytest.fixture(scope="session")
def warehouse(edition) -> str:
    return str(next(iter(edition.folders.values())))


@pytest.mark.slow
def test_it_says_what_it_wrote(warehouse, tmp_path, capsys, brief):
    formats = ["--format", "html,odt"]
    assert main([*COMMAND, *formats, "--warehouse", warehouse, "--out", str(tmp_path / "out")]) == 0
    names = {"assessment.html", "assessment.odt", "summary.html", "summary.odt", "figures.json"}
    assert set(capsys.readouterr().out.split()) == {str(tmp_path / "out" / name) for name in names}


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


def test_a_folder_that_cannot_be_written_is_said(warehouse, tmp_path, capsys, brief):
    (tmp_path / "file").write_text("in the way")
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--to", "2025-12", "--format", "html",
        "--out", str(tmp_path / "file"),
    )  # fmt: skip
    assert "can't be written" in said


@pytest.mark.slow
def test_a_quarter_against_one_of_an_earlier_year(warehouse, tmp_path):
    period = ["--period", "2024-04..2024-06", "--baseline", "2022-04..2022-06"]
    arguments = ["assess", "--partnership", "Silverpit", *period, "--format", "html", "--warehouse", warehouse]
    assert main([*arguments, "--out", str(tmp_path)]) == 0
    for name in ("assessment.html", "summary.html"):
        assert "set against Q1 2022/23 (April to June 2022)" in (tmp_path / name).read_text(encoding="utf-8"), name


def test_a_baseline_of_other_months_is_refused_with_one_that_can_be_used(warehouse, tmp_path, capsys):
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--to", "2025-12", "--baseline", "2019/20",
        "--out", str(tmp_path),
    )  # fmt: skip
    assert "only the same months of an earlier year can, for example 2024-01..2024-12" in said


def test_more_than_a_year_is_refused(warehouse, tmp_path, capsys):
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--period", "2023-01..2025-12",
        "--out", str(tmp_path),
    )  # fmt: skip
    assert "more than a year" in said


def test_a_format_that_is_none_is_named_with_those_that_are(warehouse, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([*COMMAND, "--format", "html,doc", "--warehouse", warehouse, "--out", str(tmp_path)])
    assert "html, docx, odt, pdf, pptx" in capsys.readouterr().err


def test_a_template_that_is_no_office_file_is_said_and_nothing_is_written(warehouse, tmp_path, capsys, brief):
    template = tmp_path / "council.docx"
    template.write_text("not a Word file")
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--to", "2025-12",
        "--template", str(template), "--out", str(tmp_path / "out"),
    )  # fmt: skip
    assert "council.docx" in said and not (tmp_path / "out").exists()


@pytest.fixture
def template(assessed, tmp_path) -> str:
    """A Word file of a council's own: any will do, for example a summary."""
    return str(render(assessed.summary, tmp_path, "council", ["docx"])["docx"])


@pytest.mark.slow
def test_a_template_for_a_format_that_is_not_asked_for_is_said(warehouse, tmp_path, template, capsys, brief):
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--to", "2025-12", "--format", "pdf",
        "--template", template, "--out", str(tmp_path / "out"),
    )  # fmt: skip
    assert "is a template for docx, but only pdf is asked for" in said


@pytest.mark.slow
def test_a_councils_template_is_used_for_its_format(warehouse, tmp_path, template, brief):
    arguments = [*COMMAND, "--format", "docx", "--template", template]
    assert main([*arguments, "--warehouse", warehouse, "--out", str(tmp_path)]) == 0
    assert (tmp_path / "assessment.docx").stat().st_size > 20_000
