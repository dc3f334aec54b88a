"""A finding as people read it: its words, with each number a link to its figure."""

from collections.abc import Mapping

from frankpledge.partnership.assess.models import Finding
from frankpledge.partnership.figures.queries.words import Number, Said
from frankpledge.reports.agreed import named


def said(finding: Finding) -> Said:
    """The words that somebody found for it, or else those that were drafted."""
    return worded(finding.words, finding.numbers)


def drafted(finding: Finding) -> Said:
    return worded(finding.drafted, finding.numbers)


def worded(text: str, numbers: Mapping[str, Mapping[str, str]]) -> Said:
    """Words in which numbers are named. What stands between braces and names no number is words like all others."""
    made: list[str | Number] = [""]
    for place, part in enumerate(named.parts(text)):
        if place % 2 and part in numbers:
            made += [Number(numbers[part]["text"], numbers[part]["figure"]), ""]
        else:
            made[-1] += named.mark(part) if place % 2 else part
    return Said(tuple(part for part in made if part))
