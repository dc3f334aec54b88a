"""The real folder's releases: what moved, what is refused until somebody says, and the publisher's own archive."""

import gzip
import re
import zipfile

import pytest

from frankpledge.cli import main
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

pytestmark = [pytest.mark.real, pytest.mark.slow]


@pytest.fixture
def both_releases(real_folder, tmp_path):
    """Five months of the earlier release beside the three that the later one holds too."""
    police = real_folder / "police-uk" / "leicestershire"
    for folder, months in {
        "street": ("2021-12", "2022-01", "2022-02", "2022-03", "2022-04"),
        "street-later-release": ("2022-01", "2022-02", "2022-03"),
    }.items():
        (tmp_path / folder).mkdir()
        for month in months:
            name = f"{month}-leicestershire-street.csv.gz"
            (tmp_path / folder / name).symlink_to(police / folder / name)
    return tmp_path / "street", tmp_path / "street-later-release"


def test_what_moved_between_two_releases_of_a_month_is_listed(real):
    said = real[1]
    assert said.endswith("exit 0\n")
    for month, outcomes, codes in (("2022-01", "896", 5), ("2022-02", "1,033", 9), ("2022-03", "1,436", 18)):
        assert re.search(
            f"leicestershire-police/{month}: {outcomes} outcomes differ, {codes} LSOA codes differ \\(", said
        )


def test_reading_again_changes_nothing_and_says_so(real, real_folder, capsys):
    before = Warehouse(real[0]).edition().name
    code = main(["evidence", "read", str(real_folder), "--warehouse", str(real[0]), "--prefer", "street-later-release"])
    said = capsys.readouterr().out
    assert code == 0
    assert f"Edition {before} of {real[0]} is as it was: nothing in it changed." in said
    assert "Already held, not read again: 151 files" in said and "Taken" not in said


def test_without_a_preference_three_months_are_refused_by_name_and_the_rest_taken(both_releases, tmp_path, capsys):
    code = main(["evidence", "read", *map(str, both_releases), "--warehouse", str(tmp_path / "w")])
    said = capsys.readouterr().out
    held = {p.key for p in Warehouse(tmp_path / "w").edition().of("police_street")}
    assert code == 1
    assert held == {"leicestershire-police/2021-12", "leicestershire-police/2022-04"}
    for month in ("2022-01", "2022-02", "2022-03"):
        assert re.search(f"leicestershire-police/{month}: street/{month}.* and street-later-release/{month}", said)
    assert "--prefer FOLDER" in said


def test_the_publishers_archive_gives_the_same_parts_as_loose_files(both_releases, tmp_path):
    loose = both_releases[0]
    archive = tmp_path / "2022-04.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for path in sorted(loose.iterdir()):
            plain = path.name.removesuffix(".gz")
            out.writestr(f"{plain[:7]}/{plain}", gzip.decompress(path.read_bytes()))

    one = read([loose], Warehouse(tmp_path / "loose")).edition
    other = read([archive], Warehouse(tmp_path / "zipped")).edition

    assert [p.sha256 for p in one.parts] == [p.sha256 for p in other.parts]
    assert one.name == other.name
