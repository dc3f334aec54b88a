"""The corpus that the claims check is judged on is well formed, and the judging counts as it says."""

import re
import sys
from collections import Counter
from itertools import combinations, product
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from claims_corpus import DEVELOPMENT, FRESH, HELD_OUT, LAST, LATER, Passage, judge, load

CORPUS = [DEVELOPMENT, HELD_OUT, FRESH, LATER, LAST]
FILES = pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return [passage for file in CORPUS for passage in load(file)]


def test_no_two_passages_have_the_same_name_or_the_same_text(passages):
    assert [i for i, times in Counter(p.id for p in passages).items() if times > 1] == []
    assert [t for t, times in Counter(p.text for p in passages).items() if times > 1] == []


def test_every_passage_has_a_name_a_text_and_a_reason(passages):
    assert [p.id for p in passages if not (p.id.strip() and p.text.strip() and p.note.strip())] == []


def test_what_is_wrong_or_doubtful_stands_in_its_passage_exactly_once(passages):
    marked = [(p, part) for p in passages for part in (*p.wrong, *p.doubtful)]
    assert [(p.id, part) for p, part in marked if not part.strip() or p.text.count(part) != 1] == []


def test_nothing_is_both_wrong_and_doubtful_nor_wrong_twice(passages):
    def clash(passage: Passage) -> bool:
        places = sorted((passage.text.index(x), len(x)) for x in (*passage.wrong, *passage.doubtful))
        return any(start + length > later for (start, length), (later, _) in zip(places, places[1:], strict=False))

    assert [p.id for p in passages if clash(p)] == []


@FILES
def test_each_file_has_forty_passages_or_more_and_about_as_many_sound_as_not(file):
    passages = load(file)
    assert len(passages) >= 40
    assert 0.4 <= sum(bool(p.wrong) for p in passages) / len(passages) <= 0.6


def test_the_two_halves_of_the_first_corpus_have_the_same_mix():
    development, held_out = (load(file) for file in (DEVELOPMENT, HELD_OUT))
    assert abs(len(development) - len(held_out)) <= 2
    assert abs(sum(bool(p.wrong) for p in development) - sum(bool(p.wrong) for p in held_out)) <= 2


def test_no_passage_of_one_file_is_a_variation_of_one_of_another():
    """Who has seen the one would know the other: a quarter of the shorter's runs of six words is too much."""

    def runs(passage: Passage) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", passage.text.lower())
        return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}

    files = [[(p.id, runs(p)) for p in load(file)] for file in CORPUS]
    pairs = [
        (a, b, len(x & y), min(len(x), len(y)))
        for one, other in combinations(files, 2)
        for (a, x), (b, y) in product(one, other)
    ]
    assert [(a, b) for a, b, both, shorter in pairs if both and both >= shorter / 4] == []


@FILES
def test_money_tables_lists_and_percentage_points_are_all_there(file):
    """A file of one kind of text would judge one kind of reading."""
    passages = load(file)
    wrong, sound = [p for p in passages if p.wrong], [p for p in passages if not p.wrong]
    for sign in ("|---", "\t", "\n- ", "£", "%", "pp", "−"):
        assert any(sign in p.text for p in wrong) and any(sign in p.text for p in sound), f"none with {sign!r}"


INVENTED = Passage(
    "invented",
    "Theft fell by 12%, from 80 to 60. Arson rose by 5%, from 20 to 21. A significant fall.\n\n| A | 7 |\n| B | 60 |",
    ("12%",),
    ("significant",),
    "20 of 80 is 25%.",
)
SOUND = Passage("sound", "Robbery rose by 10%, from 10 to 11.", (), (), "1 of 10.")


def found(grade: str, quote: str, claim: str, passage: Passage = INVENTED):
    return judge([INVENTED, SOUND], lambda text: [(grade, quote, claim)] if text == passage.text else [])


