"""“64.6% of respondents”, of a survey that 214 answered: whether it can be of so many."""

from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.shares import shares
from frankpledge.evidence.claims.parsing.surveys import is_of_a_survey, wave_of, waves
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.sharing import impossible, printed
from frankpledge.evidence.statistics.survey import grim


def judge(report: Report) -> Iterator[Found]:
    found = waves(report)
    for parsed in report.claims if found else ():
        wave = wave_of(parsed, found) if is_of_a_survey(parsed) else None
        if wave is None or wave.answers is None:
            continue
        based = {id(s.percent) for s in shares(parsed)}
        told = [q for q in parsed.quantities if q.unit == Unit.PERCENT and not q.signed and id(q) not in based]
        for percent in told[:1]:  # a second percentage of the sentence may be an earlier wave's
            if not impossible([percent], wave.answers):
                continue
            answers = int(wave.answers.value)
            could = grim.possible_bases([printed(percent)], answers, least=max(5, answers - 20))[-3:]
            why = f"{answers:,} answered the survey, and no number of them comes to {percent.text}. "
            why += (
                f"Of {', '.join(map(str, could))} it could be: perhaps not all answered this question. "
                if could
                else ""
            )
            why += (
                "Give the number who answered it. (Weighted answers need not come to whole people: say so if they are.)"
            )
            yield said(Grade.DOUBTFUL, parsed.sentence, percent.start, percent.end, why)


RULE = Rule(
    title="Survey percentages and how many answered",
    explanation=(
        "Where the report says how many answered a survey, each of its percentages has to be some number "
        "of them (the GRIM "
        "test, Brown and Heathers 2017). Mostly it is that fewer answered the question: then that number "
        "is the base to print."
    ),
    example=(
        "In the Westshire Insight Survey 64.6% of respondents felt safe.\n\n"
        "The Westshire Insight Survey had 214 responses this autumn."
    ),
    counter_example=(
        "In the Westshire Insight Survey 64.5% of respondents felt safe.\n\n"
        "The Westshire Insight Survey had 214 responses this autumn."
    ),
    judge=judge,
)
