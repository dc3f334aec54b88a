"""The errata sheet as a person reads it in a terminal."""

import pytest

from frankpledge.evidence.claims.document import Block, Document, Kind, Place
from frankpledge.evidence.claims.errata import Errata, Grade
from frankpledge.evidence.claims.writing.plain import plain
from frankpledge.evidence.claims.writing.quoted import Quoted, quoted

PLACE = Place(1, anchor=1)


def sheet_of(text, *findings):
    return plain(Errata("a.txt", findings), Document("a.txt", (Block(Kind.PARAGRAPH, text, PLACE),)))


def test_counts_come_first_then_what_could_not_be_read(document, errata):
    lines = plain(errata, document).splitlines()
    assert lines[0] == "report.txt: 1 wrong, 1 doubtful, 1 cannot be checked, 1 holds"
    assert lines[1] == "Note: Page 3 is a picture."


def test_a_finding_has_its_grade_as_a_word_its_place_its_claim_marked_why_and_better(document, errata):
    assert """
1. WRONG, paragraph 2, under “Performance”
   Invented rule
   “Burglary fell by »31.5%«, from 512 to 351, and that is good.”
   Why: 512 to 351 is 31.4%.
   Better: Burglary fell by 31.4%, from 512 to 351.

2. DOUBTFUL, page 2, paragraph 5, under “Performance”
   Words of change
   “Visits »doubled«, from 40 to 41 <b>& more</b>.”
   Why: 41 is not 80.
""" in plain(errata, document)


def test_what_holds_and_what_can_not_be_checked_is_only_listed_when_asked_for(document, errata):
    short, long = plain(errata, document), plain(errata, document, everything=True)
    assert "It fell." not in short and "There is nothing to hold it against." not in short
    assert "add --all" in short and "add --all" not in long
    assert "Cannot be checked:\n- table 1, row 1, column 2, under “Performance”: “7”" in long
    assert "Holds:\n- paragraph 2, under “Performance”: “Burglary fell by 31.5%, »from 512 to 351«" in long


def test_a_long_sentence_is_shortened_around_its_claim(invent):
    text = "Before that " + "we met and " * 60 + "burglary fell by 31.5% " + "and we met " * 60 + "after that."
    quote = next(line for line in sheet_of(text, invent(Grade.WRONG, text, "31.5%")).split("\n\n") if "»" in line)
    assert "burglary fell by »31.5%« and we" in " ".join(quote.split())
    assert "Before that" not in quote and "after that" not in quote and quote.count("…") == 2
    assert len(quote) < 500


def test_a_better_sentence_is_never_broken_over_lines(invent):
    better = "Burglary fell by 31.4%, from 512 to 351, and " + "so on and " * 30 + "on."
    text = "It fell by 31.5%."
    assert f"   Better: {better}\n" in sheet_of(text, invent(Grade.WRONG, text, "31.5%", better=better))


def test_of_the_same_words_twice_the_right_ones_are_marked(invent):
    text = "It fell by 5%. It fell by 5%."
    second = invent(Grade.WRONG, text, "5%", quote="It fell by 5%.")
    moved = type(second)(second.grade, second.rule, PLACE, second.quote, 26, 28, second.why)
    assert quoted(moved, text) == Quoted("It fell by ", "5%", ".")


@pytest.mark.parametrize("start, end", [(0, 400), (300, 302), (9, 9), (20, 26)])
def test_a_claim_that_does_not_stand_in_its_quote_is_not_marked(invent, start, end):
    found = invent(Grade.WRONG, "It fell by 5%.", "5%")
    moved = type(found)(found.grade, found.rule, PLACE, found.quote, start, end, found.why)
    assert quoted(moved, "It fell by 5%. It rose by 9%.") == Quoted("It fell by 5%.")


def test_where_nothing_is_wrong_it_says_what_was_looked_at_and_that_this_is_no_proof(invent):
    text = "It fell by 31.4%, from 512 to 351."
    said = " ".join(sheet_of(text, invent(Grade.HOLDS, text, "31.4%")).split())
    assert "Nothing wrong or doubtful was found. Of one claim, 1 holds by the report’s own numbers and 0 cannot" in said
    assert "no proof that the report is right" in said


def test_where_there_is_no_claim_it_does_not_call_the_report_right():
    said = sheet_of("Nothing here.")
    assert "No claim with a number was found" in said and "nothing was checked" in said
    assert "Nothing wrong" not in said and "--all" not in said


def test_a_report_can_not_tell_the_terminal_what_to_do(invent):
    text = "It fell by 5%.\x1b[2J\x07\x9b31m"
    said = plain(Errata("\x1b]0;x.txt", (invent(Grade.WRONG, text, "5%"),)), Document("x", ()))
    assert not set(said) & {"\x1b", "\x07", "\x9b"} and "It fell by 5%" in said