def test_a_mark_on_what_is_wrong_finds_it():
    result = found("wrong", "Theft fell by 12%, from 80 to 60.", "by 12%")
    assert (result.precision, result.recall, result.misses, result.false_alarms) == (1, 1, (), ())
    assert (result.passages, result.wrong, result.marks, result.right) == (2, 1, 1, 1)


def test_a_mark_elsewhere_in_the_same_sentence_finds_it():
    assert found("wrong", "Theft fell by 12%, from 80 to 60.", "from 80").recall == 1


def test_a_mark_in_another_sentence_or_cell_is_a_false_alarm_and_finds_nothing():
    for quote, claim in (("Arson rose by 5%, from 20 to 21.", "5%"), ("7", "7"), ("B", "B")):
        result = found("wrong", quote, claim)
        assert (result.precision, result.recall) == (0, 0)
        assert result.false_alarms == (("invented", claim),) and result.misses == (("invented", "12%"),)


def test_a_mark_on_what_is_only_doubtful_is_a_false_alarm():
    assert found("wrong", "A significant fall.", "significant").precision == 0


def test_a_doubtful_word_beside_something_wrong_may_still_not_be_called_wrong():
    passage = Passage("both", "A significant fall by 12%, from 80 to 60.", ("12%",), ("significant",), "25%.")
    assert judge([passage], lambda text: [("wrong", text, "significant")]).precision == 0
    assert judge([passage], lambda text: [("wrong", text, "a fall"), ("wrong", text, "fall by")]).precision == 0.5


def test_of_two_things_wrong_in_a_sentence_a_mark_on_one_leaves_the_other_to_be_found():
    passage = Passage("two", "It fell by 9%, and by 99 in all.", ("9%", "99"), (), "Neither.")
    assert judge([passage], lambda text: [("wrong", text, "9%")]).misses == (("two", "99"),)


def test_a_number_is_not_found_within_a_longer_one():
    passage = Passage("longer", "| A | 1,284 |\n| B | 84 |", ("1,284",), (), "The sum is another.")
    assert judge([passage], lambda _: [("wrong", "84", "84")]).precision == 0
    assert judge([passage], lambda _: [("wrong", "1,284", "1,284")]).precision == 1


def test_what_is_wrong_may_cover_several_cells_any_of_which_may_be_marked():
    passage = Passage("row", "| Arson | 24 | ↑ |\n| Theft | 31 | ↑ |", ("24 | ↑",), (), "It fell.")
    for claim in ("24", "↑"):
        assert judge([passage], lambda _, claim=claim: [("wrong", claim, claim)]).recall == 1
    assert judge([passage], lambda _: [("wrong", "31", "31")]).precision == 0


@pytest.mark.parametrize("row", ["| Theft | 31 | +12% |", "Theft\t31\t+12%"])
def test_a_mark_on_the_cell_beside_what_is_wrong_is_a_false_alarm(row):
    passage = Passage("beside", row, ("+12%",), (), "It was another.")
    assert judge([passage], lambda _: [("wrong", "31", "31")]).precision == 0
    assert judge([passage], lambda _: [("wrong", "+12%", "12%")]).precision == 1


def test_only_what_is_called_wrong_counts():
    result = found("doubtful", "Theft fell by 12%, from 80 to 60.", "12%")
    assert (result.marks, result.precision, result.recall) == (0, 1, 0)


def test_a_mark_on_nothing_that_is_in_the_passage_is_a_false_alarm():
    assert found("wrong", "Theft doubled.", "doubled").false_alarms == (("invented", "doubled"),)
    assert found("wrong", "Robbery rose by 10%, from 10 to 11.", "10%", SOUND).false_alarms == (("sound", "10%"),)


def test_a_quote_is_found_though_its_line_ends_have_become_spaces():
    passage = Passage("lines", "Theft fell by\n12%, from 80 to 60.", ("12%",), (), "25%.")
    assert judge([passage], lambda _: [("wrong", "Theft fell by 12%, from 80 to 60.", "by 12%")]).recall == 1
