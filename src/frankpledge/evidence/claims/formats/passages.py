"""Lines of plain text made into passages and tables: wrapped lines are joined, and what a page end cut in two."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from frankpledge.evidence.claims.formats.labels import Labelled, labelled
from frankpledge.evidence.claims.formats.wording import rejoined, tidy, unmarked, words_of

_LONGEST = 20_000  # characters of a paragraph, to which nothing is joined any more
_TAIL = 20  # characters at its end that tell whether it is ended
_WRAPPED = 65  # characters from which a line without an end mark is taken to go on below
_END = re.compile(r"[.!?:;][”\"’')\]*]*$")
_HANGING = re.compile(r"(?:,|[(–—-]|\b(?:the|of|and|or|to|in|a|an|by|with|for|from|at|on|than|as|per))$")
_SIGN = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,})\s*$")


@dataclass(frozen=True)
class Passage:
    """`line` counts from 1. `alone`: with blank lines above and below. `signs`: how many # stood before it."""

    text: str
    line: int
    alone: bool
    start: Labelled
    signs: int = 0

    @property
    def ended(self) -> bool:
        return bool(_END.search(self.text[-_TAIL:]))


@dataclass(frozen=True)
class Grid:
    """Rows of cells with their lines. `headers`: of a Markdown table, 1."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    headers: int = 0


Numbered = tuple[int, str]


def passages(content: str) -> list[Passage | Grid]:
    """What a text is made of, in order."""
    words = words_of(content)
    found: list[Passage | Grid] = []
    for group in _groups(content):
        for piece in _pieces(group, words):
            above = found[-1] if found else None
            if isinstance(above, Passage) and isinstance(piece, Passage) and _cut(above, piece):
                found[-1] = replace(above, text=tidy(rejoined(above.text, piece.text, words)), alone=False)
            else:
                found.append(piece)
    return found


def _groups(content: str) -> Iterator[list[Numbered]]:
    """Runs of lines with no blank line between them."""
    group: list[Numbered] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", content), 1):
        if "\f" in line or not tidy(line):
            yield group
            group = []
        if tidy(line):
            group.append((number, line.replace("\f", "")))
    yield group


def _pieces(group: Sequence[Numbered], words: frozenset[str]) -> Iterator[Passage | Grid]:
    run: list[Numbered] = []
    at = 0
    while at < len(group):
        length = _table_length(group, at)
        if length:
            yield from _joined(run, len(run) == len(group), words)
            yield _grid(group[at : at + length])
            run = []
        else:
            run.append(group[at])
        at += length or 1
    yield from _joined(run, len(run) == len(group), words)


def _table_length(lines: Sequence[Numbered], at: int) -> int:
    """How many of the lines from `at` are a table; 0 where none begins there."""
    line = lines[at][1]
    if "|" in line:
        ruled = at + 1 < len(lines) and _RULE.match(lines[at + 1][1])
        if not ruled and not line.strip().startswith("|"):
            return 0
        count = _run(lines, at, lambda one: "|" in one)
        return count if count > 1 else 0
    count = _run(lines, at, _tabbed)
    return count if count > 1 or (count and line.strip().count("\t") > 1) else 0


def _run(lines: Sequence[Numbered], at: int, belongs: Callable[[str], bool]) -> int:
    """How many lines from `at` belong together."""
    end = at
    while end < len(lines) and belongs(lines[end][1]):
        end += 1
    return end - at


def _tabbed(line: str) -> bool:
    """A tab between words, but for the one that sets a bullet or a number of a section apart."""
    return "\t" in line.lstrip() and not _set_apart(line)


def _set_apart(line: str) -> bool:
    head, _, rest = line.strip().partition("\t")
    return "\t" not in rest and labelled(f"{head.strip()} X").text == "X"


def _grid(lines: Sequence[Numbered]) -> Grid:
    if "|" not in lines[0][1]:
        return Grid(tuple((number, _cells(line.strip(" ").split("\t"))) for number, line in lines))
    ruled = bool(len(lines) > 1 and _RULE.match(lines[1][1]))
    body = [lines[0], *lines[2:]] if ruled else lines
    return Grid(tuple((n, _cells(_piped(line))) for n, line in body), int(ruled))


def _piped(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _cells(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(tidy(unmarked(text)) for text in texts)


def _joined(lines: Sequence[Numbered], alone: bool, words: frozenset[str]) -> Iterator[Passage]:
    """The passages of lines that are no table."""
    texts: list[tuple[int, str]] = []
    last = ""
    for number, line in lines:
        if _UNDERLINE.match(line):
            continue
        text = tidy(line)
        if texts and _goes_on(texts[-1][1], last, text):
            texts[-1] = (texts[-1][0], rejoined(texts[-1][1], text, words))
        else:
            texts.append((number, text))
        last = text
    for number, text in texts:
        yield _passage(number, text, alone and len(texts) == 1)


def _goes_on(above: str, last: str, line: str) -> bool:
    """Whether a line goes on with the text above, whose last line is `last`."""
    if len(above) > _LONGEST or _END.search(last[-_TAIL:]):
        return False
    below = labelled(line)
    if below.starts or _SIGN.match(line) or _SIGN.match(above):
        return False
    return len(last) >= _WRAPPED or below.text[:1].islower() or bool(_HANGING.search(last[-_TAIL:]))


def _passage(number: int, text: str, alone: bool) -> Passage:
    sign = _SIGN.match(text)
    text = text[sign.end() :].rstrip("# ") if sign else text
    start = labelled(unmarked(text))
    return Passage(tidy(start.text), number, alone, start, len(sign[1]) if sign else 0)


def _cut(above: Passage, below: Passage) -> bool:
    """Whether a page end stands between them: no end mark above, lower case below; or a number alone on its line."""
    if above.signs or below.signs or below.start.starts or len(above.text) > _LONGEST:
        return False
    if above.start.label and not above.text:
        return True
    return not above.ended and len(above.text) > 40 and below.text[:1].islower()
