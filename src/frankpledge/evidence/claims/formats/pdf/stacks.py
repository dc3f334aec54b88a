"""Words set on lines, and lines stacked into the texts that were set together: a paragraph, or a cell of a table."""

from dataclasses import dataclass, field

from frankpledge.evidence.claims.formats.labels import labelled
from frankpledge.evidence.claims.formats.pdf.words import Word
from frankpledge.evidence.claims.formats.symbols import raised

_SAME_LINE = 0.25  # of the size: how far baselines may differ
_RAISED = 0.6
_GAP = 0.55  # of the size: a wider space parts cells, unless all spaces of the line are about as wide
_WIDE_GAP = 2.2  # of the size: this parts in any case
_EVEN = 1.6  # times the narrowest space of its line: how wide a space may be in a line set to the full width
_LEADING = 1.75  # of the size: a greater distance between lines begins a new text
_SAME_SIZE = 0.08


@dataclass(slots=True)
class Line:
    """Words on one baseline with no gap between them."""

    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x(self) -> float:
        return self.words[0].x

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def size(self) -> float:
        return self.words[0].size

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)


@dataclass(slots=True)
class Stack:
    """Lines one below the other."""

    lines: list[Line] = field(default_factory=list)

    @property
    def x(self) -> float:
        return min(line.x for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].y + self.size * 0.75

    @property
    def bottom(self) -> float:
        return self.lines[-1].y - self.size * 0.2

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def words(self) -> int:
        return sum(len(line.words) for line in self.lines)


def lines(words: list[Word]) -> list[Line]:
    """In the order of the file."""
    return [line for row in _rows(words) for line in _parted(row)]


def stacks(made: list[Line]) -> list[Stack]:
    """In the order of the file."""
    found: list[Stack] = []
    for line in made:
        if found and _goes_on(found[-1], line):
            found[-1].lines.append(line)
        else:
            found.append(Stack([line]))
    return found


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words that follow one another on a baseline, from left to right."""
    rows: list[list[Word]] = []
    for word in words:
        last = rows[-1][-1] if rows else None
        if last and _is_raised(word, last):
            rows[-1][-1] = Word(last.text + raised(word.text), last.x, word.right, last.y, last.size, last.bold)
        elif last and _beside(word, last):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _beside(word: Word, last: Word) -> bool:
    apart = abs(word.y - last.y)
    return apart <= _SAME_LINE * max(word.size, last.size) and word.x >= last.right - 0.5 * last.size


def _is_raised(word: Word, last: Word) -> bool:
    """The figure of a footnote just behind a word."""
    return (
        word.text.isdigit()
        and word.size < 0.8 * last.size
        and 0 < word.y - last.y <= _RAISED * last.size
        and -0.1 * last.size <= word.x - last.right < 0.3 * last.size
    )


def _parted(row: list[Word]) -> list[Line]:
    gaps = [after.x - before.right for before, after in zip(row, row[1:], strict=False)]
    figures = sum(any(c.isdigit() for c in word.text) for word in row)
    spaces = gaps if figures < len(row) / 2 else []
    found = [Line([row[0]])]
    for word, gap in zip(row[1:], gaps, strict=True):
        if _parts(gap, spaces, word.size) and not _is_label(found[-1]):
            found.append(Line([word]))
        else:
            found[-1].words.append(word)
    return found


def _parts(gap: float, spaces: list[float], size: float) -> bool:
    """`spaces`: of the whole line, if it is one of words; set to the full width it has wide ones throughout."""
    if gap <= _GAP * size:
        return False
    even = len(spaces) >= 3 and gap <= _EVEN * min(spaces)
    return gap > _WIDE_GAP * size or not even


def _is_label(line: Line) -> bool:
    """A bullet or “2.4”, which stands apart from the text that it belongs to."""
    return len(line.words) == 1 and labelled(f"{line.text} X").text == "X"


def _goes_on(stack: Stack, line: Line) -> bool:
    last = stack.lines[-1]
    down = last.y - line.y
    if not 0 < down <= _LEADING * max(line.size, last.size):
        return False
    if abs(line.size - last.size) > _SAME_SIZE * last.size or _starts(stack, line):
        return False
    if len(stack.lines) > 1 and down > 1.25 * (stack.lines[-2].y - last.y):
        return False
    if _would_have_fitted(last, line) or _outdented(stack, line):
        return False
    return line.x < stack.right and line.right > stack.x and _bold_agrees(stack, line)


def _outdented(stack: Stack, line: Line) -> bool:
    """Whether a line stands further left than the item above it, and so is none of it."""
    first = stack.lines[0]
    return line.x < first.x - 0.5 * line.size and labelled(first.text).starts


def _would_have_fitted(last: Line, line: Line) -> bool:
    """Whether there was room for the first word of a line on the one above, which was thus ended on purpose."""
    first = line.words[0]
    needed = last.right - last.x + 0.6 * line.size + first.right - first.x
    return len(line.words) > 1 and needed < line.right - line.x


def _bold_agrees(stack: Stack, line: Line) -> bool:
    """A heading that is bold is not stacked on the text below; words in bold within a text may begin a line of it."""
    return stack.bold == line.bold or not stack.bold


def _starts(stack: Stack, line: Line) -> bool:
    """Whether a line begins something of its own: an item, a numbered paragraph."""
    return labelled(line.text).starts
