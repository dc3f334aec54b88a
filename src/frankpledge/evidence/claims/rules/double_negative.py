"""“A −33.4% decrease”, “an increase of −5%”: a sign and a word that speak of the same change."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.wording import replaced

_FALL = r"decreased?|reduc(?:tion|ed)|fall|fell|fallen|drop(?:ped)?|declined?|down"
_RISE = r"increased?|rise|rose|risen|growth|grew|up"
_BEFORE = re.compile(
    rf"\b(?P<word>(?P<fall>{_FALL})|{_RISE})(?: of| by)? (?:a |an |around |about |approximately )?$", re.IGNORECASE
)
_AFTER = re.compile(rf"\s(?:year[- ]on[- ]year |overall )?(?P<word>(?P<fall>{_FALL})|{_RISE})\b", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for quantity in parsed.quantities:
            if quantity.signed:
                yield from _judged(parsed, quantity)


def _judged(parsed: Parsed, quantity: Quantity) -> Iterator[Found]:
    found = _BEFORE.search(parsed.text[: quantity.start]) or _AFTER.match(parsed.text[quantity.end :])
    if not found or (quantity.text[0] == "–" and re.search(r"\d\s?$", parsed.text[: quantity.start])):
        return
    plain = quantity.text.lstrip("+−–-").lstrip()
    better = replaced(parsed.sentence, quantity.start, quantity.end, plain)
    if quantity.value > 0:
        if not found["fall"]:
            return  # “an increase of +28%” says the same twice, and does no harm
        why, better = (
            f"“{found['word']}” says down and the plus sign says up. Say which it was, in a word, without the sign.",
            "",
        )
    elif found["fall"]:
        why = (
            f"“{found['word']}” and the minus sign say the same twice: read word for word, it is a rise. Leave "
            f"out the sign."
        )
    else:
        why = f"“{found['word']}” says up and the minus sign says down. Say which it was, in a word, without the sign."
        better = ""
    yield said(Grade.WRONG, parsed.sentence, quantity.start, quantity.end, why, better)


RULE = Rule(
    title="A minus sign beside a word",
    explanation=(
        "A direction is a word: “fell by 33.4%”. With a minus sign as well it is a double negative (“a "
        "−33.4% decrease”) or "
        "a contradiction (“an increase of −5%”). A sign in brackets, as in “down (−4%)”, is left alone."
    ),
    example="There has been a -33.4% decrease in the number of incidents.",
    counter_example="The number of incidents fell by 33.4% (−120).",
    judge=judge,
)
