"""frankpledge evidence read: what it says of every file, and the code it ends with."""

import os
import subprocess
import sys

import pytest
from making import row, street, write, write_country, write_months

RUN = "from frankpledge.cli import main; raise SystemExit(main())"

MARCH = row(Month="2024-03")


@pytest.fixture
def folder(tmp_path):
    return write_months(tmp_path / "in", [row(), row(Month="2024-02")])


@pytest.fixture
def read(frankpledge, tmp_path):
    return lambda *words: frankpledge("evidence", "read", *words, "--warehouse", tmp_path / "w")


def test_what_was_taken_is_said_by_kind(read, folder, tmp_path):
    said = read(folder, write_country(tmp_path / "country"))
    assert said.code == 0 and said.err == ""
    assert "  Street-level crime and anti-social behaviour (data.police.uk): 2 files, 2 rows\n" in said.out
    assert f" of {tmp_path / 'w'} is new.\n" in said.out


def test_a_second_reading_says_that_nothing_changed(read, folder, tmp_path):
    read(folder)
    said = read(folder)
    assert said.code == 0
    assert said.out.startswith("Already held, not read again: 2 files\n")
    assert said.out.endswith(f" of {tmp_path / 'w'} is as it was: nothing in it changed.\n")


def test_refused_rows_and_files_end_with_one_and_are_named(read, folder, tmp_path):
    write(
        folder / "2024-03-fenland-street.csv", street([row(Month="2024-03"), row(Month="2024-03", LSOA_code="E0100")])
    )
    write(folder / "2024-04-fenland-street.csv", "")
    said = read(folder, tmp_path / "nowhere")
    assert said.code == 1
    assert "Rows refused in in/2024-03-fenland-street.csv:\n  line 3, column “LSOA code”: found “E0100”" in said.out
    assert f"  The refused rows are in {tmp_path / 'w' / 'refused'}" in said.out
    assert "in/2024-04-fenland-street.csv: it is empty" in said.out
    assert "nowhere: there is no such file or folder" in said.out


def test_many_refused_rows_are_counted_unless_all_are_asked_for(read, folder, tmp_path):
    write(
        folder / "2024-03-fenland-street.csv",
        street([row(Month="2024-03")] + [row(Month="2024-03", Crime_type="x")] * 20),
    )
    short = read(folder)
    assert short.out.count("column “Crime type”") == 12 and "… and 8 more (--all lists them)" in short.out
    write(
        folder / "2024-03-fenland-street.csv",
        street([row(Month="2024-03")] + [row(Month="2024-03", Crime_type="y")] * 20),
    )
    assert read(folder, "--all").out.count("column “Crime type”") == 20


def test_many_files_of_no_kind_become_one_line(read, folder):
    for n in range(5):
        write(folder / "other" / f"{n}.csv", "a,b\n1,2\n")
    assert "  in/other/ (5 files): its headings are of no kind of file that is read\n" in read(folder).out


def test_two_releases_ask_for_a_preference(read, folder):
    write_months(folder / "later", [row()] * 2)
    said = read(folder)
    assert said.code == 1 and "  Say which is the later one: --prefer FOLDER\n" in said.out
    preferred = read(folder, "--prefer", "later")
    assert preferred.code == 0 and "1 rows are new (in/later in place of in)" in preferred.out


def test_a_warehouse_that_cannot_be_written_is_a_sentence(read, folder, tmp_path):
    write(tmp_path / "w", "in the way")
    said = read(folder)
    assert said.code == 1 and said.err.startswith(f"frankpledge: the warehouse at {tmp_path / 'w'} can't be written")


def test_a_base_that_is_not_there_is_a_sentence(read, folder, tmp_path):
    said = read(folder, "--base", tmp_path / "nowhere")
    assert said.code == 1 and "there is no warehouse at" in said.err


@pytest.mark.slow
@pytest.mark.parametrize("by", ["month", "period"])
def test_a_reader_that_has_left_the_pipe_is_no_error(upwell, by):
    command = [sys.executable, "-c", RUN, "evidence", "count", "--warehouse", str(upwell), "--area", "Saltby"]
    command += ["--by", by]
    ours, theirs = os.pipe()
    os.close(ours)  # nobody listens
    try:
        done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, text=True)
    finally:
        os.close(theirs)
    assert (done.returncode, done.stderr) == (0, "")
