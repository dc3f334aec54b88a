"""Acts of Parliament that a text names: under their own name, with a wrong year, or under a name that is near."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from frankpledge.evidence.claims.law.loading import Act, acts

_YEAR = r"(?:1[89]|20)\d\d"
_AFTER = rf"(?:\s+(?:of\s+)?\(?({_YEAR})\b\)?|,\s({_YEAR})\b(?=[,;.)]|$))?(?!\s?[/–-]\d)"
# A year that counts something, or that a date begins, is not the Act's.
_NOT_ITS_YEAR = re.compile(r"\s+(?:crimes|offences|incidents|there|the number|people|saw)\b", re.IGNORECASE)
_DATE_BEFORE = re.compile(r"\b(?:in|since|from|by|until|till|after|before|during|of|and|to)\s*$", re.IGNORECASE)
_WORD = r"(?:[A-Z][\w'’-]*|\([A-Z][\w\s]+\))"
_WRITTEN = re.compile(
    rf"(?<![\w-]){_WORD}(?:(?:,|\s&|\sand|\sof|\sfrom|\sfor|\sagainst|\sto|\sin)*\s{_WORD})*\s(?:Act)\b"
)
_LONGER = re.compile(r"[A-Z][\w’'-]*(?:\s(?:and|&|of|from|for|against)|,)\s+$")
_ELSEWHERE = re.compile(r"\((?:Scotland|Northern Ireland|Amendment|Wales)\)|\bAmendment\b", re.IGNORECASE)
_SMALL = {"and", "of", "from", "for", "against", "to", "in", "the", "act", "etc"}


@dataclass(frozen=True)
class Citation:
    """An Act as a text names it at `start` to `end`, the year included. `act`: the one whose title this is, else None.

    `likely`: what it is most likely meant to be, title and year; empty where that can't be told.
    """

    start: int
    end: int
    title: str
    year: int | None
    act: Act | None
    likely: str = ""

    @property
    def right(self) -> bool:
        """Whether there is such an Act, as far as the table can tell."""
        return self.act is not None and (self.year is None or self.year in self.act.years)


def citations(text: str) -> Iterator[Citation]:
    """Every Act that the table knows by name, and every name that is near to one and no Act's. In the text's order."""
    if not re.search(r"\bact\b", text, re.IGNORECASE):
        return
    found = list(_known(text))
    taken = [(c.start, c.end) for c in found]
    found += [c for c in _near(text) if not any(c.start < end and start < c.end for start, end in taken)]
    yield from sorted(found, key=lambda c: c.start)


def _known(text: str) -> Iterator[Citation]:
    for match in _titles().finditer(text):
        act = _by_words()[_words(match["title"])]
        year, start, end = _year(text, match.start(), match.end("title"))
        if year and year not in act.years and _LONGER.search(text[: match.start()]) and start == match.start():
            continue  # the end of a longer title
        yield Citation(start, end, match["title"], year, act, _meant(act.title, year))


def _near(text: str) -> Iterator[Citation]:
    for match in _WRITTEN.finditer(text):
        if _ELSEWHERE.search(match[0]) or _words(match[0]) in _by_words():
            continue
        year, start, end = _year(text, match.start(), match.end())
        if likely := _likely(match[0], year):
            yield Citation(start, end, match[0], year, None, likely)


def _year(text: str, start: int, end: int) -> tuple[int | None, int, int]:
    """The year after the title, or before it (“the 1998 Crime and Disorder Act”), and where the citation then
    stands."""
    after = re.compile(_AFTER).match(text, end)
    if after and (year := after[1] or after[2]) and not _NOT_ITS_YEAR.match(text, after.end()):
        return int(year), start, after.end()
    before = re.search(rf"(?<![\d/–-])({_YEAR})\s+$", text[:start])
    if before and not _DATE_BEFORE.search(text[: before.start()]):
        return int(before[1]), before.start(), end
    return None, start, end


def _meant(title: str, year: int | None) -> str:
    """A known title with a year that is not its own: an Act of that year whose name is longer, else the title's
    year."""
    act = _by_words()[_words(title)]
    if year is None or year in act.years:
        return ""
    if longer := _likely(title, year):
        return longer
    return f"{act.title} {act.years[0]}" if len(act.years) == 1 else ""


def _likely(title: str, year: int | None) -> str:
    """The one Act of that year whose name is near; of any year only where the same four or more words are in both."""
    said = _stems(title)
    near = {f"{a.title} {y}" for a in acts() for y in a.years if y == year and _alike(said, _stems(a.title))}
    near = near or {f"{a.title} {a.years[-1]}" for a in acts() if len(said) >= 4 and _stems(a.title) == said}
    return near.pop() if len(near) == 1 else ""


def _alike(said: frozenset[str], named: frozenset[str]) -> bool:
    both = len(said & named)
    if said == named or (both >= 2 and said < named):
        return True
    return both >= 3 and len(said ^ named) <= 2


def _words(title: str) -> tuple[str, ...]:
    """How a title is compared: capitals, hyphens, commas, `&`, apostrophes and “ASB” make no difference."""
    text = title.casefold().replace("&", " and ").replace("’", "").replace("'", "").replace("behavior", "behaviour")
    text = re.sub(r"\basb\b", "anti social behaviour", text).replace("antisocial", "anti social")
    text = text.replace("wellbeing", "well being").replace("counterterrorism", "counter terrorism")
    return tuple(w for w in re.findall(r"\w+", text) if w not in ("act", "the"))


def _stems(title: str) -> frozenset[str]:
    found = (re.sub(r"(?:ing|e|s|ies|y)+$", "", w) for w in _words(title) if w not in _SMALL)
    return frozenset("anti-social" if w in ("anti", "social") else w for w in found)


@cache
def _by_words() -> dict[tuple[str, ...], Act]:
    return {_words(act.title): act for act in acts()}


@cache
def _titles() -> re.Pattern[str]:
    """Any known title, however it is punctuated, the longest first so that none is read as the end of another."""
    titles = sorted((_pattern(a.title) for a in acts()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?P<title>{'|'.join(titles)})(?![\w-])", re.IGNORECASE)


def _pattern(title: str) -> str:
    words = [r"(?:and|&)" if w == "and" else re.escape(w).rstrip("s") + "(?:['’]?s['’]?)?" if w.endswith("s") else w
             for w in _words(title)]  # fmt: skip
    joined = r"[\s,()-]*".join(words)
    joined = joined.replace(r"anti[\s,()-]*social[\s,()-]*behaviour", r"(?:ASB|anti[\s-]*social[\s-]*behaviou?r)")
    return joined.replace(r"[\s,()-]*(?:and|&)[\s,()-]*", r"[\s,]*(?:and|&)[\s]*") + r"[\s)]*\sAct"
