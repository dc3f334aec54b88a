"""A Word file that Frankpledge made, back from others: which of its numbers are no longer those of their figures.

Each number is a bookmark whose name says what was printed (`documents.rendering.seal`), so the file itself tells.
Tracked changes count as accepted. What can't be seen: a number typed where there was none, and copies pasted elsewhere.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Finding, Grade
from frankpledge.evidence.claims.wording import replaced
from frankpledge.reports.printed import Number, Printed

RULE = "edited-number"
_MOST_NAMED = 3
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b)")


def returned(document: Document) -> list[Finding]:
    """The numbers that were changed or are gone; nothing of a file that Frankpledge did not make."""
    printed = Printed(document)
    if not printed.numbers:
        return []
    changed = [_changed(n, printed) for n in printed.numbers if not _holds(n)]
    return [*changed, *_gone(printed)]


def _holds(number: Number) -> bool:
    """Also where the sign of per cent is now written behind the bookmark."""
    block = number.sentence.block.text
    percent = _PERCENT.match(block, number.end)
    return number.seal.holds(number.text) or bool(percent and number.seal.holds(f"{number.text}%"))


def _changed(number: Number, printed: Printed) -> Finding:
    was = f"This number was {number.seal.text} when the report was made"
    if not number.seal.text:
        was = "This is not what was printed here when the report was made"
    entry = printed.entry(number)
    figure = f" (figure: {entry.words})" if entry else ""
    return _finding(Grade.WRONG, number, f"{was}{figure}; the file now says {number.text}.", _better(number))


def _better(number: Number) -> str:
    if not number.sure or not number.seal.text:
        return ""
    begin = number.sentence.start
    return replaced(number.sentence, number.start - begin, number.end - begin, number.seal.text)


def _gone(printed: Printed) -> Iterator[Finding]:
    """One finding for each run of numbers that are no longer there, at the number beside it."""
    there = {n.seal.number: n for n in printed.numbers}
    last = max(n.seal.of for n in printed.numbers)
    for before, after in pairwise([0, *sorted(there), last + 1]):
        if after - before > 1:
            beside, side = (there[before], "after") if before else (there[after], "before")
            figures = _figures(printed, before, after)
            yield _finding(Grade.DOUBTFUL, beside, f"{_stood(after - before - 1, side, beside)}{figures}")


def _stood(count: int, side: str, beside: Number) -> str:
    if count == 1:
        return f"The number that stood {side} this one ({beside.text}) when the report was made is gone."
    return f"{count:,} numbers that stood {side} this one ({beside.text}) when the report was made are gone."


def _figures(printed: Printed, before: int, after: int) -> str:
    """What those may have been that are gone between two numbers: rows of the Sources that no number leads to any more.

    Rows are in the order in which they are first cited, so only those between the rows cited before and after fit.
    """
    cited = {n.source for n in printed.numbers if n.source}
    least = max((n.source or 0 for n in printed.numbers if n.seal.number <= before), default=0)
    later = (n.source for n in printed.numbers if n.source and n.seal.number >= after and n.source > least)
    most = min(later, default=max(printed.sources, default=0) + 1)
    left = [e for s, e in sorted(printed.sources.items()) if least < s < most and s not in cited]
    if not left:
        return ""
    more = f"; and {len(left) - _MOST_NAMED:,} more" if len(left) > _MOST_NAMED else ""
    said = "; ".join(e.said or e.question for e in left[:_MOST_NAMED])
    return f" No number leads to these rows of the Sources now: {said.rstrip('.')}{more}."


def _finding(grade: Grade, number: Number, why: str, better: str = "") -> Finding:
    quote = number.sentence.text
    return Finding(grade, RULE, number.place, quote, number.start, number.end, why, better, number.text)
