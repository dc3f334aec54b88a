"""A finding as people read it: its words, with each number a link to its figure."""

import re
from collections.abc import Mapping

from frankpledge.partnership.assess.models import Finding
from frankpledge.partnership.figures.queries.words import Number, Said

_NAME = re.compile(r"\{\{([^{}]+)\}\}")


def said(finding: Finding) -> Said:
    """The words that somebody found for it, or else those that were drafted."""
    return worded(finding.text or finding.drafted, finding.numbers)


def drafted(finding: Finding) -> Said:
    return worded(finding.drafted, finding.numbers)


def worded(text: str, numbers: Mapping[str, Mapping[str, str]]) -> Said:
    """Words in which numbers are named. What stands between braces and names no number is words like all others."""
    parts: list[str | Number] = []
    end = 0
    for found in _NAME.finditer(text):
        if found[1] in numbers:
            number = numbers[found[1]]
            parts += [text[end : found.start()], Number(number["text"], number["figure"])]
            end = found.end()
    return Said(tuple(part for part in (*parts, text[end:]) if part))


def names(text: str) -> list[str]:
    """What is named in a text, in order."""
    return _NAME.findall(text)


def bare(text: str) -> str:
    """The text without its names."""
    return _NAME.sub(" ", text)
