"""Two texts of one passage: in which words they differ, and both in one, paragraph by paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_PARAGRAPHS, MOST_WORDS = 400, 1_000  # beyond which texts are shown as two that differ, and no time is lost


class Where(StrEnum):
    BOTH = "both"
    THEIRS = "theirs"
    MINE = "mine"


@dataclass(frozen=True)
class Run:
    """Words that stand in both texts, or in one of them only."""

    where: Where
    text: str


def differing(theirs: str, mine: str) -> list[Run]:
    """Both texts as runs of words, those that are only in one of them marked."""
    found = [run for pair in _pairs(theirs, mine) for run in _worded(*pair)]
    return list(_joined(found))


def both(theirs: str, mine: str) -> str:
    """A text in which every paragraph of both stands, and what they have in common only once."""
    said = [part for there, here in _pairs(theirs, mine) for part in ((there,) if there == here else (there, here))]
    return "\n\n".join(text.strip() for text in said if text.strip())


def _pairs(theirs: str, mine: str) -> Iterator[tuple[str, str]]:
    """Stretches of whole paragraphs: the same text twice, or what each has there instead."""
    those, these = _split(r".+?(?:\n\s*\n|\Z)", theirs), _split(r".+?(?:\n\s*\n|\Z)", mine)
    if len(those) > MOST_PARAGRAPHS or len(these) > MOST_PARAGRAPHS:
        yield theirs, mine
        return
    bare = [p.strip() for p in those], [p.strip() for p in these]
    for kind, i, j, k, n in SequenceMatcher(None, *bare).get_opcodes():
        there, here = "".join(those[i:j]), "".join(these[k:n])
        yield (there, there) if kind == "equal" else (there, here)


def _worded(theirs: str, mine: str) -> Iterator[Run]:
    if theirs == mine:
        yield Run(Where.BOTH, theirs)
        return
    those, these = _split(r"\S+\s*|\s+", theirs), _split(r"\S+\s*|\s+", mine)
    if len(those) > MOST_WORDS or len(these) > MOST_WORDS:
        yield from (Run(Where.THEIRS, theirs), Run(Where.MINE, mine))
        return
    bare = [w.strip() for w in those], [w.strip() for w in these]
    for kind, i, j, k, n in SequenceMatcher(None, *bare).get_opcodes():
        if kind == "equal":
            yield Run(Where.BOTH, "".join(these[k:n]))
        else:
            yield from (Run(Where.THEIRS, "".join(those[i:j])), Run(Where.MINE, "".join(these[k:n])))


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Without empty runs, and with neighbours of one kind as one."""
    last: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if last and last.where is run.where:
            last = Run(run.where, last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _split(pattern: str, text: str) -> list[str]:
    return re.findall(pattern, text, re.DOTALL)
