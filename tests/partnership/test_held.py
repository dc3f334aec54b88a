"""What is held, and the pages behind numbers."""

import re

import pytest

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse


@pytest.fixture
def held(visitor) -> str:
    return visitor.get("/area/E07990001/held/").text


def test_months_gaps_and_records_without_a_place_are_said(held, words):
    text = words(held)
    assert "Doggerland police: 60 months, January 2021 to December 2025" in text
    assert re.search(r"December 2025 554 12 2\.2% 0", text)
    assert re.search(r"Small areas were redrawn after the Census of 2021.*records in Silverpit", text)


def test_every_file_that_silverpit_rests_on_is_listed_with_its_fingerprint(held, warehouse, words):
    edition, text = Warehouse(warehouse).edition(), words(held)
    listed = [i for i in edition.inputs if i.sha256 in text]
    assert len(listed) == len(edition.inputs)
    assert "Open Government Licence v3.0" in text
    assert "the partnership's own" in text


def test_what_other_forces_recorded_is_counted_apart(held, words):
    text = words(held)
    assert re.search(r"Total crime 5,186 total crime in Silverpit [^\d]*2025 45 ", text)
    assert "British Transport Police: February 2021" in text


def test_rows_that_were_refused_are_said_with_the_reason(visit, files, tmp_path, words):
    street = tmp_path / "2025-12-doggerland-street.csv"
    lines = (files / "police-uk" / "doggerland" / "street" / street.name).read_text(encoding="utf-8").splitlines()
    broken = re.sub(r",2025-12,", ",2025-13,", lines[1], count=1)
    street.write_text("\n".join([lines[0], broken, *lines[2:]]) + "\n", encoding="utf-8")
    from_elsewhere = tmp_path / "warehouse"
    read([files / "lookups", files / "population", street], Warehouse(from_elsewhere))
    text = words(visit(from_elsewhere, "Silverpit").get("/area/E07990001/held/").text)
    assert "a month that has ended" in text


def test_a_figures_page_says_the_answer_first_and_folds_the_method(visitor, edition, words):
    page = visitor.get(f"/figure/burglary~change~E07990001~2025-01..2025-12@{edition}/").text
    text = words(page)
    start = text.index("Burglary in Silverpit")
    assert text[start:].startswith("Burglary in Silverpit fell by 25.1% From 387")
    order = ["Fell It fell by more", "What was asked", "The months that it is made of", "Where it comes from",
             "How it was worked out", "Benjamini"]  # fmt: skip
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    folded = page[page.index("How it was worked out") :]
    assert "SELECT" in folded
    assert "<details" in page[: page.index("How it was worked out")]
    assert f"burglary~change~E07990001~2025-01..2025-12@{edition}" in text


def test_a_figures_page_lists_every_file_with_its_hash(visitor, edition, warehouse, words):
    text = words(visitor.get(f"/figure/burglary~count~E07990001~2025-01..2025-12@{edition}/").text)
    held = Warehouse(warehouse).edition()
    for i in held.inputs:
        ours = re.search(r"2025-\d\d-doggerland-street", i.name)
        assert (i.sha256 in text) == bool(ours)


def test_a_month_without_any_is_none_recorded_and_a_month_not_held_is_not_available(visitor, edition, words):
    none = words(visitor.get(f"/figure/robbery~count~E01990013~2025-01..2025-01@{edition}/").text)
    assert "None was recorded." in none
    missing = words(visitor.get(f"/figure/robbery~count~E07990001~2019-01..2019-01@{edition}/").text)
    assert "not available" in missing
    assert "Not held, and so not in it: January 2019." in missing


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nonsense", "is not a figure's id"),
        ("joy~count~E07990001~2025-01..2025-12@EDITION", "There is no measure “joy”"),
        ("burglary~guess~E07990001~2025-01..2025-12@EDITION", "There is no statistic “guess”"),
        ("burglary~count~E09~2025-01..2025-12@EDITION", "No area has the code “E09”"),
        ("burglary~count~E07990001~2025@EDITION", "The period “2025” can't be read"),
        ("burglary~count~E07990001~2025-01..2025-12@0123456789ab", "(“0123456789ab”) is not held here."),
        ("burglary~change~E07990001~2010-01..2010-12@EDITION", "No month of"),
        ("joy~fact~E07990001~2025-01..2025-12@EDITION", "asks for no fact that is known"),
        ("<script>~count~E07990001~2025-01..2025-12@EDITION", "There is no measure “<script>”"),
        ("burglary~count~E07990001~2025-01..2025-12@..", "is not held here."),
    ],
)
def test_a_number_that_can_not_be_is_said_in_plain_words(visitor, edition, words, question, said):
    answer = visitor.get(f"/figure/{question.replace('EDITION', edition)}/")
    assert answer.status_code == 404
    assert said in words(answer.text)
    assert "<script" not in answer.text
