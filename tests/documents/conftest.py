"""The invented report, rendered once for all tests that read it."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import pypdf
import pytest

from frankpledge.documents.rendering import render


def _sample():
    # By path: with importlib's way of importing, test files can't import each other by name.
    spec = importlib.util.spec_from_file_location("icecream_sample", Path(__file__).with_name("sample.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sample():
    return _sample()


@pytest.fixture(scope="session")
def report(sample):
    return sample.report()


@pytest.fixture(scope="session")
def rendered(report, tmp_path_factory):
    """Paths by format."""
    return render(report, tmp_path_factory.mktemp("rendered"))


@pytest.fixture(scope="session")
def part():
    """A named part of a .docx or .odt, as text."""
    return _part


def _part(path, name):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return archive.read(name).decode()


@pytest.fixture(scope="session")
def html(rendered):
    return rendered["html"].read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def word(rendered):
    return _part(rendered["docx"], "word/document.xml")


@pytest.fixture(scope="session")
def odt(rendered):
    return _part(rendered["odt"], "content.xml")


@pytest.fixture(scope="session")
def pdf_texts(pdf):
    return [page.extract_text() for page in pdf.pages]


@pytest.fixture(scope="session")
def pdf(rendered):
    return pypdf.PdfReader(rendered["pdf"])
