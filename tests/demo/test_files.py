"""The invented files look like the real ones, are the same every time, and claim nothing real."""

import csv
import gzip
import json
import re
from pathlib import Path

import pytest

from frankpledge.demo.generate import generate
from frankpledge.demo.names import district_name, slug

LOOKUPS = (
    "LSOA11_LSOA21_LAD22_EW.csv",
    "LSOA21_WD24_LAD24_EW.csv",
    "LSOA11_LAD21_EW.csv",
    "LAD24_CSP24_PFA24_EW.csv",
)
POPULATION = (
    "census-2021-lsoa21-usual-residents.csv",
    "census-2021-lad23-households.csv",
    "mid-2020-lsoa11-by-single-year-of-age.csv",
    "mid-2020-lad21-by-single-year-of-age.csv",
)


@pytest.fixture(scope="module")
def twelve(tmp_path_factory) -> Path:
    """Twelve districts, which are more than one force has."""
    return generate(tmp_path_factory.mktemp("twelve"), districts=12, months=2)


def test_the_same_request_gives_the_same_bytes(silverpit, tmp_path, digests):
    assert digests(generate(tmp_path)) == digests(silverpit)


def test_a_second_run_into_the_same_folder_changes_nothing_and_leaves_nothing_stale(tmp_path, digests):
    generate(tmp_path / "a", months=6)
    once = digests(generate(tmp_path / "a", months=3))
    assert once == digests(generate(tmp_path / "b", months=3))


def test_another_seed_moves_the_incidents_and_not_the_ground(tmp_path, digests):
    one, other = (digests(generate(tmp_path / str(seed), seed=seed, months=2)) for seed in (1, 2))
    changed = {name.split("/")[0] for name in one if one[name] != other[name]}
    assert changed == {"police-uk"}


def test_a_folder_with_somebody_elses_files_is_left_alone(tmp_path):
    (tmp_path / "lookups").mkdir()
    (tmp_path / "lookups" / "precious.csv").write_text("mine")
    with pytest.raises(ValueError, match="holds lookups that no earlier run wrote"):
        generate(tmp_path)
    assert (tmp_path / "lookups" / "precious.csv").read_text() == "mine"


@pytest.mark.parametrize("wrong", [{"districts": 0}, {"districts": 151}, {"months": 0}, {"first": "January"}])
def test_an_impossible_request_is_refused(wrong, tmp_path):
    with pytest.raises(ValueError):
        generate(tmp_path, **wrong)


def test_the_folder_says_that_it_is_invented(silverpit):
    assert (silverpit / "README.txt").read_text().startswith("Everything in this folder is invented.")


@pytest.mark.real
def test_street_files_have_the_published_heading(silverpit, real_data):
    published = next((real_data / "police-uk" / "leicestershire" / "street").iterdir())
    heading = gzip.decompress(published.read_bytes()).splitlines()[0]
    written = sorted((silverpit / "police-uk").rglob("*.csv"))
    assert len(written) == 60 + 20
    assert {path.read_bytes().splitlines()[0] for path in written} == {heading}


@pytest.mark.real
@pytest.mark.parametrize(
    "name", [f"lookups/{name}" for name in LOOKUPS] + [f"population/{name}" for name in POPULATION]
)
def test_tables_have_the_published_heading(name, silverpit, real_data, text_of):
    assert (silverpit / name).read_text().splitlines()[0] == text_of(real_data / name).splitlines()[0]


@pytest.mark.real
@pytest.mark.parametrize("layer", ["lsoa", "lsoa11", "msoa", "ward"])
def test_boundaries_have_the_published_properties(layer, silverpit, real_data):
    ours, theirs = (properties(folder / "boundaries" / layer) for folder in (silverpit, real_data))
    assert ours <= theirs
    assert theirs - ours <= {"BNG_E", "BNG_N", "LSOA11NMW"}


@pytest.mark.real
def test_no_code_and_no_district_is_real(twelve, real_data, text_of):
    real = "".join(text_of(path) for path in (real_data / "lookups").iterdir())
    codes = set(re.findall(r"\b[A-Z]\d{8}\b", "".join(text_of(twelve / "lookups" / name) for name in LOOKUPS)))
    assert len(codes) > 12 * (52 + 22)
    assert not codes & set(re.findall(r"\b[A-Z]\d{8}\b", real))
    districts = {name.casefold() for name in re.findall(r"[^,;\"\r\n]+", real)}
    assert not [name for name in map(district_name, range(1, 151)) if name.casefold() in districts]


def test_there_are_enough_names_for_every_district():
    every = [district_name(number) for number in range(1, 151)]
    assert len(set(every)) == len(set(map(slug, every))) == 150


def test_the_first_year_ends_its_lines_as_windows_does(silverpit):
    for path in (silverpit / "police-uk").rglob("*.csv"):
        content = path.read_bytes()
        assert (b"\r\n" in content) == path.name.startswith("2021")
        assert content.endswith(b"\n") and not content.startswith(b"\xef\xbb\xbf")


def test_names_with_commas_are_quoted_everywhere(tmp_path):
    folder = generate(tmp_path, districts=3, months=1)
    (street,) = (folder / "police-uk" / "doggerland" / "street").iterdir()
    for path in [street, *(folder / "lookups").iterdir(), *(folder / "population").iterdir()]:
        with path.open(encoding="utf-8", newline="") as lines:
            assert len({len(row) for row in csv.reader(lines)}) == 1
    assert '"Botney, Cleaver and Sole 001A"' in street.read_text(encoding="utf-8")


def test_districts_beyond_ten_belong_to_another_force(twelve):
    assert sorted(path.name for path in (twelve / "police-uk").iterdir()) == ["btp", "doggerland", "doggerland-north"]
    rows = (twelve / "lookups" / "LAD24_CSP24_PFA24_EW.csv").read_text().splitlines()[1:]
    assert [row.split(",")[-1] for row in rows] == ["Doggerland"] * 10 + ["Doggerland North"] * 2 + ["Fladen"]


def properties(folder: Path) -> set[str]:
    first = json.loads(gzip.decompress(next(folder.iterdir()).read_bytes()))["features"][0]
    return set(first["properties"])
