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


@pytest.mark.slow
def test_a_quarter_against_one_of_an_earlier_year_in_two_formats(warehouse, tmp_path, capsys):
    period = ["--period", "2024-04..2024-06", "--baseline", "2022-04..2022-06"]
    arguments = ["assess", "--partnership", "Silverpit", *period, "--format", "html,odt", "--warehouse", warehouse]
    assert main([*arguments, "--out", str(tmp_path)]) == 0
    names = {line.rpartition("/")[2] for line in capsys.readouterr().out.split()}
    assert names == {"assessment.html", "assessment.odt", "summary.html", "summary.odt", "figures.json"}


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


def test_a_template_that_is_no_office_file_is_said_and_nothing_is_written(warehouse, tmp_path, capsys):
    template = tmp_path / "council.docx"
    template.write_text("not a Word file")
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--to", "2025-12",
        "--template", str(template), "--out", str(tmp_path / "out"),
    )  # fmt: skip
    assert "council.docx" in said and not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_template_for_a_format_that_is_not_asked_for_is_said(warehouse, tmp_path, written, capsys):
    said = refusal(
        capsys, "--warehouse", warehouse, "--partnership", "Silverpit", "--to", "2025-12", "--format", "pdf",
        "--template", str(written["summary.docx"]), "--out", str(tmp_path / "out"),
    )  # fmt: skip
    assert "is a template for docx, but only pdf is asked for" in said


@pytest.mark.slow
def test_a_councils_template_is_used_for_its_format(warehouse, tmp_path, written):
    template = str(written["summary.docx"])
    arguments = ["assess", "--partnership", "Silverpit", "--to", "2025-12", "--format", "docx", "--template", template]
    assert main([*arguments, "--warehouse", warehouse, "--out", str(tmp_path)]) == 0
    assert (tmp_path / "assessment.docx").stat().st_size > 20_000
