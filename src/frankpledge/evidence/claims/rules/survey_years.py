"""“Up from 61% in 2019”, of a survey that was last completed in 2020."""

from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.periods import Span
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.surveys import is_of_a_survey, wave_of, waves
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.wording import replaced


def judge(report: Report) -> Iterator[Found]:
    found = [w for w in waves(report) if w.last_year]
    for parsed in report.claims if found else ():
        wave = wave_of(parsed, found) if is_of_a_survey(parsed) else None
        if wave is None:
            continue
        for change in parsed.changes:
            year = change.before_period
            if (
                change.before.unit != Unit.PERCENT
                or year is None
                or year.span != Span.CALENDAR_YEAR
                or year.year == wave.last_year
            ):
                continue
            why = (
                f"The change is told from {year.year}; elsewhere the report says that the survey was last "
                f"completed in {wave.last_year}."
            )
            better = replaced(parsed.sentence, year.start, year.end, str(wave.last_year))
            yield said(Grade.DOUBTFUL, parsed.sentence, year.start, year.end, why, better)


RULE = Rule(
    title="The year that a survey is compared with",
    explanation="Where the report says when a survey was last completed, a change has to be told from that year.",
    example=(
        "In the Westshire Insight Survey 64.6% felt safe, up from 61% in 2019.\n\nThe Westshire Insight "
        "Survey was last completed in 2020."
    ),
    counter_example=(
        "In the Westshire Insight Survey 64.6% felt safe, up from 61% in 2020.\n\nThe Westshire Insight "
        "Survey was last completed in 2020."
    ),
    judge=judge,
)
