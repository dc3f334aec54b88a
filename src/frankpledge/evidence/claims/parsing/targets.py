"""Lists of how a report will measure its success."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.evidence.claims.document import Block, Kind
from frankpledge.evidence.claims.parsing.lists import lists
from frankpledge.evidence.claims.parsing.report import Report

_SUCCESS = re.compile(
    r"\b(?:measures?(?: of)?(?: our)? success|success measures?|measur\w+ success|success criteria|success (?:will "
    r")?looks? like|"
    r"know (?:that )?we have (?:succeeded|been successful)|success will be measured)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Targets:
    """`entries`: each a measure of success. `section`: the texts from the nearest heading above to the list."""

    entries: tuple[Block, ...]
    section: tuple[Block, ...]


def targets(report: Report) -> Iterator[Targets]:
    for listed in lists(report):
        if listed.lead and len(listed.lead.text.split()) <= 20 and _SUCCESS.search(listed.lead.text):
            yield Targets(listed.entries, _section(report, listed.lead))


def _section(report: Report, lead: Block) -> tuple[Block, ...]:
    """From the last heading before the lead that is not itself a question about success."""
    before = [b for b in report.blocks if b.place.paragraph <= lead.place.paragraph]
    heads = [n for n, b in enumerate(before) if b.kind == Kind.HEADING and not b.text.endswith("?") and b is not lead]
    return tuple(before[heads[-1] if heads else 0 :])
