"""What may be a category: never an address, and never what only one row says."""

import pytest
from making_extracts import HEADINGS, csv_of, mapping, reading

from frankpledge.evidence.reading.extracts.words import first_rows, understood
from frankpledge.evidence.reading.problems import Refused


def sent(*categories: str, **changes):
    rows = [[f"{1 + n % 28}/04/2024", "14:30", category] for n, category in enumerate(categories)]
    return reading(csv_of(HEADINGS, rows), mapping(**changes))


@pytest.mark.parametrize(
    "address", ["10 Acacia Avenue, Silverpit DP1 1AB", "dp1 1ab", "Flat 2 DP11AB", "DP1  2ND", "(W1A 1AA)"]
)
def test_one_full_postcode_among_categories_refuses_the_file_and_is_not_said_again(address):
    with pytest.raises(Refused) as refused:
        sent(*["Assault"] * 40, address)
    said = str(refused.value)
    assert "“Call category” is mapped as the category and holds full postcodes (1 row)" in said
    assert "Map another column as the category, or none" in said and address not in said


@pytest.mark.parametrize(
    "code", ["T51 Toxic effect", "X85-Y09 Assault", "Wounding s18 2nd offence", "17B01", "DP1", "S20 GBH", "M25 J21"]
)
def test_codes_and_the_first_halves_of_postcodes_are_categories(code):
    assert set(sent(*["Assault"] * 20, code, code).rows["category"]) == {"Assault", code}


@pytest.mark.parametrize(
    ("different", "rows", "fits"), [(60, 600, True), (61, 600, False), (10, 30, True), (11, 30, False), (29, 29, True)]
)
def test_too_many_different_texts_are_no_categories(different, rows, fits):
    cells = [f"kind {n % different}" for n in range(rows)]
    if fits:
        assert len(sent(*cells).rows["category"]) == rows
    else:
        with pytest.raises(Refused, match=rf"holds {different} different texts in {rows} rows, too many to be categ"):
            sent(*cells)


def test_a_category_of_one_row_is_stored_as_other_and_the_rows_are_said():
    found = sent("Assault on Krystyna Kowalczyk", *["Assault"] * 10, *["Fall"] * 7, "ASSAULT", "Went out", "")
    assert found.rows["category"].tolist() == [
        "other", *["Assault"] * 10, *["Fall"] * 7, "ASSAULT", "other", "not said"
    ]  # fmt: skip
    assert "Note: 2 rows with a category that no other row has: stored as “other”" in understood(found)
    assert first_rows(found)[0][3] == "other"


def test_a_rare_category_that_the_mapping_counts_in_a_measure_is_kept():
    found = sent(*["Fall"] * 20, "stabbing", measures={"violence-with-injury": ("Stabbing",)})
    assert found.rows["category"][-1] == "stabbing" and not found.notes


def test_in_a_file_of_fewer_than_20_rows_none_is_rare():
    assert sent(*["Assault"] * 18, "Fall").rows["category"][-1] == "Fall"
    assert sent(*["Assault"] * 19, "Fall").rows["category"][-1] == "other"
