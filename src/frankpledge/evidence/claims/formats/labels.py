"""The numbers and letters that stand before a heading, a paragraph or an item: “2.4”, “7.”, “a)”, “(iv)”, “•”."""

import re
from typing import NamedTuple

_BULLET = re.compile(r"(?:[•▪▫◦‣⁃●○■□◆➢➤✓✔·*]|[-–—]|o)\s+|[-–—](?=[A-Z“‘'\"])|[•▪◦‣●■➢](?=\S)")
_MOST_BULLETS = 3  # before one another: “- o one”
_SECTIONS = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\.?(?:\s+(?=[A-Z“‘'\"(£\[*])|$)")
_NUMBER = re.compile(r"(\d{1,2})[.)](?:\s+(?=[^\s\d])|$)")
_LETTER = re.compile(r"\(?((?:[a-zA-Z]|[ivx]{1,4}))\)\s+(?=\S)|([A-Z])\.\s+(?=[A-Z][a-z])|\((\d{1,2})\)\s+(?=[A-Z])")
_BARE = re.compile(r"(\d{1,2})\s+(?=[A-Z])(?!(?:Year|Month|Week|Day|Quarter|Hour|Minute|People|Per)s?\b)")


class Labelled(NamedTuple):
    """`sections`: it is a number of several parts, “2.4”; `bare`: a number alone, which may be a part of the text."""

    text: str
    bullet: bool = False
    label: str = ""
    sections: bool = False
    bare: bool = False

    @property
    def starts(self) -> bool:
        """Whether a line like this begins something new."""
        return self.bullet or bool(self.label and not self.bare)


def labelled(line: str) -> Labelled:
    """A line without its bullets and its label. Bullets may stand before a label, and before one another."""
    text, bullet = line.strip(), False
    for _ in range(_MOST_BULLETS):
        if match := _BULLET.match(text):
            text, bullet = text[match.end() :], True
    if match := _SECTIONS.match(text):
        return Labelled(text[match.end() :], bullet, match[1], sections=True)
    if match := _NUMBER.match(text):
        return Labelled(text[match.end() :], bullet, match[1])
    if match := _LETTER.match(text):
        return Labelled(text[match.end() :], bullet, next(g for g in match.groups() if g))
    if not bullet and (match := _BARE.match(text)):
        return Labelled(text, bullet, match[1], bare=True)
    return Labelled(text, bullet)


def without_bare(text: str) -> str:
    """The text of a line whose number alone turned out to be its label."""
    return _BARE.sub("", text, count=1)
