"""Measures of success that say neither from where nor how much, and ones that can be read both ways."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.document import Block
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.measured import measured, thing
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.targets import Targets, targets
from frankpledge.evidence.claims.rule import Found, Rule, marked

_DIRECTION = re.compile(
    r"\b(?:reduc(?:e|ed|es|ing)|increas\w+|decreas\w+|fewer|more|lower|higher|improv\w+|less|fall\w*|ris(?:e|es|"
    r"ing))\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d|\b(?:baseline|double|halve|half|third|quarter|per cent|target of)\b", re.IGNORECASE)
_MORE_REPORTS = re.compile(
    r"\b(?:increase|rise)s? in (?:the )?(?:number of )?(?:reports?|reporting|reported) (?:of )?(?P<what>.+?)[.;,]?$",
    re.I,
)
_REDUCE = re.compile(r"\breduc\w+\s(?:the\s)?(?:\w+\s){0,3}?$", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    for listed in targets(report):
        vague = [e for e in listed.entries if _DIRECTION.search(e.text) and not _AMOUNT.search(e.text)]
        both = [e for e in vague if _reduced_too(e, listed)]
        plain = [e for e in vague if e not in both]
        if plain:
            yield _vague(plain)
        yield from map(_both_ways, both)


def _vague(entries: list[Block]) -> Found:
    others = f" The same goes for {len(entries) - 1} more in this list." if len(entries) > 1 else ""
    first = entries[0]
    why = (
        "This measure of success says neither from what number nor by how much, so nobody can tell later whether it "
        f"was met.{others} Say the number of a year, the change hoped for, and by when."
    )
    return marked(Grade.DOUBTFUL, first.place, first.text, 0, len(first.text), why)


def _both_ways(entry: Block) -> Found:
    why = (
        "More reports are hoped for here, under a priority to reduce the same thing. Whether a rise will then be good "
        "or bad can't be told: measure reports and harm apart, and say beforehand how each should move."
    )
    return marked(Grade.DOUBTFUL, entry.place, entry.text, 0, len(entry.text), why)


def _reduced_too(entry: Block, listed: Targets) -> bool:
    """Whether the section above the list wants what more reports are hoped of to be reduced."""
    match = _MORE_REPORTS.search(entry.text)
    named = measured().search(match["what"]) if match else None
    if named is None:
        return False
    return any(
        thing(other[0]) == thing(named[0]) and _REDUCE.search(block.text[: other.start()])
        for block in listed.section
        for other in measured().finditer(block.text)
    )


RULE = Rule(
    title="Measures of success",
    explanation=(
        "Looks at lists that a report calls its measures of success. An entry that only says “reduced”, “increased” or "
        "“improved”, with no number, can't be checked later; the first of each list is marked. An entry that hopes for "
        "more reports of what the same section wants to reduce can be read both ways. Doubtful, never wrong. Source: "
        "regulation 11 of SI 2007/1830 has a plan say how success will be measured."
    ),
    example=(
        "How will we measure success?\n\n- Overall crime in the district is further reduced\n- More people feel safe\n"
    ),
    counter_example="How will we measure success?\n\n- Burglary falls from 324 in 2019/20 to 300 in 2020/21\n"
    "- 80% of residents feel safe after dark, up from 76%\n",
    judge=judge,
)
