"""Whether a text names a person: by a title, or by a given name and a surname that stand together.

Streets, parks, schools and shops are called after people, so what follows the name is looked at too.
"""

import re

from frankpledge.evidence.reading.extracts.personal.names import (
    BEFORE_PLACES,
    BUSINESSES,
    GIVEN,
    GIVEN_WORDS,
    PLACES,
    SURNAME_WORDS,
    SURNAMES,
    TITLES,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?,?")
_LISTED = GIVEN | SURNAMES | TITLES
_ONLY_GIVEN, _ONLY_SURNAMES = GIVEN - GIVEN_WORDS, SURNAMES - SURNAME_WORDS
_ONLY_PLACES = PLACES - SURNAMES
_FAMILIES = _ONLY_SURNAMES - PLACES


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def _bare(word: str) -> str:
    return word.strip(".,").replace("'", "").replace("’", "").casefold()


def names_somebody(text: str) -> bool:
    """Whether a person is named anywhere in a text, as “Mrs Jones”, “John Smith” or “Smith, John”."""
    words = words_of(text)
    bare = [_bare(w) for w in words]
    if _LISTED.isdisjoint(bare) or any(b in " ".join(bare) for b in BUSINESSES):
        return False
    return any(_at(i, words, bare) for i in range(len(words) - 1))


def _at(i: int, words: list[str], bare: list[str]) -> bool:
    first, second = bare[i], bare[i + 1]
    after = bare[i + 2] if i + 2 < len(bare) else ""
    before = bare[i - 1] if i else ""
    if second in PLACES and second not in SURNAMES or after in PLACES or before in ("st", "saint", "the"):
        return False
    if first in TITLES:
        return words[i + 1][0].isupper() and second not in PLACES and len(second) > 1 and words[i] != "MS"
    if second in PLACES and not words[i + 1].isupper() or words[i].endswith("."):
        return False
    if words[i].endswith(","):  # Smith, John
        return first in SURNAMES and second in _ONLY_GIVEN
    if first not in GIVEN or second not in SURNAMES or words[i + 1][0].islower() != words[i][0].islower():
        return False
    doubtful = (first in GIVEN_WORDS) + (second in SURNAME_WORDS or second in GIVEN) + words[i + 1].islower()
    return doubtful < 2


def may_name_somebody(text: str) -> bool:
    """Whether two capital words stand together of which one is a known name and no other word.

    It tells something only of free text in which it happens again and again: one may be “Constable Hughes” or a shop.
    """
    words = words_of(text)
    bare = [_bare(w) for w in words]
    if text.isupper() or _LISTED.isdisjoint(bare):
        return False
    return any(_perhaps_at(i, words, bare) for i in range(len(words) - 1))


def _perhaps_at(i: int, words: list[str], bare: list[str]) -> bool:
    around = {bare[i + 1], *bare[i + 2 : i + 3]} & PLACES or bare[i] in BEFORE_PLACES or words[i].endswith(".")
    capital = words[i][0].isupper() and words[i + 1][0].isupper()
    return capital and not around and (bare[i] in _ONLY_GIVEN or bare[i + 1] in _FAMILIES)


def looks_like_a_name(text: str) -> bool:
    """Whether all of a cell could be a person's name: two to four words, one of them a known given name or surname.

    Weaker than `names_somebody`, so it tells something only of a column of which many cells look so.
    """
    words = words_of(text)
    if not 2 <= len(words) <= 4 or re.search(r"[\d@/&:()]", text) or not all(w[0].isupper() for w in words):
        return False
    bare = [b for b in map(_bare, words) if b not in TITLES]
    if not bare or any(b in _ONLY_PLACES for b in bare) or bare[-1] in PLACES or " ".join(bare) in BUSINESSES:
        return False
    return any(b in GIVEN for b in bare) or (len(bare[0]) == 1 and bare[-1] in SURNAMES) or names_somebody(text)


def is_one_name(text: str) -> bool:
    """Whether a cell is one word that is a given name or a surname, and no word besides."""
    bare = _bare(text)
    return " " not in text and (bare in _ONLY_GIVEN or bare in _ONLY_SURNAMES)
