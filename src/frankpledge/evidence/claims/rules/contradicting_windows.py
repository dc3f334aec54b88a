"""“Down 8 in the year to date”, and a paragraph on “up 9 in the rolling year”: opposite news, unexplained."""

from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.periods import Span
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import ELSEWHERE, Statement
from frankpledge.evidence.claims.parsing.windows import told
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.measures.loading import measures

_NEAR = 5  # paragraphs apart, at most
_YEARS = {Span.FINANCIAL_YEAR, Span.CALENDAR_YEAR}
_WORDS = {1: "up", -1: "down"}


def judge(report: Report) -> Iterator[Found]:
    earlier: list[Statement] = []
    for statement in told(report):
        sentence = statement.parsed.sentence
        for other in reversed(earlier):
            if _contradicts(other, statement):
                why = (
                    f"Here it is {_WORDS[statement.direction.way]}{_when(statement)}; in paragraph "
                    f"{other.parsed.sentence.place.paragraph} it is "
                    f"{_WORDS[other.direction.way]}{_when(other)}. Put both windows side by side, or "
                    f"choose one, and say why they differ."
                )
                yield said(Grade.DOUBTFUL, sentence, statement.direction.start, statement.direction.end, why)
                break
        earlier = [*earlier[-20:], statement]


def _contradicts(first: Statement, second: Statement) -> bool:
    one, two = first.parsed.sentence, second.parsed.sentence
    if (
        one is two
        or first.direction.way == second.direction.way
        or not _related(first.subject.measure, second.subject.measure)
    ):
        return False
    if not 0 <= two.place.paragraph - one.place.paragraph <= _NEAR or one.place.heading != two.place.heading:
        return False
    if ELSEWHERE.search(one.text) or ELSEWHERE.search(two.text):
        return False
    # Two different years may well differ; a year and a year to date are the same time told in two ways.
    windows = first.spans, second.spans
    return all(windows) and windows[0] != windows[1] and not all(w <= _YEARS for w in windows)


def _related(first: str, second: str) -> bool:
    """The same measure, or one a part of the other, or two parts of one that is told for the whole."""
    return first == second or measures()[first].part_of == second or measures()[second].part_of == first


def _when(statement: Statement) -> str:
    return f" ({', '.join(p.text for p in statement.periods)})" if statement.periods else ""


RULE = Rule(
    title="Opposite news in different windows",
    explanation=(
        "The same measure told as falling in one window (the year to date) and rising in another (twelve "
        "months), close "
        "together and without a word on why, leaves the reader with neither."
    ),
    example=(
        "Hate crimes have seen a decrease in the current YTD to December 2022, when compared to the previous YTD.\n\n"
        "However, rolling 12 month data to September 2022 shows a small increase in hate crime."
    ),
    counter_example=(
        "Hate crimes have seen a decrease in the current YTD to December 2022, when compared to the previous YTD.\n\n"
        "Rolling 12 month data to September 2022 shows a small decrease in hate crime."
    ),
    judge=judge,
)
