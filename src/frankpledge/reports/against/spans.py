"""The periods that reports write, as the months that they are; None where the months are not clear."""

import re

from frankpledge.evidence.claims.parsing.periods import PeriodMention, Span
from frankpledge.evidence.period import Period, UnclearPeriod, later, month

_YEAR = re.compile(r"(?:19|20)\d\d")


def period_of(mention: PeriodMention) -> Period | None:
    """A calendar quarter may be a financial one with a careless label, so it is not clear."""
    if mention.year is None or not 1900 < mention.year < 2099:
        return None
    try:
        return _READ.get(mention.span, _none)(mention)
    except UnclearPeriod:
        return None


def same_year_before(mention: PeriodMention, period: Period) -> Period | None:
    """What “the previous year” is beside a period; None for anything else that is told by another."""
    if mention.span != Span.RELATIVE or not re.search(r"\byear\b", mention.text, re.IGNORECASE):
        return None
    before = re.search(r"\b(?:previous|last|prior|preceding|before|earlier)\b", mention.text, re.IGNORECASE)
    return period.year_before() if before else None


def _none(mention: PeriodMention) -> None:
    return None


def _first(year: int, number: int):
    return month(f"{year}-{number:02}")


def _financial(mention: PeriodMention) -> Period:
    return Period.ending(_first(mention.year + 1, 3))


def _calendar(mention: PeriodMention) -> Period:
    return Period.ending(_first(mention.year, 12))


def _quarter(mention: PeriodMention) -> Period | None:
    if not mention.financial:
        return None
    return Period.ending(later(_first(mention.year, 3), 3 * mention.number), 3)


def _month(mention: PeriodMention) -> Period:
    return Period.ending(_first(mention.year, mention.first), 1)


def _rolling(mention: PeriodMention) -> Period | None:
    return Period.ending(_first(mention.year, mention.last)) if mention.last else None


def _run(mention: PeriodMention) -> Period | None:
    """One year may be written for both ends: the last one's, where the run goes past December."""
    years = [int(y) for y in _YEAR.findall(mention.text)]
    if len(years) == 1 and mention.first > mention.last:
        if not mention.text.rstrip().endswith(str(years[0])):
            return None
        years = [years[0] - 1, years[0]]
    if not 1 <= len(years) <= 2:
        return None
    return Period(_first(years[0], mention.first), _first(years[-1], mention.last))


_READ = {
    Span.FINANCIAL_YEAR: _financial,
    Span.CALENDAR_YEAR: _calendar,
    Span.QUARTER: _quarter,
    Span.MONTH: _month,
    Span.MONTHS: _run,
    Span.ROLLING: _rolling,
}
