"""A Word file that Frankpledge made comes back: the numbers that somebody changed are listed, and nothing else is."""

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from frankpledge.documents.rendering import render
from frankpledge.documents.tables import Column, Number, Table
from frankpledge.documents.text import Report
from frankpledge.evidence.claims.errata import Finding, Grade
from frankpledge.evidence.claims.formats import read
from frankpledge.reports.checking import checked
from frankpledge.reports.returned import RULE, returned

BODY = """
# What changed

Shoplifting rose from {{before}} to {{after}} offences, which is {{percent}} more. Nothing else did.

{{areas}}

# The people

There are {{residents}} residents in {{wards}} wards.

# Sources

{{sources}}
"""
PRINTED = {
    "before": Number("1,344", "shoplifting~count~E07000001~2023-01..2023-12"),
    "after": Number("2,016", "shoplifting~count~E07000001~2024-01..2024-12"),
    "percent": Number("50.0%", "shoplifting~change~E07000001~2024-01..2024-12"),
    "residents": Number("91,450", "residents~fact~E07000001~2024-01..2024-12"),
    "wards": Number("17", "wards~fact~E07000001~2024-01..2024-12"),
}
AREAS = Table(
    "areas", "Shoplifting in each year", (Column("Year"), Column("Offences", numeric=True)),
    (("2023", PRINTED["before"]), ("2024", PRINTED["after"])),
)  # fmt: skip
THIN_SPACED = "2\u2009016"
DELETED = (
    '<w:del w:id="90" w:author="Finance" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>{}</w:delText></w:r></w:del>'
)
INSERTED = '<w:ins w:id="91" w:author="Finance" w:date="2026-01-01T00:00:00Z"><w:r><w:t>{}</w:t></w:r></w:ins>'

Edit = Callable[[str], str]


def source_row(key: str) -> tuple[str, ...]:
    measure, asked, *_ = key.split("~")
    text = next(n.text for n in PRINTED.values() if n.source == key)
    return (f"{measure.capitalize()}, Upwell and Dale, {asked}: {text}", "A file", key)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    report = Report(
        title="Crime in Upwell and Dale",
        subtitle="Yearly report",
        author="Upwell and Dale Partnership",
        date=dt.date(2025, 2, 1),
        body=BODY,
        resolve={**PRINTED, "areas": AREAS}.__getitem__,
        source_row=source_row,
        source_headings=("Figure", "Made from", "Question"),
    )
    return render(report, tmp_path_factory.mktemp("made"), formats=("docx",))["docx"]


@pytest.fixture
def found(made, tmp_path) -> Callable[[Edit], list[Finding]]:
    """What is said of the file once its text was edited."""

    def edited(edit: Edit) -> list[Finding]:
        path = tmp_path / "back.docx"
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                if name == "word/document.xml":
                    before = content.decode()
                    content = edit(before).encode()
                target.writestr(name, content)
        return returned(read(path))

    return edited


def instead(number: int, new: str) -> Edit:
    """Other words in place of the number's, without a trace of the change."""
    return lambda xml: re.sub(
        rf'(w:name="figure_{number}_of_.*?<w:t[^>]*>)[^<]*', rf"\g<1>{new}", xml, count=1, flags=re.S
    )


def bookmark(number: int) -> re.Pattern[str]:
    return re.compile(
        rf'<w:bookmarkStart w:id="(\d+)" w:name="figure_{number}_of_[^"]*"\s*/>.*?<w:bookmarkEnd w:id="\1"\s*/>', re.S
    )


def without(*numbers: int) -> Edit:
    def edit(xml: str) -> str:
        for number in numbers:
            xml = bookmark(number).sub("", xml, count=1)
        return xml

    return edit


def tracked(number: int, old: str, new: str) -> Edit:
    """The number's run deleted and another inserted, as Word notes it."""
    marks = DELETED.format(old) + (INSERTED.format(new) if new else "")

    def edit(xml: str) -> str:
        start = xml.index("<w:r>", xml.index(f'w:name="figure_{number}_of_'))
        end = xml.index("</w:r>", start) + len("</w:r>")
        return xml[:start] + marks + xml[end:]

    return edit


def test_nothing_is_said_of_a_file_as_it_was_made(found):
    assert found(lambda xml: xml) == []


def test_a_changed_digit_is_wrong_and_the_number_that_was_printed_is_the_better_sentence(found):
    (one,) = found(instead(1, "1,434"))
    assert (one.grade, one.rule, one.claim) == (Grade.WRONG, RULE, "1,434")
    assert one.why == (
        "This number was 1,344 when the report was made (figure: Shoplifting, Upwell and Dale, count); "
        "the file now says 1,434."
    )
    assert one.quote == "Shoplifting rose from 1,434 to 2,016 offences, which is 50.0% more."
    assert one.better == "Shoplifting rose from 1,344 to 2,016 offences, which is 50.0% more."
    assert one.quote[one.start : one.end] == "1,434"


