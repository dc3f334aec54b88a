"""frankpledge evidence fetch: what it says, the code it ends with, and that what it brings can be read."""

import csv
import errno
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from making import write
from publishing import served, whole_site

from frankpledge.evidence.fetching import fetch as fetching
from frankpledge.evidence.fetching.web import Web

MONTHS = ["2024-01", "2024-02", "2024-03"]
RUN = "from frankpledge.cli import main; raise SystemExit(main())"


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(fetching, "Web", partial(Web, pause=lambda seconds: None))
    with served(whole_site(MONTHS)) as site:
        yield site


@pytest.fixture
def fetch(frankpledge, site, tmp_path):
    def run(*words, force="Leicestershire", months="2024-01..2024-03", into=tmp_path / "in"):
        mirrors = [word for pair in site.addresses for word in ("--from", pair)]
        where = ("--into", into) if into else ()
        return frankpledge("evidence", "fetch", "--force", force, "--months", months, *where, *mirrors, *words)

    return run


def test_what_was_fetched_can_be_read_and_counted(fetch, frankpledge, tmp_path):
    said = fetch()
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Fetched into {tmp_path / 'in'}: 16 files\n  boundaries/lsoa: 4 files\n")
    assert said.out.endswith(f"  frankpledge evidence read {tmp_path / 'in'} --warehouse w/\n")
    reading = frankpledge("evidence", "read", tmp_path / "in", "--warehouse", tmp_path / "w")
    assert reading.code == 0, reading.out
    words = ("--warehouse", tmp_path / "w", "--area", "Upwell and Dale", "--by", "period", "--format", "csv")
    rows = list(csv.DictReader(frankpledge("evidence", "count", *words).out.splitlines()))
    burglaries = next(r for r in rows if r["measure"] == "burglary")
    assert (burglaries["area_code"], burglaries["month"], burglaries["count"]) == ("E07000001", "2024-01..2024-03", "9")


def test_a_folder_with_a_blank_is_quoted_in_the_next_command(fetch, tmp_path):
    assert (
        f"evidence read '{tmp_path / 'my data'}' --warehouse"
        in fetch("--what", "street", into=tmp_path / "my data").out
    )


def test_without_a_folder_it_is_named_for_the_force(fetch, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = fetch("--what", "street", into=None)
    assert said.out.startswith("Fetched into leicestershire: 3 files\n")
    assert (tmp_path / "leicestershire" / "street" / "2024-01-leicestershire-street.csv").is_file()


def test_a_second_time_says_that_all_is_here(fetch):
    fetch()
    said = fetch()
    assert said.code == 0 and said.out.startswith("Already here, not fetched again: 16 files\n")


def test_what_did_not_come_ends_with_one_and_is_said_beside_what_did(fetch):
    said = fetch("--what", "street", months="2024-03..2024-04")
    assert said.code == 1 and "  street: 1 file\n" in said.out
    assert "Not published:\n  April 2024: not published yet; the newest month of data.police.uk is March" in said.out


def test_offline_it_says_so_and_where_to_download_by_hand(fetch, site):
    nobody = ["--from", "police=http://127.0.0.1:9", "--from", "ons=http://127.0.0.1:9"]
    said = fetch(*nobody, "--what", "street,lookups")
    assert said.code == 1 and said.out.startswith("Not fetched:\n  data.police.uk can't be reached (")
    assert "download by hand: https://data.police.uk/data/\n" in said.out
    assert "download by hand: https://geoportal.statistics.gov.uk/\n" in said.out
    assert "evidence read" not in said.out


def test_mirrors_can_be_named_by_the_environment(frankpledge, site, tmp_path, monkeypatch):
    monkeypatch.setenv("FRANKPLEDGE_FETCH_FROM", " ".join(site.addresses))
    words = ("--force", "Lincolnshire", "--months", "2024-01", "--into", tmp_path / "in", "--what", "street")
    assert frankpledge("evidence", "fetch", *words).code == 0


@pytest.mark.parametrize(
    "words, complaint",
    [
        (["--force", "Leicester"], "no police force is named “Leicester”. Did you mean: Leicestershire Police"),
        (["--months", "soon"], "the period “soon” can't be read"),
        (["--what", "street,maps"], "--what maps: there are street, lookups, boundaries, population"),
        (["--from", "police"], "“police” is no address: write police=, ons= or nomis="),
    ],
)
def test_a_mistake_is_a_sentence_and_nothing_is_asked(fetch, site, tmp_path, words, complaint):
    said = fetch(*words)
    assert said.code == 2 and said.err.startswith(f"frankpledge: {complaint}") and said.err.count("\n") == 1
    assert site.asked == [] and not (tmp_path / "in").exists()


def test_a_full_disk_is_a_sentence_and_what_came_whole_stays(fetch, tmp_path, monkeypatch):
    really = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.startswith("2024-02"):
            really(path, content[:10])
            raise OSError(errno.ENOSPC, "No space left on device")
        return really(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    said = fetch("--what", "street")
    assert said.code == 1 and said.err.startswith(
        f"frankpledge: the disk of {tmp_path / 'in'} is full. What came whole"
    )
    left = {p.name for p in (tmp_path / "in").rglob("*") if p.is_file()}
    assert left == {"lock", "fetched.json", "2024-01-leicestershire-street.csv"}


def test_a_folder_that_is_a_file_is_a_sentence(fetch, tmp_path):
    write(tmp_path / "in", "in the way")
    said = fetch()
    assert said.code == 1 and said.err.startswith(f"frankpledge: {tmp_path / 'in'} can't be written")


@pytest.mark.slow
def test_ctrl_c_leaves_what_came_whole_and_the_same_command_goes_on(site, fetch, tmp_path):
    site.busy["/ons/LSOA21_WD24_LAD24_EW_LU/FeatureServer/0"] = [(429, "200")]
    command = [sys.executable, "-c", RUN, "evidence", "fetch", "--force", "Leicestershire", "--months", "2024-01"]
    mirrors = {"FRANKPLEDGE_FETCH_FROM": " ".join(site.addresses)}
    run = subprocess.Popen(
        [*command, "--into", str(tmp_path / "in")], stderr=subprocess.PIPE, text=True, env=os.environ | mirrors
    )
    waited = "/ons/LSOA21_WD24_LAD24_EW_LU/FeatureServer/0"
    while waited not in site.paths():
        assert run.poll() is None
        time.sleep(0.02)
    time.sleep(0.2)  # it has the answer by now, and waits as it was asked to
    run.send_signal(2)
    assert "frankpledge: stopped. 2 files came whole; the same command goes on from there" in run.communicate()[1]
    assert run.returncode == 130
    assert (
        fetch("--what", "street,lookups", months="2024-01").out.count("Already here, not fetched again: 2 files") == 1
    )
