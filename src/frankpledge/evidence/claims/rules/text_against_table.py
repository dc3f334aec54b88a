"""“Shoplifting decreased by 31.5%”: what the text says of a measure, against the report's own table."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims import arithmetic
from frankpledge.evidence.claims.arithmetic import Agreement
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.periods import Span
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import ELSEWHERE, Statement, statements
from frankpledge.evidence.claims.parsing.subjects import Subject
from frankpledge.evidence.claims.parsing.tables import Head, Row
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.tabled import columns_for, meant
from frankpledge.evidence.claims.wording import replaced, way


def judge(report: Report) -> Iterator[Found]:
    if not report.grids:
        return
    for statement in report.statements:
        if not _excused(statement):
            for grid, pair in meant(report, statement):
                rows = [row for row in grid.rows if row.measure == statement.subject.measure]
                if len(rows) == 1:
                    yield from _judged(statement, rows[0], *pair)
    for parsed in report.claims:
        if not ELSEWHERE.search(parsed.text):
            yield from _of_labels(report, parsed)


# “Attempted burglary” and “burglary detections” are not burglary, and March is not the year.
_KIND_OF = re.compile(
    r"\b(?:attempted|aggravated|repeat|distraction|\w+-related|related|youth|unsolved|reports? of) $", re.IGNORECASE
)
_MADE_OF_IT = re.compile(
    r"\s(?:detection|arrest|charge|outcome|victim|offender|suspect|hot ?spot|patrol|prevention|case|team|"
    r"rate|risk|conviction|call)s?\b",
    re.IGNORECASE,
)
_SOME_OF_IT = re.compile(
    r"\b(?:quarter|month|week(?:end)?s?|summer|autumn|winter|spring|lockdown|pandemic|covid|night|evening|"
    r"ward|beat|estate|"
    r"village|parish|town centre|half[- ]term|in (?:January|February|March|April|May|June|July|August|"
    r"September|October|"
    r"November|December))\b",
    re.IGNORECASE,
)


def _excused(statement: Statement) -> bool:
    """Whether it is of another place, or has numbers of its own."""
    inside = any(c.start < statement.end and statement.start < c.end for c in statement.parsed.changes)
    text, subject = statement.parsed.text, statement.subject
    other = _KIND_OF.search(text[: subject.start]) or _MADE_OF_IT.match(text[subject.end :])
    return inside or bool(other or ELSEWHERE.search(text) or _SOME_OF_IT.search(text))


def _of_labels(report: Report, parsed: Parsed) -> Iterator[Found]:
    """Rows that are no measure (“Begging reports”), by their labels; not where two tables have the same label."""
    named = [n for n in report.labels.named(parsed.text, parsed.sentence.place.heading) if not n.row.measure]
    places = [n.start for n in named]
    by_place = {n.start: n for n in named if places.count(n.start) == 1}
    subjects = [Subject(n.start, n.end, parsed.text[n.start : n.end], "") for n in by_place.values()]
    for statement in statements(parsed, subjects):
        one = by_place[statement.subject.start]
        pair = columns_for(one.grid, statement)
        if pair and not _excused(statement):
            yield from _judged(statement, one.row, *pair)


def _judged(statement: Statement, row: Row, before: Head, after: Head) -> Iterator[Found]:
    first, second = row.values[before.index], row.values[after.index]
    if first is None or second is None or first.unit != second.unit:
        return
    true = arithmetic.percent_change(first, second)
    if true is None:
        return
    sentence, word, printed = statement.parsed.sentence, statement.direction, statement.percent
    counts = (
        f"The report's table has {row.label} {first.text} ({before.period.text}) and {second.text} "
        f"({after.period.text})"
    )
    if true.exact and true.low * word.way < 0:
        why = f"{counts}: it {way(true.low)} by {true.magnitude.rounded(1)}%, and the text says “{word.text}”."
        yield said(Grade.WRONG, sentence, word.start, word.end, why)
    elif printed is None:
        yield said(
            Grade.HOLDS,
            sentence,
            statement.subject.start,
            word.end if word.end > statement.subject.start else statement.subject.end,
            f"{counts}: it {way(true.low)}.",
        )
    elif arithmetic.agrees(printed, true) == Agreement.YES:
        yield said(
            Grade.HOLDS,
            sentence,
            printed.start,
            printed.end,
            f"{counts}: {true.magnitude.rounded(max(1, printed.decimals))}%.",
        )
    else:
        why = f"{counts}: {true.magnitude.rounded(printed.decimals + 1)}%, not {printed.text.lstrip('+−–-')}."
        if true.exact and arithmetic.twice_rounded(printed, true.low):
            why += " It was rounded twice: round once, from the counts."
        better = (
            replaced(sentence, printed.start, printed.end, arithmetic.as_printed(printed, true.low))
            if true.exact
            else ""
        )
        sure = Span.FINANCIAL_YEAR in statement.spans or Span.CALENDAR_YEAR in statement.spans or not statement.periods
        grade = Grade.WRONG if sure and arithmetic.agrees(printed, true) == Agreement.NO else Grade.DOUBTFUL
        yield said(grade, sentence, printed.start, printed.end, why, better)


RULE = Rule(
    title="The text against the report's own tables",
    explanation=(
        "Where a sentence says what became of a measure, and one table of the report has that measure for the same two "
        "periods, the direction and the percentage are compared. Sentences about other places, other "
        "months or people's views "
        "are left alone."
    ),
    example="Shoplifting decreased by 31.5%.\n\n| Measure | 2019/20 | 2018/19 |\n|---|---|---|\n| Shoplifting | "
    "351 | 512 |\n| Hate crime | 53 | 49 |",
    counter_example=(
        "Shoplifting decreased by 31.4%.\n\n| Measure | 2019/20 | 2018/19 |\n|---|---|---|\n| Shoplifting | "
        "351 | 512 |\n| Hate crime | 53 | 49 |"
    ),
    judge=judge,
)
