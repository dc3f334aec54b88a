"""Silverpit's five years, written once for all of these tests, and a way to read them back."""

import csv
import datetime as dt
import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from frankpledge.demo import county
from frankpledge.demo.generate import generate

TODAY = dt.date(2026, 2, 1)


@pytest.fixture(scope="session")
def silverpit(issued) -> Path:
    return issued


@pytest.fixture(scope="session")
def with_everything(tmp_path_factory) -> Path:
    """A folder with all files of Silverpit in `files`, and what its police send event by event in `extracts`."""
    folder = tmp_path_factory.mktemp("everything")
    generate(folder / "files", everything=True, extracts=folder / "extracts")
    return folder


@pytest.fixture(scope="session")
def made_county(tmp_path_factory) -> Path:
    """The folder of the demonstration: ten districts, in a warehouse."""
    return county.make(tmp_path_factory.mktemp("county"), today=TODAY).parent


@pytest.fixture(scope="session")
def incidents(silverpit) -> list[dict]:
    """Every row of Doggerland Police."""
    return read_street(silverpit, "doggerland")


@pytest.fixture(scope="session")
def transport(silverpit) -> list[dict]:
    """Every row of the transport police."""
    return read_street(silverpit, "btp")


@pytest.fixture(scope="session")
def table(silverpit):
    """One lookup or population table, by its name."""
    return lambda name: read_table(silverpit / name)


@pytest.fixture(scope="session")
def changes(table) -> list[dict]:
    """What became of each LSOA of 2011."""
    return table("lookups/LSOA11_LSOA21_LAD22_EW.csv")


@pytest.fixture(scope="session")
def layers(silverpit) -> dict[str, dict[str, shapely.Geometry]]:
    """The polygons of Silverpit, by layer and code."""
    return {layer: read_layer(silverpit, layer) for layer in ("lsoa", "lsoa11", "msoa", "ward")}


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real open data beside the project."""
    folder = Path(__file__).parents[3] / "shared" / "data"
    if not folder.exists():
        pytest.skip("the folder of real open data is not beside the project")
    return folder


@pytest.fixture(scope="session")
def digests() -> Callable[[Path], dict[str, str]]:
    """What is in each file of a folder, by its name in it."""

    def found(folder: Path) -> dict[str, str]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    return found


@pytest.fixture(scope="session")
def text_of() -> Callable[[Path], str]:
    """The text of a file, packed or not."""

    def found(path: Path) -> str:
        packed = path if path.exists() else path.with_name(path.name + ".gz")
        content = packed.read_bytes()
        return (gzip.decompress(content) if packed.suffix == ".gz" else content).decode()

    return found


@pytest.fixture(scope="session")
def rows_of() -> Callable[[Path], list[dict]]:
    """The rows of a table, or of every file in a folder in the order of their names."""

    def found(path: Path) -> list[dict]:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        return [row for file in files for row in read_table(file)]

    return found


def read_table(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read_street(folder: Path, slug: str) -> list[dict]:
    return [row for path in sorted((folder / "police-uk" / slug / "street").iterdir()) for row in read_table(path)]


def read_layer(folder: Path, layer: str) -> dict[str, shapely.Geometry]:
    (path,) = (folder / "boundaries" / layer).iterdir()
    features = json.loads(gzip.decompress(path.read_bytes()))["features"]
    key = {"lsoa": "LSOA21CD", "lsoa11": "LSOA11CD", "msoa": "MSOA21CD", "ward": "WD25CD"}[layer]
    return {f["properties"][key]: shapely.geometry.shape(f["geometry"]) for f in features}
