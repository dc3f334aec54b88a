"""The style sheet's sources: pinned, matched to the macros, and without any registry's address."""

import json
import subprocess
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))


def test_npm_packages_are_pinned_to_one_version_each():
    for name, version in {**PACKAGE["dependencies"], **PACKAGE["devDependencies"]}.items():
        assert version.replace(".", "").isdigit(), name


def test_the_style_is_the_version_that_the_macros_were_made_for():
    version = PACKAGE["dependencies"]["govuk-frontend"]
    assert f"GOV.UK%20Frontend-v{version}-blue" in metadata("govuk-frontend-jinja").get_payload()


@pytest.mark.skipif(not (ROOT / "node_modules").exists(), reason="the assets were not built here")
def test_the_map_is_served_with_its_licence_from_our_own_files_and_committed_nowhere():
    built = ROOT / "src/frankpledge/partnership/design/static/built"
    for name in ("map.js", "leaflet/leaflet.js", "leaflet/leaflet.css", "leaflet/LICENSE", "leaflet/images/layers.png"):
        assert (built / name).stat().st_size, name
    assert subprocess.run(["git", "ls-files", str(built)], cwd=ROOT, capture_output=True, text=True).stdout == ""


def test_the_lock_holds_no_address_of_a_registry():
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert "registry" not in lock
    assert all(entry.get("integrity") for path, entry in json.loads(lock)["packages"].items() if path)


@pytest.mark.skipif(not (ROOT / "node_modules").exists(), reason="the assets were not built here")
def test_building_again_costs_nothing():
    again = subprocess.run([ROOT / "scripts" / "assets"], capture_output=True, text=True, check=True, timeout=60)
    assert again.stdout == ""
