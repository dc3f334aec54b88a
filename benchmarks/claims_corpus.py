"""The passages with known answers on which the claims check is judged, and the judging.

Each file in `benchmarks/claims` holds passages in the manner of partnerships' reports, about half with something wrong.
What checks them is given as a function from a text to its marks, so that nothing here knows how it is done.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

CLAIMS = Path(__file__).parent / "claims"
DEVELOPMENT = CLAIMS / "development.toml"
HELD_OUT = CLAIMS / "held_out.toml"
FRESH = CLAIMS / "fresh.toml"
LATER = CLAIMS / "later.toml"
LAST = CLAIMS / "last.toml"
# In the order in which they were written. Rules were mended with all of them, so none tells any more of new text.
EVERY = (DEVELOPMENT, HELD_OUT, FRESH, LATER, LAST)

Mark = tuple[str, str, str]  # the grade; the sentence or cell it stands in; the exact characters marked within it
Find = Callable[[str], Iterable[Mark]]
Named = tuple[str, str]  # the id of a passage, and characters of its text
Span = tuple[int, int]  # from the first character to the one after the last

# A sentence ends before a capital, a digit or a sign of money; a cell or an item of a list at its line or its divider.
_BREAK = re.compile(r"\n|\t|\||(?<=[.!?])\s+(?=[“‘(£\w])")


@dataclass(frozen=True)
class Passage:
    """`wrong`: characters that must be called wrong; `doubtful`: that must not, whatever else is said of them.

    Each stands exactly once in `text`. What is in neither must not be called wrong. `note` says why.
    """

    id: str
    text: str
    wrong: tuple[str, ...]
    doubtful: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Judgement:
    """Of all passages together. `marks` counts what was called wrong, `right` those of them that rightly were."""

    passages: int
    wrong: int  # that there are to be found
    marks: int
    right: int
    misses: tuple[Named, ...]
    false_alarms: tuple[Named, ...]

    @property
    def precision(self) -> float:
        """The share of the marks that are right, from 0 to 1; 1 where nothing was called wrong."""
        return self.right / self.marks if self.marks else 1.0

    @property
    def recall(self) -> float:
        """The share of what is wrong that was found, from 0 to 1; 1 where nothing is."""
        return 1 - len(self.misses) / self.wrong if self.wrong else 1.0


def load(file: Path) -> list[Passage]:
    """The passages of a file, in its order. Raises OSError, or ValueError where it is no TOML."""
    with file.open("rb") as opened:
        rows = tomllib.load(opened)["passage"]
    return [Passage(r["id"], r["text"], tuple(r["wrong"]), tuple(r["doubtful"]), r["note"]) for r in rows]


def judge(passages: Iterable[Passage], find: Find) -> Judgement:
    """Hold what `find` calls wrong in each passage against what is. Marks of other grades count for nothing.

    A mark is right where it shares characters with something wrong, or stands in the same sentence or cell as it and
    not on something that is only doubtful. A mark whose characters aren't in the passage is a false alarm.
    """
    passages = list(passages)
    marks, misses, false_alarms = 0, [], []
    for passage in passages:
        claims = [(quote, claim) for grade, quote, claim in find(passage.text) if grade == "wrong"]
        hits = [_hit(passage, quote, claim) for quote, claim in claims]
        marks += len(claims)
        misses += [(passage.id, wrong) for wrong in passage.wrong if not any(wrong in hit for hit in hits)]
        false_alarms += [(passage.id, claim) for (_, claim), hit in zip(claims, hits, strict=True) if not hit]
    wrong = sum(len(p.wrong) for p in passages)
    return Judgement(len(passages), wrong, marks, marks - len(false_alarms), tuple(misses), tuple(false_alarms))


def _hit(passage: Passage, quote: str, claim: str) -> set[str]:
    """What is wrong in the passage and found by this mark; nothing where it is a false alarm.

    A cell may stand in a table more than once, and its text doesn't say which of them is meant: the mark then has the
    benefit of the doubt.
    """
    hits = (_hit_at(passage, place) for place in _places(passage.text, quote, claim))
    return next((hit for hit in hits if hit), set())


def _hit_at(passage: Passage, mark: Span) -> set[str]:
    struck = {wrong for wrong in passage.wrong if _overlap(mark, _span(passage.text, wrong))}
    if struck or any(_overlap(mark, _span(passage.text, doubted)) for doubted in passage.doubtful):
        return struck
    pieces = [piece for piece in _pieces(passage.text) if _overlap(mark, piece)]
    return {w for w in passage.wrong if any(_overlap(_span(passage.text, w), piece) for piece in pieces)}


def _places(text: str, quote: str, claim: str) -> Iterator[Span]:
    """Where the claim stands within the quote, for every place the quote stands in the text."""
    for start, end in _found(text, quote):
        for first, last in _found(text[start:end], claim):
            yield start + first, start + last


def _found(text: str, part: str) -> Iterator[Span]:
    """The places of `part`, its spaces and line ends alike, where it is not within a longer word or number."""
    words = part.split()
    if not words:
        return
    before = r"(?<!\w)(?<!\d[.,])" if words[0][0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if words[-1][-1].isalnum() else ""
    for match in re.finditer(before + r"\s+".join(map(re.escape, words)) + after, text):
        yield match.span()


def _pieces(text: str) -> list[Span]:
    """The sentences, items and cells of a text."""
    ends = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    return list(pairwise(ends))


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
