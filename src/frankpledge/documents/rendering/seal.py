"""What a number was when it was printed, written into the name of its bookmark in a Word file.

`figure_17_of_640__m33_d1_p` is the seventeenth of the 640 numbers of the file, printed as “−33.1%”. So a file that
comes back edited says itself what stood where, and how many numbers there were, and nothing need be kept or looked up.
Word allows a name 40 letters, digits and underscores: what is no letter or digit is written as an underscore and a
letter, or as its hexadecimal code (`_x20ac_`). A text too long for that is sealed by a hash (`_h` and 12 digits): then
it is still seen that it changed, but not from what. It is no protection against forgery, only against slips.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from xml.dom.minidom import Document

LONGEST = 40
_LETTERS = {".": "d", ",": "c", "%": "p", "−": "m", "-": "n", "–": "e", "+": "a", " ": "s", "£": "l", "/": "o"}
_SIGNS = {letter: sign for sign, letter in _LETTERS.items()}
_NAME = re.compile(r"figure_(\d+)_of_(\d+)_(.*)", re.DOTALL)
_CODE = re.compile(r"_x([0-9a-f]{1,6})_|_([a-z])")
_HASH = re.compile(r"_h([0-9a-f]{12})")
_MINUS = re.compile("[−‐‑‒–—﹣－]")
_MANY = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
_GAP = re.compile(r"(?<=\d) (?=%)|(?<=[+-]) (?=\d)")
_PERCENT = re.compile(r"per\s?cent", re.IGNORECASE)
# What may come to stand beside a number without changing it: words and brackets, but no other digit, sign or unit.
_BESIDE = re.compile(r"(?:[^\d%£$€+.,-]|[.,](?!\d)|(?<=[a-z])-(?=[a-z]))*")
_JOINED = re.compile(r"(?:^|[^.,])$")  # the end of what may stand before it: “1.” would make another number of it
_MULTIPLE = re.compile(r"^\s*(?:k|m|bn|hundred|thousand|million|billion|points?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Seal:
    """`number` of `of`, from 1, in the order of the file. `text` as printed; nothing where only its hash is known."""

    number: int
    of: int
    text: str
    digest: str = ""

    def holds(self, now: str) -> bool:
        """Whether what stands there now is still what was printed, but for its looks and words beside it."""
        if self.digest:
            return _digest(now) == self.digest
        printed, found = _folded(self.text), _folded(now)
        if printed == found or not re.search(r"\d", printed):
            return printed == found
        return any(_is_beside(found[: m.start()], found[m.end() :]) for m in re.finditer(re.escape(printed), found))


def sealed(number: int, of: int, text: str) -> str:
    """The name of the bookmark around a number."""
    begin = f"figure_{number}_of_{of}_"
    name = begin + "".join(_written(sign) for sign in text)
    return name if len(name) <= LONGEST else f"{begin}_h{_digest(text)}"


def unsealed(name: str) -> Seal | None:
    """What the name of a bookmark says; None of one that is no seal."""
    match = _NAME.fullmatch(name)
    if match is None or not 1 <= int(match[1][:9]) <= int(match[2][:9]):
        return None
    number, of = int(match[1][:9]), int(match[2][:9])
    if hashed := _HASH.fullmatch(match[3]):
        return Seal(number, of, "", hashed[1])
    return Seal(number, of, _CODE.sub(_read, match[3]))


def seal(document: Document, printed: dict[str, str]) -> None:
    """Rename the bookmarks of a Word document, and what leads to them. `printed`: name → text of each number.

    They are numbered anew, in the order of the file: it leaves out the numbers that only a web page prints.
    """
    marks = [m for m in document.getElementsByTagName("w:bookmarkStart") if m.getAttribute("w:name") in printed]
    names = [m.getAttribute("w:name") for m in marks]
    new = {name: sealed(number, len(names), printed[name]) for number, name in enumerate(names, 1)}
    for mark in marks:
        mark.setAttribute("w:name", new[mark.getAttribute("w:name")])
    for link in document.getElementsByTagName("w:hyperlink"):
        if link.getAttribute("w:anchor") in new:
            link.setAttribute("w:anchor", new[link.getAttribute("w:anchor")])


def _written(sign: str) -> str:
    if sign.isascii() and sign.isalnum():
        return sign
    return f"_{_LETTERS[sign]}" if sign in _LETTERS else f"_x{ord(sign):x}_"


def _read(match: re.Match[str]) -> str:
    if match[1]:
        return chr(min(int(match[1], 16), 0x10FFFF))
    return _SIGNS.get(match[2], match[0])


def _digest(text: str) -> str:
    return hashlib.sha256(_folded(text).encode("utf-8", "replace")).hexdigest()[:12]


def _folded(text: str) -> str:
    """Without what a typist or a program may change of a number's looks: spaces, commas, kinds of minus, a plus."""
    plain = _PERCENT.sub("%", _MINUS.sub("-", unicodedata.normalize("NFKC", text)))
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return _GAP.sub("", _MANY.sub("", " ".join(plain.split()))).lstrip("+").casefold()


def _is_beside(before: str, after: str) -> bool:
    around = _BESIDE.fullmatch(before) and _BESIDE.fullmatch(after) and _JOINED.search(before)
    return bool(around) and not _MULTIPLE.search(after)
