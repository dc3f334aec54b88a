"""“64.6%, up from 61%”: whether two waves of a survey differ by more than who happened to answer."""

from collections.abc import Iterator
from fractions import Fraction

from frankpledge.evidence.claims import chance
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.surveys import Wave, is_of_a_survey, wave_of, waves
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.survey.estimates import Estimate
from frankpledge.evidence.statistics.survey.waves import detectable_points, share_change


def judge(report: Report) -> Iterator[Found]:
    found = waves(report)
    for parsed in report.claims:
        if not is_of_a_survey(parsed):
            continue
        wave = wave_of(parsed, found)
        for change in parsed.changes:
            if {change.before.unit, change.after.unit} == {Unit.PERCENT} and max(
                change.before.value, change.after.value
            ) <= 100:
                yield from _judged(parsed, change, wave)


def _judged(parsed: Parsed, change: Change, wave: Wave | None) -> Iterator[Found]:
    where = (parsed.sentence, change.start, change.end)
    if wave is None or wave.answers is None or wave.before is None:
        why = "Whether a share of a survey changed depends on how many answered each time. Give both numbers."
        yield said(Grade.UNCHECKED, *where, why)
        return
    before, after = (
        Estimate(Fraction(q.value) / 100, int(n.value))
        for q, n in ((change.before, wave.before), (change.after, wave.answers))
    )
    result = share_change(before, after)
    told = f"{change.before.text} of {before.answers:,} and {change.after.text} of {after.answers:,}"
    if result.p < chance.LEVEL:
        yield said(Grade.HOLDS, *where, f"{told} differ by more than who happened to answer (p = {result.p:.2g}).")
        return
    least = half_up(Fraction(detectable_points(before, after.answers)), 1)
    why = (
        f"{told}: no clear change (p = {result.p:.2f}). With so few answers we would expect to notice only a "
        f"change of {least} percentage points or more."
    )
    better = (
        f"{change.after.text} of {after.answers:,} respondents, compared with {change.before.text} of "
        f"{before.answers:,} before: no clear change."
    )
    yield said(Grade.DOUBTFUL, *where, why, better)


RULE = Rule(
    title="Two waves of a survey",
    explanation=(
        "Two shares are compared by the two-proportion z test at 5%, where the report says how many "
        "answered each time. "
        "Where it doesn't, the change can't be checked."
    ),
    example=(
        "In the Westshire Insight Survey 64.6% felt safe, up from 61%.\n\n"
        "The number of responses to the Westshire Insight Survey was down from 416 to 214."
    ),
    counter_example=(
        "In the Westshire Insight Survey 74.6% felt safe, up from 61%.\n\n"
        "The number of responses to the Westshire Insight Survey was down from 4,160 to 2,140."
    ),
    judge=judge,
)
