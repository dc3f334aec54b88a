"""What somebody typed, as words to look for. Nothing of it is a language: no operator, no syntax to get wrong.

A word is found where a word begins with it, in any case and with or without accents; a plural finds its singular too.
Words between quotes stand together. Small words, such as “the”, are left out.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 200  # characters that are looked at
MOST = 10  # words that are looked for
SMALL = frozenset(
    ["a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "in", "is", "it",
     "its", "not", "of", "on", "or", "our", "that", "the", "their", "there", "they", "this", "to", "was", "we", "were",
     "what", "when", "where", "which", "who", "why", "will", "with", "you", "your"]
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_UNSPACED = 0x0E00  # from here on are scripts, such as Thai or Chinese, that part no words


@dataclass(frozen=True)
class Asked:
    """What is looked for: all of `terms`. `small`: words that were left out; `cut`: it was more than is looked for."""

    typed: str
    terms: tuple[re.Pattern[str], ...]
    small: tuple[str, ...] = ()
    cut: bool = False


@lru_cache(maxsize=256)
def asked(typed: str) -> Asked:
    typed = " ".join(typed.split())
    text = fold(typed[:LONGEST])
    terms, small = [], []
    for phrase in _QUOTED.findall(text):
        if words := _WORD.findall(phrase):
            terms.append(_together(words))
    for word in _WORD.findall(_QUOTED.sub(" ", text)):
        if word in SMALL or (len(word) == 1 and word.isascii() and not word.isdigit()):
            small.append(word)
        else:
            terms.append(_beginning(word))
    terms = list(dict.fromkeys(terms))
    cut = len(typed) > LONGEST or len(terms) > MOST
    return Asked(typed[:LONGEST], tuple(re.compile(term) for term in terms[:MOST]), tuple(dict.fromkeys(small)), cut)


def fold(text: str) -> str:
    """As it is compared: without capitals and accents, in any script."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _beginning(word: str) -> str:
    return _begins(_stem(word))


def _together(words: list[str]) -> str:
    return r"[\W_]+".join([_begins(words[0]), *map(re.escape, words[1:])])


def _begins(word: str) -> str:
    """The word, where nothing of a word stands before it. That is asked last: for letters alone Python looks twenty
    times as fast."""
    letters = re.escape(word)
    return rf"{letters}(?<![^\W_]{letters})" if ord(word[0]) < _UNSPACED else letters


def _stem(word: str) -> str:
    """English plurals without their ending: “burglaries” finds “burglary”, “fires” finds “fire”."""
    if not word.isascii() or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
