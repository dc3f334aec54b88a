"""“A significant increase of 28%”: significant is a word for a test, and the test needs the counts."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims import chance
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import statements
from frankpledge.evidence.claims.parsing.tables import Row
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.tabled import tabled
from frankpledge.evidence.statistics.change import change as compared

_SIGNIFICANT = re.compile(r"\b(?:statistically )?significant(?:ly)?\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|non|nor|without|any|less|too) (?:\w+ )?$", re.IGNORECASE)
_WAY = re.compile(
    r"\b(?:increase[sd]?|decrease[sd]?|rise[ns]?|rose|fall[s]?|fell|fallen|declined?|reduced|reductions?|"
    r"drop(?:ped)?|growth|grew|change[sd]?|higher|lower|up|down)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for match in _SIGNIFICANT.finditer(parsed.text):
            near = parsed.text[max(0, match.start() - 30) : match.end() + 30]
            if _NOT.search(parsed.text[: match.start()]) or not _WAY.search(near) or not parsed.directions:
                continue
            yield from _judged(report, parsed, match)


def _judged(report: Report, parsed: Parsed, match: re.Match) -> Iterator[Found]:
    pair = next((c for c in parsed.changes if chance.tested(c.before, c.after)), None)
    if pair:
        yield _of_counts(parsed, match, pair)
        return
    rows = [row for s in statements(parsed) for row in [tabled(report, s.subject.measure)] if row]
    if rows:
        yield from _of_table(parsed, match, rows)
        return
    why = "“Significant” needs a test, and the test needs the two counts. Give them, or say “large”."
    needed = _needed(parsed)
    if needed:
        why = f"{why} {needed}"
    yield said(Grade.DOUBTFUL, parsed.sentence, match.start(), match.end(), why)


def _of_counts(parsed: Parsed, match: re.Match, pair: Change) -> Found:
    found = chance.tested(pair.before, pair.after)
    counts = f"{pair.before.text} to {pair.after.text}"
    if found.p < chance.LEVEL:
        return said(
            Grade.HOLDS,
            parsed.sentence,
            match.start(),
            match.end(),
            f"{counts} is more than chance explains (p = {found.p:.2g}).",
        )
    why = f"{counts} is no more than chance explains (p = {found.p:.2f}): {chance.what_would_show(found.before)}."
    return said(Grade.DOUBTFUL, parsed.sentence, match.start(), match.end(), why)


def _of_table(parsed: Parsed, match: re.Match, rows: list[tuple[Row, int, int]]) -> Iterator[Found]:
    weak = [(row, a, b) for row, a, b in rows if compared(a, b).p >= chance.LEVEL]
    if not weak:
        told = "; ".join(f"{row.label} {a:,} to {b:,}" for row, a, b in rows)
        yield said(
            Grade.HOLDS,
            parsed.sentence,
            match.start(),
            match.end(),
            f"The report's own table: {told}; more than chance explains.",
        )
        return
    row, before, after = weak[0]
    why = (
        f"The report's own table has {row.label} {before:,} to {after:,}, no more than chance explains: "
        f"{chance.what_would_show(before)}."
    )
    yield said(Grade.DOUBTFUL, parsed.sentence, match.start(), match.end(), why)


def _needed(parsed: Parsed) -> str:
    """From how many a change by the printed percentage would be told from chance."""
    percents = [q for q in parsed.quantities if q.unit == "per cent"]
    if len(percents) != 1 or not 1 <= abs(percents[0].value) < 90:
        return ""
    way = parsed.directions[0].way
    low, high = 1, 10**6
    while low < high:
        middle = (low + high) // 2
        after = round(middle * (1 + way * abs(float(percents[0].value)) / 100))
        low, high = (low, middle) if compared(middle, after).p < chance.LEVEL else (middle + 1, high)
    return (
        f"A change by {percents[0].text.lstrip('+−–-')} tells itself from chance only from about {low:,} before."
        if low < 10**6
        else ""
    )


RULE = Rule(
    title="Significant",
    explanation=(
        "Readers take “significant” for a tested difference. Where the two counts stand in the sentence or "
        "in a table of the "
        "report, they are tested (the exact test of two Poisson counts, at 5%). Where they don't, it says "
        "from what number a "
        "change of that size could be told from chance."
    ),
    example="There has been a significant increase of +28% in the number of hate crimes with injury.",
    counter_example="There was a significant fall in shoplifting, from 512 to 351.",
    judge=judge,
)
