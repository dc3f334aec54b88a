"""One sum of money that is printed in two ways."""

import re
from collections.abc import Iterator
from itertools import combinations

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.bodies import bodies
from frankpledge.evidence.claims.parsing.money import Amount, amounts
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

_FUNDING = re.compile(r"\b(?:fund\w*|grants?|award\w*|budgets?|allocat\w+|secured|contribut\w+)\b", re.IGNORECASE)
_LEAST = 1000  # pounds: smaller sums are often alike by chance


def judge(report: Report) -> Iterator[Found]:
    told: dict[tuple, Sentence] = {}
    funding = _funding(report)
    for sentence, amount in funding:
        same = (amount.pounds, amount.half)
        if same in told:
            yield said(
                Grade.HOLDS, sentence, amount.start, amount.end, f"{amount.text}, as in {told[same].place.words}."
            )
        told.setdefault(same, sentence)
    for (one, first), (other, second) in combinations(funding, 2):
        if _slipped(first, second):
            why = (
                f"{second.text} here and {first.text} in {one.place.words}, from the same body, differ in no more "
                "than one or two digits. Are they one sum? If so, print the same; if not, say what each is for."
            )
            yield said(Grade.DOUBTFUL, other, second.start, second.end, why)


def _funding(report: Report) -> list[tuple[Sentence, Amount]]:
    """The sums that a commissioner pays, from sentences that name one sum only: of those we know what they are."""
    found = []
    for sentence in report.prose:
        money = list(amounts(sentence.text))
        payers = {b.kind.kind for b in bodies(sentence.text)} & {"commissioner", "fire commissioner"}
        if len(money) == 1 and payers and _FUNDING.search(sentence.text) and money[0].pounds >= _LEAST:
            found.append((sentence, money[0]))
    return found


def _slipped(one: Amount, other: Amount) -> bool:
    """Whether one is the other with a digit mistyped, or two neighbours swapped."""
    a, b = re.sub(r"\D", "", one.text), re.sub(r"\D", "", other.text)
    if len(a) != len(b) or one.half != other.half or len(a) < 4 or a[0] != b[0] or one.hedged or other.hedged:
        return False
    differ = [n for n in range(len(a)) if a[n] != b[n]]
    swapped = (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )
    return swapped or (len(differ) == 1 and len(a) >= 5 and not a.endswith("00"))


RULE = Rule(
    title="One sum printed twice",
    explanation=(
        "Sums that a report says come from the Police and Crime Commissioner are compared with one another. Two that "
        "are equal hold; two that differ by one digit, or by two neighbouring digits in the other order, are "
        "doubtful: most likely one of them is mistyped. Sums that differ more are most likely different sums, and are "
        "left alone."
    ),
    example="The PCC awarded us a grant of £36,073. The work is resourced through the £36,037 grant from the PCC.",
    counter_example=(
        "The PCC awarded us a grant of £36,073. The work is resourced through the £36,073 grant from the PCC."
    ),
    judge=judge,
)
