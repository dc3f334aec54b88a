"""“62 of the 148 (52%)”, “a quarter of the 46 (17)”, “one in five (25%)”: a share and its counts."""

from collections.abc import Iterator
from fractions import Fraction

from frankpledge.evidence.claims import arithmetic
from frankpledge.evidence.claims.arithmetic import Agreement
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.shares import Share, said_alike, shares
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.sharing import in_words
from frankpledge.evidence.claims.wording import replaced


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for share in shares(parsed):
            if share.part and share.percent:
                yield from _percent(parsed, share)
            elif share.part and share.fraction:
                yield from _fraction(
                    parsed,
                    share.fraction,
                    share.part.value / share.whole.value,
                    f"{share.part.text} of {share.whole.text}",
                    share.start,
                    share.end,
                )
        for fraction, percent in said_alike(parsed):
            start, end = min(fraction.start, percent.start), max(fraction.end, percent.end)
            yield from _fraction(parsed, fraction, percent.value / 100, percent.text, start, end)


def _percent(parsed: Parsed, share: Share) -> Iterator[Found]:
    printed, true = share.percent, arithmetic.percent_of(share.part, share.whole)
    if true is None or share.whole.hedge or share.part.value > share.whole.value:
        return
    if share.part.hedge:  # “about 160”
        true = arithmetic.Range(true.low * Fraction(9, 10), true.high * Fraction(11, 10))
    counts = f"{share.part.text} of {share.whole.text}"
    if arithmetic.agrees(printed, true) == Agreement.YES:
        yield said(
            Grade.HOLDS,
            parsed.sentence,
            printed.start,
            printed.end,
            f"{counts} is {true.rounded(max(1, printed.decimals))}%.",
        )
        return
    why = f"{counts} is {true.rounded(printed.decimals + 1)}%, not {printed.text}."
    better = (
        replaced(parsed.sentence, printed.start, printed.end, arithmetic.as_printed(printed, true.low))
        if true.exact
        else ""
    )
    grade = Grade.WRONG if arithmetic.agrees(printed, true) == Agreement.NO else Grade.DOUBTFUL
    yield said(grade, parsed.sentence, printed.start, printed.end, why, better)


def _fraction(parsed: Parsed, words: Quantity, value: Fraction, told: str, start: int, end: int) -> Iterator[Found]:
    grade = in_words(words, value)
    percent = arithmetic.Range(100 * value, 100 * value).rounded(1)
    if grade == Grade.HOLDS:
        yield said(grade, parsed.sentence, start, end, f"{told}: {percent}%.")
        return
    why = (
        f"“{words.text}” is {arithmetic.Range(100 * words.value, 100 * words.value).rounded(1)}%, and {told} "
        f"is {percent}%."
    )
    yield said(grade, parsed.sentence, start, end, why)


RULE = Rule(
    title="Shares and their counts",
    explanation=(
        "A percentage of stated counts (62 of 148) is worked out and rounded once. A share in words (a "
        "third, one in five) "
        "may be off by about three percentage points, more with “about” or “nearly”; beyond four it is wrong."
    ),
    example="Locks were fitted at 62 of the 148 addresses (52%).",
    counter_example="Locks were fitted at 62 of the 148 addresses (42%). One in five (21%) had been burgled before.",
    judge=judge,
)
