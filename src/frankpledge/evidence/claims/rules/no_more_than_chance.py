"""“Up from 64 to 77, due to a peak in October”: a difference that chance alone brings, told as a change."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims import chance
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

# Who says so has allowed for it.
_ALLOWED_FOR = re.compile(
    r"\b(?:no (?:clear|real|significant|detectable|material) (?:change|difference)|not (?:a |"
    r"statistically )?(?:clear|significant)|usual ups and downs|similar|stable|"
    r"broadly|unchanged|level|flat|consistent|little changed|no change|variation|numbers? (?:is|are) small|"
    r"small numbers?|small numbers|low numbers|caution|too few|may be chance|chance|random|"
    r"too small|the same (?:as|number|level))\b",
    re.IGNORECASE,
)
# What people decide to have so many of doesn't vary by chance.
_NOT_EVENTS = re.compile(
    r"\b(?:aims? to|plans? to|hopes? to|will|rang(?:e|ed|ing)|sizes?|ages|temperatures?|PCSOs?|bus\w*|met|"
    r"membership|partners|councillors?|voted|times|respond\w*|answer\w*|survey\w*|officers?|staff|posts?|"
    r"members?|volunteers?|visits?|sessions?|"
    r"schemes?|cameras?|meetings?|training|trained|patrols?|"
    r"wards?|schools?|population|residents|households|budget|funding|target|referrals made|leaflets|"
    r"properties|kits|score|rank\w*|place[ds]?|days|hours|minutes|"
    r"vehicles deployed|points|age|per 1,?000|rate|wardens|followers|pubs|premises|places|beds|units|"
    r"attend\w*|participants|young people)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for change in parsed.changes:
            found = None if change.implied else chance.tested(change.before, change.after)
            told = change.direction or "as opposed to" in parsed.text[change.start : change.end]
            if found and told and not _NOT_EVENTS.search(parsed.text):
                yield _judged(parsed, change, found)


def _judged(parsed: Parsed, change: Change, found) -> Found:
    counts = f"{change.before.text} to {change.after.text}"
    where = (parsed.sentence, change.start, change.end)
    if found.p < chance.LEVEL:
        return said(Grade.HOLDS, *where, f"{counts} is more than chance alone would bring.")
    why = (
        f"{counts} is no clear change: {chance.what_would_show(found.before)}."
        if found.before
        else f"{counts} is no clear change."
    )
    if _ALLOWED_FOR.search(parsed.text):
        return said(Grade.HOLDS, *where, f"{why} The text allows for it.")
    return said(Grade.DOUBTFUL, *where, why)


RULE = Rule(
    title="Differences that chance explains",
    explanation=(
        "Counts of crimes go up and down by chance. Two counts are tested (the exact test of two Poisson "
        "counts, at 5%; crime "
        "varies more than that, so the test is kind). Where the difference is no more than chance, a rise "
        "or a fall should not "
        "be told, explained or claimed as a success. It says what could have been noticed."
    ),
    example="Collisions are up from 64 to 77, mainly due to a peak in October.",
    counter_example="Collisions went from 64 to 77, which is no clear change.",
    judge=judge,
)
