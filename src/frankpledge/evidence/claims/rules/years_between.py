"""“Over the ten years from 2015/16 to 2022/23”: how many years lie between."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import word_value
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_YEARS = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d\d?)[ -]years?(?: period)?,?\s(?:from|between)\s",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for match in _YEARS.finditer(parsed.text):
            after = [p for p in parsed.periods if p.start >= match.end() - 1 and p.year is not None][:2]
            if (
                len(after) < 2
                or after[0].start > match.end() + 1
                or after[0].span != after[1].span
                or after[1].start - after[0].end > 6
            ):
                continue
            steps = after[1].year - after[0].year
            # From 2015/16 to 2022/23 is seven yearly steps, and eight years with both ends.
            if word_value(match["n"]) not in (steps, steps + 1):
                why = f"From {after[0].text} to {after[1].text} is {steps} years, or {steps + 1} with both counted."
                yield said(Grade.WRONG, parsed.sentence, match.start(), match.end("n"), why)


RULE = Rule(
    title="How many years lie between",
    explanation="A number of years and the two years that it runs between have to fit, with both ends counted or not.",
    example="Crime has come down over the ten years from 2015/16 to 2022/23.",
    counter_example="Crime has come down over the seven years from 2015/16 to 2022/23.",
    judge=judge,
)
