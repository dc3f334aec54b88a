"""Numbers in words that somebody typed are found again among those of the drafted sentence, so that they stay live.

A number that the sentence did not print is none that a reader could ask about: it does not get into a finding.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.evidence.period import MONTH_NAMES
from frankpledge.reports.agreed import named as words

_MONTH = rf"(?-i:{'|'.join(f'{name}|{name[:3]}' for name in MONTH_NAMES)})\b"
_DAY = r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_WHEN = r"(?:in|since|from|until|till|to|before|after|by|during|of|and|year|spring|summer|autumn|winter)"
_PERCENT = r"(?:\s?%|\s?per\s?cent\b)"
# A number that hangs on letters, such as A47 or COVID-19, is part of a name.
_LEAD = r"(?<![\w.])(?<![^\W\d_]-)"
_FOUND = re.compile(
    rf"(?P<date>\b(?:{_DAY}\s+)?{_MONTH}(?:\s+{_YEAR}(?!\d))?|{_LEAD}{_YEAR}\s?[/–-]\s?\d\d(?!\d))"
    rf"|\b(?P<before>{_WHEN}\s+)(?P<year>{_YEAR})(?![\w%]|,\d|\.\d|\s?per\s?cent|\s?[/–-]\s?\d\d(?!\d))"
    rf"|{_LEAD}(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?!\d)(?:{_PERCENT}|[^\W\d_]+)?)",  # 512, 31.4%, 5m
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """`text`: with names where numbers stood. `strange`: numbers in it that are none of the finding's."""

    text: str
    strange: tuple[str, ...]


def named(typed: str, drafted: str, numbers: Mapping[str, Mapping[str, str]]) -> Named:
    """The typed words with the numbers of the drafted sentence named again. The words have no curly brackets."""
    return _Naming(drafted, numbers).of(typed)


class _Naming:
    def __init__(self, drafted: str, numbers: Mapping[str, Mapping[str, str]]) -> None:
        self.left: dict[str, list[str]] = {}  # as it is printed → its names, in the order of the drafted sentence
        self.phrases: dict[str, str] = {}  # what is no plain number, such as “third highest of 15”
        for name in dict.fromkeys(n for n in words.names(drafted) if n in numbers):
            printed = numbers[name]["text"]
            if _FOUND.fullmatch(printed):
                self.left.setdefault(_key(printed), []).append(name)
            elif printed:
                self.phrases.setdefault(printed.casefold(), name)
        self.allowed = {_key(found["number"]) for found in _FOUND.finditer(words.bare(drafted)) if found["number"]}
        self.strange: dict[str, None] = {}

    def of(self, typed: str) -> Named:
        if self.phrases:
            longest = sorted(self.phrases, key=len, reverse=True)
            pieces = re.split(rf"(?<!\w)({'|'.join(re.escape(p) for p in longest)})(?!\w)", typed, flags=re.IGNORECASE)
        else:
            pieces = [typed]
        text = "".join(
            words.mark(self.phrases[piece.casefold()]) if i % 2 else _FOUND.sub(self._named, piece)
            for i, piece in enumerate(pieces)
        )
        return Named(text, tuple(self.strange))

    def _named(self, found: re.Match) -> str:
        written = found["year"] or found["number"]
        if written is None:
            return found[0]
        if name := self._next(_key(written)):
            return (found["before"] or "") + words.mark(name)
        if found["number"] and _key(written) not in self.allowed - {""}:
            self.strange.setdefault(written)
        return found[0]

    def _next(self, key: str) -> str:
        """Of two figures that print the same number, the one whose turn it is; the last one from then on."""
        names = self.left.get(key, []) if key else []
        return "" if not names else names.pop(0) if len(names) > 1 else names[0]


def _key(written: str) -> str:
    """`1234` and `1,234` are the same number, and so are `5%`, `5 per cent` and those digits in another script."""
    if re.search(r"\d[^\W\d_]", written):
        return ""  # a number with letters at its end, such as 5m, is the same as no other
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written.casefold())
    percent = re.search(r"%|per\s?cent", digits)
    return re.sub(r"[^\d.]", "", digits[: percent.start()] if percent else digits) + ("%" if percent else "")
