"""A report that Frankpledge made reads as it was made, in every format."""

import datetime as dt

import pytest

from frankpledge.documents.rendering import render
from frankpledge.documents.tables import Column, Number, Table
from frankpledge.documents.text import Report
from frankpledge.evidence.claims.document import Document, Kind
from frankpledge.evidence.claims.formats import read

ROWS = [
    ["Area", "2022/23", "2023/24", "Verdict"],
    ["Ashcombe", "8,604", "7,946", "fell"],
    ["Brindle", "310", "289", "fell"],
]
BODY = """
# What we found

Crime fell from {{8,604}} to {{7,946}}.

{{areas}}

- More patrols

# Sources

{{sources}}
"""
FORMATS = ("html", "docx", "odt", "pdf")


@pytest.fixture(scope="module")
def documents(tmp_path_factory) -> dict[str, Document]:
    figures = {text: Number(text, f"crime~{n}@2024-06") for n, text in enumerate(("8,604", "7,946", "310", "289"))}
    columns = (Column("Area"), Column("2022/23", numeric=True), Column("2023/24", numeric=True), Column("Verdict"))
    rows = [tuple(figures.get(text, text) for text in row) for row in ROWS[1:]]
    known = {**figures, "areas": Table("areas", "Crimes in each area", columns, rows)}
    report = Report(
        title="Crime in Ambleshire",
        subtitle="Yearly report",
        author="Ambleshire Partnership",
        date=dt.date(2024, 6, 3),
        body=BODY,
        resolve=known.__getitem__,
        source_row=lambda key: (key, "Police", "2023/24", "9f86"),
        source_headings=("Figure", "From", "Period", "File begins"),
    )
    made = render(report, tmp_path_factory.mktemp("own"), formats=FORMATS)
    return {form: read(path) for form, path in made.items()}


@pytest.mark.parametrize("form", FORMATS)
def test_its_sentences_headings_and_items_are_whole(documents, form, labels):
    found = labels(documents[form])
    assert (Kind.PARAGRAPH, "", "Crime fell from 8,604 to 7,946.") in found
    assert (Kind.HEADING, "", "What we found") in found
    assert (Kind.ITEM, "", "More patrols") in found


@pytest.mark.parametrize("form", FORMATS)
def test_its_tables_are_whole_and_stand_under_their_captions(documents, form, cells):
    assert cells(documents[form])[0] == ROWS
    first = next(documents[form].tables)
    assert first.caption == "Table 1: Crimes in each area" and first.place.heading == "What we found"


def test_every_number_of_its_word_file_is_marked_with_its_source(documents):
    marks = documents["docx"].marks
    assert [(m.text, m.place.table) for m in marks] == [
        ("8,604", None), ("7,946", None), ("8,604", 1), ("7,946", 1), ("310", 1), ("289", 1),
    ]  # fmt: skip
    assert [m.source for m in marks[:4]] == ["source_1", "source_2", "source_1", "source_2"]
    assert len({m.name for m in marks}) == 6 and all(m.name.startswith("figure_") for m in marks)
