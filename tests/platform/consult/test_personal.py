"""Texts that tell of one person are told from those that don't."""

import pytest

from frankpledge.partnership.consult.personal import held, may_name_somebody


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("write to joe.smith+asb@example.co.uk please", "an e-mail address"),
        ("ring 07700 900123", "a telephone number"),
        ("ring 01632960001 after six", "a telephone number"),
        ("ring +44 7700 900 123", "a telephone number"),
        ("اتصل بي ٠٧٧٠٠ ٩٠٠١٢٣", "a telephone number"),
        ("ring ０７７００ ９００１２３", "a telephone number"),
        ("the house at LE16 9HE", "a full postcode"),
        ("the house at le169he.", "a full postcode"),
        ("NHS no 943 476 5919", "an NHS number"),
        ("9434765919", "an NHS number"),
        ("AB 12 34 56 C", "a National Insurance number"),
        ("born 3.4.1950", "a date of birth"),
        ("a white van, reg AB12 CDE", "a vehicle's registration"),
    ],
)
def test_what_belongs_to_one_person_is_told(text, what):
    assert held(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "Speeding on the A6, 2nd time this year", "the A6 1st of May", "M1 2am on Sundays", "LE16 and LE17",
        "B6047 4 times",
        "2024-25 against 2023-24", "14 of 31, since 01-04-2026", "reported 0116 times", "a fee of £1,234.56", "24/7",
        "Sections 5-7 of the Act of 1998", "速度が速すぎる", "Mae'r ceir yn rhy gyflym", "",
    ],
)  # fmt: skip
def test_roads_years_and_numbers_are_nobodys(text):
    assert held(text) == ""


def test_a_name_is_told_from_a_street():
    assert may_name_somebody("Mrs Jones is afraid") and may_name_somebody("John Smith's dog")
    for text in ("Robert Smyth Academy", "St John's Church", "Nelson Mandela Park", "Market Harborough", ""):
        assert not may_name_somebody(text)
