"""How many of something a sentence says there were, and when: “351 shoplifting offences in 2019/20”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.subjects import Subject
from frankpledge.evidence.claims.parsing.surveys import is_of_a_survey
from frankpledge.evidence.period import Period
from frankpledge.reports.against.narrowing import is_narrower
from frankpledge.reports.against.spans import period_of, same_year_before

_BREAK = re.compile(r"[;:]|\b(?:but|while|whilst|whereas|although|however)\b", re.IGNORECASE)
_OF = re.compile(
    r"\s*(?:(?:police[- ])?(?:recorded|reported) )?(?:(?:offences?|incidents?|crimes?|reports?|instances?) of )?",
    re.IGNORECASE,
)
_WERE = re.compile(
    r"\s*(?:offences|incidents|crimes)?\s*(?:was|were|stood at|totalled|numbered|came to|:|–|-)\s*(?:at )?",
    re.IGNORECASE,
)
# “351 shoplifting offences in”, and not “two shoplifting operations in”.
_THEN = re.compile(
    r"\s*(?:offences?|incidents?|crimes?|reports)?\s*"
    r"(?:$|[.,;()]|(?:were|was|in|during|for|across|over|within|recorded|reported|committed|took|from|between|this|compared|to|and|have|had)\b)",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?:increases?|rises?|falls?|decreases?|reductions?|drops?|difference|up|down|by|further|another|additional|extra)"
    r"(?: of| by)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Count:
    measure: str
    period: Period
    printed: Quantity


def counts_of(parsed: Parsed) -> Iterator[Count]:
    """The pairs and single counts of a sentence of which the measure and the period are clear."""
    if not parsed.subjects or not parsed.periods or is_narrower(parsed) or is_of_a_survey(parsed):
        return
    for pair in parsed.changes:
        yield from _of_pair(parsed, pair)
    if not parsed.changes:
        yield from _single(parsed)


def _of_pair(parsed: Parsed, pair: Change) -> Iterator[Count]:
    subject = _subject_of(parsed, pair)
    if subject is None or pair.implied or pair.loose or not all(_is_count(q) for q in (pair.before, pair.after)):
        return
    after = period_of(pair.after_period) if pair.after_period else None
    before = period_of(pair.before_period) if pair.before_period else None
    if before is None and after and pair.before_period:
        before = same_year_before(pair.before_period, after)
    for period, printed in ((before, pair.before), (after, pair.after)):
        if period:
            yield Count(subject.measure, period, printed)


def _subject_of(parsed: Parsed, pair: Change) -> Subject | None:
    """The nearest before the pair in its clause; the only one of the sentence where it stands within or after."""
    before = [s for s in parsed.subjects if s.end <= pair.start and not _BREAK.search(parsed.text[s.end : pair.start])]
    if before:
        return before[-1]
    return parsed.subjects[0] if len({s.measure for s in parsed.subjects}) == 1 else None


def _is_count(quantity: Quantity) -> bool:
    return quantity.unit == Unit.COUNT and not quantity.signed and not quantity.decimals


def _single(parsed: Parsed) -> Iterator[Count]:
    """Only where the sentence has one measure, one period that is clear, and one number beside the measure."""
    periods = [period_of(p) for p in parsed.periods]
    if len(periods) != 1 or periods[0] is None or len(parsed.subjects) != 1:
        return
    subject = parsed.subjects[0]
    beside = [q for q in parsed.quantities if _is_count(q) and _is_beside(parsed.text, q, subject)]
    if len(beside) == 1:
        yield Count(subject.measure, periods[0], beside[0])


def _is_beside(text: str, quantity: Quantity, subject: Subject) -> bool:
    if _DIFFERENCE.search(text[: quantity.start]):
        return False
    after = quantity.end <= subject.start and _OF.fullmatch(text[quantity.end : subject.start])
    if after and not _THEN.match(text, subject.end):
        return False
    before = subject.end <= quantity.start and _WERE.fullmatch(text[subject.end : quantity.start])
    return bool(after or before)
