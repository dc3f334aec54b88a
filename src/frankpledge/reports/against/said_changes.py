"""Which way a sentence says something went in a period that it names, and by how much."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.periods import PeriodMention
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.statements import Statement, statements
from frankpledge.evidence.claims.parsing.surveys import is_of_a_survey
from frankpledge.evidence.period import Period
from frankpledge.reports.against.narrowing import is_narrower
from frankpledge.reports.against.spans import period_of, same_year_before

_IN = re.compile(r"(?:^|\b)(?:in|during|for|over|throughout|in the|for the|the)\s*$", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|from|compared (?:with|to)|than|against|on|before|by|until)\s+(?:the )?$", re.IGNORECASE
)


@dataclass(frozen=True)
class SaidChange:
    """`baseline`: None for the year before. `way`: 1 up, −1 down. `start`, `end`: what is said, in the sentence."""

    measure: str
    period: Period
    baseline: Period | None
    way: int
    percent: Quantity | None
    start: int
    end: int


def changes_of(parsed: Parsed) -> Iterator[SaidChange]:
    """Of clauses without a pair of counts, whose percentage is judged by the pair itself."""
    if not parsed.subjects or not parsed.periods or is_narrower(parsed) or is_of_a_survey(parsed):
        return
    for statement in statements(parsed):
        when = _when(statement)
        if when and not statement.direction.compares and not _has_counts(statement):
            start, end = _spot(statement)
            subject, way = statement.subject, statement.direction.way
            yield SaidChange(subject.measure, *when, way, statement.percent, start, end)


def _has_counts(statement: Statement) -> bool:
    inside = [q for q in statement.parsed.quantities if statement.start <= q.start < statement.end]
    return any(q is not statement.percent and q.unit in (Unit.COUNT, Unit.PERCENT, Unit.SHARE) for q in inside)


def _spot(statement: Statement) -> tuple[int, int]:
    ends = [statement.direction, *([statement.percent] if statement.percent else [])]
    return min(e.start for e in ends), max(e.end for e in ends)


def _when(statement: Statement) -> tuple[Period, Period | None] | None:
    """The period, and the one that it is set against where that is not the year before; None where it is not clear."""
    mentions = statement.periods or tuple(statement.parsed.periods)
    if _from_to(statement.parsed):
        mentions = tuple(statement.parsed.periods)
    read = [(m, period_of(m)) for m in mentions]
    if len(read) == 1 and read[0][1] and _is_in(statement, read[0][0]):
        return (read[0][1], None) if len(read[0][1]) <= 12 else None
    return _two(read) if len(read) == 2 else None


def _from_to(parsed: Parsed) -> bool:
    """“Between 2018/19 and 2019/20”, which the “and” of a clause may have parted."""
    if len(parsed.periods) != 2:
        return False
    first, second = parsed.periods
    return bool(re.fullmatch(r"\s*(?:and|to|–|-)\s*(?:the )?", parsed.text[first.end : second.start]))


def _is_in(statement: Statement, mention: PeriodMention) -> bool:
    """“In 2019/20” and not “since 2019/20”, nor what may be either."""
    before = statement.parsed.text[: mention.start]
    opens = re.match(r"(?:in|during|for)\b", mention.text, re.IGNORECASE)
    return bool(opens or _IN.search(before)) and not _SINCE.search(before)


def _two(read: list[tuple[PeriodMention, Period | None]]) -> tuple[Period, Period | None] | None:
    """Two periods of equal length, whole years apart, are before and now; “the previous year” is told by the other."""
    named = [(m, p) for m, p in read if p]
    if len(named) == 1:
        other = next(m for m, p in read if not p)
        period = named[0][1]
        return (period, None) if len(period) <= 12 and same_year_before(other, period) else None
    if len(named) != 2:
        return None
    before, now = sorted(p for _, p in named)
    alike = len(before) == len(now) <= 12 and before.first.month == now.first.month and before.last < now.first
    if not alike:
        return None
    return now, None if before == now.year_before() else before