def test_a_changed_cell_is_wrong_and_placed_in_its_table(found):
    (one,) = found(instead(5, "2,106"))
    assert (one.place.table, one.place.row, one.place.column) == (1, 3, 2)
    assert (one.quote, one.better) == ("2,106", "2,016")


def test_a_tracked_change_is_read_as_accepted(found):
    (one,) = found(tracked(3, "50.0%", "51.0%"))
    assert (one.grade, one.claim) == (Grade.WRONG, "51.0%")
    assert "was 50.0% when" in one.why


def test_a_number_that_was_deleted_with_its_bookmark_is_gone(found):
    (one,) = found(without(6))
    assert (one.grade, one.claim, one.place.table) == (Grade.DOUBTFUL, "2,016", 1)
    assert one.why.startswith("The number that stood after this one (2,016) when the report was made is gone.")


def test_a_number_deleted_in_a_tracked_change_is_gone_too(found):
    (one,) = found(tracked(2, "2,016", ""))
    assert one.grade == Grade.DOUBTFUL
    assert one.why == "The number that stood after this one (1,344) when the report was made is gone."


def test_of_a_number_that_is_gone_the_sources_tell_what_it_may_have_been(found):
    (one,) = found(without(7))
    assert one.why.endswith("No number leads to these rows of the Sources now: Wards, Upwell and Dale, fact: 17.")


def test_numbers_that_are_gone_together_are_one_finding_even_at_the_end(found):
    (one,) = found(without(5, 6, 7))
    assert one.why.startswith("3 numbers that stood after this one (1,344) when the report was made are gone.")
    assert "Residents" in one.why and "Wards" in one.why


def test_numbers_that_are_gone_at_the_beginning_are_told_by_the_next(found):
    (one,) = found(without(1, 2))
    assert one.why.startswith("2 numbers that stood before this one (50.0%)")


@pytest.mark.parametrize(
    ("number", "new"),
    [(2, THIN_SPACED), (2, "2\u00a0016"), (2, "2016"), (3, "50.0 %"), (3, "50.0 per cent"), (7, "17 wards")],
)
def test_how_a_number_looks_does_not_count(found, number, new):
    assert found(instead(number, new)) == []


def test_a_line_break_within_a_number_does_not_count(found):
    def broken(xml: str) -> str:
        start = xml.index('<w:t xml:space="preserve">50.0%', xml.index('w:name="figure_3_of_'))
        return xml[:start] + "<w:br/>" + xml[start:]

    assert found(broken) == []


def test_per_cent_written_behind_the_bookmark_does_not_count(found):
    def moved(xml: str) -> str:
        xml = instead(3, "50.0")(xml)
        end = xml.index("<w:bookmarkEnd", xml.index('w:name="figure_3_of_'))
        end = xml.index("/>", end) + 2
        return xml[:end] + "<w:r><w:t>%</w:t></w:r>" + xml[end:]

    assert found(moved) == []


def test_a_paragraph_that_was_moved_with_its_numbers_is_as_it_was(found):
    def moved(xml: str) -> str:
        paragraph = next(p for p in re.findall(r"<w:p>(?:(?!<w:p>).)*?</w:p>", xml, re.S) if "figure_6_of_" in p)
        return xml.replace(paragraph, "").replace("<w:body>", f"<w:body>{paragraph}")

    assert found(moved) == []


def test_a_bookmark_that_stands_twice_is_told_where_its_number_differs(found):
    def doubled(xml: str) -> str:
        paragraph = next(p for p in re.findall(r"<w:p>(?:(?!<w:p>).)*?</w:p>", xml, re.S) if "figure_6_of_" in p)
        return xml.replace(paragraph, paragraph + paragraph.replace("91,450", "91,540"))

    (one,) = found(doubled)
    assert (one.grade, one.claim) == (Grade.WRONG, "91,540")


def test_where_the_same_number_stands_twice_the_changed_one_is_marked(found):
    (one,) = found(instead(1, "2,016"))
    assert (one.start, one.better) == (22, "Shoplifting rose from 1,344 to 2,016 offences, which is 50.0% more.")
    (one,) = found(instead(2, "1,344"))
    assert (one.start, one.better) == (31, "Shoplifting rose from 1,344 to 2,016 offences, which is 50.0% more.")


def test_bookmarks_of_others_are_let_be(found):
    assert found(lambda xml: re.sub(r'w:name="figure_(\d+)_of_[^"]*"', r'w:name="figure_\1"', xml)) == []


def test_a_made_up_bookmark_that_claims_countless_numbers_is_told_in_one_finding(found):
    def countless(xml: str) -> str:
        return re.sub(r'w:name="figure_7_of_\d+_', 'w:name="figure_7_of_999999999_', xml)

    (one,) = found(countless)
    assert one.why.startswith("999,999,992 numbers that stood after this one (17)")


def test_the_errata_of_a_report_list_its_edited_numbers(made, tmp_path):
    path = tmp_path / "back.docx"
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b">91,450<", b">91,540<", 1))
    assert [f.claim for f in checked(read(path)).findings if f.rule == RULE] == ["91,540"]
    assert RULE not in {f.rule for f in checked(read(made)).findings}
