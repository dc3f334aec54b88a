"""A campaign's quarter against the same quarter before: what the other quarters of the report's own table add to it."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims import chance
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.periods import Span
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.tabled import tabled
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.statistics.evaluation.counts import BeforeAfter
from frankpledge.evidence.statistics.evaluation.ratio import relative_change
from frankpledge.evidence.statistics.rounding import half_up, percent_change

_DONE = re.compile(
    r"\b(?:campaign|operation|initiative|project|patrols?|scheme|aim(?:ed|ing)|intervention)\b", re.IGNORECASE
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims if report.grids else ():
        if not _DONE.search(parsed.text) or not any(p.span == Span.QUARTER for p in parsed.periods):
            continue
        for change in parsed.changes:
            if chance.tested(change.before, change.after):
                yield from _judged(report, parsed, change)


def _judged(report: Report, parsed: Parsed, change: Change) -> Iterator[Found]:
    rows = [row for s in parsed.subjects for m in _family(s.measure) if (row := tabled(report, m))]
    if len({id(row[0]) for row in rows}) != 1:
        return
    row, before, after = rows[0]
    rest = before - int(change.before.value), after - int(change.after.value)
    if min(rest) <= 0:
        return
    found = relative_change(_counts(int(change.before.value), int(change.after.value)), _counts(*rest))
    way = "rose" if rest[1] > rest[0] else "fell"
    percent = half_up(abs(percent_change(*rest)), 1)
    why = (
        f"{change.before.text} to {change.after.text} alone tells little. If these are the {row.label} of "
        f"the report's table, the other three quarters {way} from {rest[0]:,} "
        f"to {rest[1]:,} ({percent}%): the quarter's change over theirs is {found.ratio:.3f} (95% interval "
        f"{found.low:.3f} to {found.high:.3f}). "
        "That is the comparison to print; it still doesn't say why."
    )
    yield said(Grade.DOUBTFUL, parsed.sentence, change.start, change.end, why)


def _counts(before: int, after: int) -> BeforeAfter:
    return BeforeAfter(before, after)


def _family(measure: str) -> list[str]:
    """The measure and its parts: the table may have “domestic burglary” where the text says “burglary”."""
    return [measure, *(m.id for m in measures().values() if m.part_of == measure)]


RULE = Rule(
    title="A campaign's quarter and the rest of the year",
    explanation=(
        "Where a campaign is judged by one quarter against the same quarter a year before, and the "
        "report's table has both "
        "years, the other three quarters are a comparison that costs nothing: a ratio of ratios with its "
        "interval (Farrington "
        "and others 2007). Counts are taken to vary as Poisson counts do."
    ),
    example=(
        "The burglary campaign ran in October: there were 96 burglaries in quarter 3 of 2016/17 compared "
        "to 106 in the same period in "
        "2015/16.\n\n| Measure | 2015/16 | 2016/17 |\n|---|---|---|\n| Domestic burglary | 296 | 354 |\n| "
        "Shoplifting | 505 | 485 |"
    ),
    counter_example=(
        "There were 96 burglaries in quarter 3 of 2016/17, and 106 in the other quarters.\n\n| Measure | "
        "2015/16 | 2016/17 |\n|---|---|---|\n"
        "| Domestic burglary | 296 | 354 |\n| Shoplifting | 505 | 485 |"
    ),
    judge=judge,
)
