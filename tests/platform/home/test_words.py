"""What somebody typed, as words to look for, and where they are found."""

import pytest

from frankpledge.partnership.home.queries.finding.marking import excerpt, marked
from frankpledge.partnership.home.queries.finding.words import LONGEST, MOST, asked, fold


def finds(typed: str, text: str) -> bool:
    terms = asked(typed).terms
    return bool(terms) and all(term.search(fold(text)) for term in terms)


@pytest.mark.parametrize(
    "typed, text",
    [
        ("burglary", "Burglary of homes"),
        ("burg", "Burglary of homes"),
        ("burglaries", "A burglary on Mill Lane"),
        ("FIRES", "a fire in a bin"),
        ("cafe", "Thieves at the Café"),
        ("Café", "thieves at the cafe"),
        ("strasse", "Hauptstraße"[5:]),
        ("lane mill", "Mill Lane"),
        ('"mill lane"', "by Mill  Lane, at night"),
        ("“mill lane”", "by Mill-Lane"),
        ("2026-27", "Assessment of 2026-27"),
        ("partner's", "our partners’ plan"),
        ("سلامة", "عن سلامة المجتمع"),
        ("公園", "南の公園で"),
        ("Łódź", "the łódź group"),
    ],
)
def test_a_word_is_found_where_one_begins_with_it(typed, text):
    assert finds(typed, text)


@pytest.mark.parametrize(
    "typed, text",
    [
        ("lary", "Burglary"),  # in the middle of a word
        ("burglary fire", "Burglary of homes"),  # not all of them
        ('"lane mill"', "Mill Lane"),
        ("glass", "a glas"),
        ("bus", "a bugle"),
    ],
)
def test_and_nowhere_else(typed, text):
    assert not finds(typed, text)


@pytest.mark.parametrize("typed", ["", "  ", "the of and", "a", "!!!", '""', "“”", "*", "()", "\x00", "\u202e", "_"])
def test_what_has_no_word_to_look_for_looks_for_nothing(typed):
    assert asked(typed).terms == ()


def test_small_words_are_left_out_and_told():
    found = asked("the fires of the year")
    assert (len(found.terms), found.small) == (2, ("the", "of"))


def test_more_than_can_be_looked_for_is_cut_and_told():
    assert asked("word " * 100).cut
    many = asked(" ".join(f"w{n}" for n in range(MOST + 1)))
    assert many.cut
    assert len(many.terms) == MOST
    assert len(asked("x" * 5000).typed) == LONGEST
    assert not asked("speeding on Mill Lane").cut


def texts(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces)


@pytest.mark.parametrize(
    "text, typed, expected",
    [
        ("Burglary of homes", "burg", "[Burg]lary of homes"),
        ("At the Café Straße", "strasse cafe", "At the [Café] [Straße]"),
        ("ﬁre and fire", "fire", "[ﬁre] and [fire]"),
        ("<b>Fire</b>", "fire", "<b>[Fire]</b>"),
        ("nothing here", "fire", "nothing here"),
    ],
)
def test_what_was_found_is_marked_as_it_was_written(text, typed, expected):
    assert texts(marked(text, asked(typed))) == expected


def test_a_long_text_is_cut_at_words_round_the_first_match():
    text = "begin " + "before " * 60 + "speeding " + "after " * 60
    found = texts(excerpt(text, asked("speeding")))
    assert found.startswith("… before")
    assert "[speeding] after" in found
    assert found.endswith("after …")
    assert len(found) < 300


def test_a_text_without_spaces_is_cut_as_well():
    assert len(texts(excerpt("x" * 5000, asked("nothing")))) < 300
    assert "[公園]" in texts(excerpt("南" * 300 + "公園" + "北" * 300, asked("公園")))


def test_marks_of_markdown_are_not_shown():
    assert texts(excerpt("# Why\n\n* **speeding** rose\n* more", asked("rose"))) == "Why speeding [rose] more"
