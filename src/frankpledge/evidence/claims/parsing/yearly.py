"""Entries of a list that differ by their year alone, such as annual reviews."""

import re
from dataclasses import dataclass

from frankpledge.evidence.claims.document import Block

_LABEL = re.compile(r"(?<![\d/])(?P<first>(?:19|20)\d\d)(?:\s?[/–-]\s?(?P<second>\d{2}|(?:19|20)\d\d))?(?![\d/])")
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")


@dataclass(frozen=True)
class Yearly:
    """`year`: that its label begins with; `label`: as printed; `what`: the words after the label, up to the next comma.

    `start`, `end`: of the label in the entry. `dated`: the last year printed after the label, if any.
    """

    entry: Block
    year: int
    label: str
    what: str
    start: int
    end: int
    dated: int | None


def yearly(entry: Block) -> Yearly | None:
    """An entry as one of a yearly series; None where no year stands in it, or nothing that the year could be of."""
    match = _LABEL.search(entry.text)
    if match is None:
        return None
    before, after = entry.text[: match.start()], entry.text[match.end() :]
    what = re.sub(r"\W+", " ", f"{before} {re.split(r'[,;(]', after)[0]}").casefold().strip()
    dates = _YEAR.findall(after)
    if len(what.split()) < 2:
        return None
    return Yearly(
        entry, int(match["first"]), match[0], what, match.start(), match.end(), int(dates[-1]) if dates else None
    )


def relabelled(one: Yearly, year: int) -> str:
    """The label of another year, written in the same way."""
    first, *second = re.split(r"(\s?[/–-]\s?)", one.label)
    if not second:
        return str(year)
    return f"{year}{second[0]}{str(year + 1)[-len(second[1]) :]}" if len(first) == 4 else one.label
