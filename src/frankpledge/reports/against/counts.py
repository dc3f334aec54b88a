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
from frankpledge.reports.against.spans import period_of, same_year_before

# What counts something else than the crimes that were recorded, or only some of them.
NARROWER = re.compile(
    r"\b(?:involv\w*|victims?|offenders?|suspects?|perpetrators?|arrest\w*|charge[ds]?|detect\w*|outcomes?|solved|repeat\w*|aged?|young|youth|"
    r"child\w*|wom[ae]n|m[ae]n|female|male|night\w*|daytime|weekend\w*|alcohol|drug-related|related|linked|flag\w*|rates?|per|average|"
    r"targets?|aims?|surveys?|respondents?|forecast\w*|predict\w*|expected|projected|estimat\w*|cost\w*|calls?|exclud\w*|except|except for|other than|apart from|"
    r"of which|of these|of those|serious|attempt\w*|fatal\w*|casualt\w*|injured|hours?|days?|weeks?|prevented|fewer than expected|if|would|could|may|might|should|rank\w*|cases?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:]|\b(?:but|while|whilst|whereas|although|however)\b", re.IGNORECASE)
_OF = re.compile(r"\s*(?:(?:police[- ])?(?:recorded |reported ))?(?:(?:offences?|incidents?|crimes?|reports?|instances?) of )?", re.IGNORECASE)  # fmt: skip
_WERE = re.compile(r"\s*(?:offences|incidents|crimes)?\s*(?:was|were|stood at|totalled|numbered|came to|:|–|-)\s*(?:at )?", re.IGNORECASE)  # fmt: skip
# “351 shoplifting offences in”, and not “two shoplifting operations in”.
_THEN = re.compile(
    r"\s*(?:offences?|incidents?|crimes?|reports)?\s*(?:$|[.,;()]|(?:were|was|in|during|for|across|over|within|recorded|reported|"
    r"committed|took|between|this|compared|to|and|have|had)\b)",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"\b(?:increases?|rises?|falls?|decreases?|reductions?|drops?|difference|up|down|by|further|another|additional|extra)(?: of| by)?\s*$", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Count:
    measure: str
    period: Period
    printed: Quantity


def counts_of(parsed: Parsed) -> Iterator[Count]:
    """The pairs and single counts of a sentence of which the measure and the period are clear."""
    if not parsed.subjects or NARROWER.search(_without_subjects(parsed)) or is_of_a_survey(parsed):
        return
    for pair in parsed.changes:
        yield from _of_pair(parsed, pair)
    if not parsed.changes:
        yield from _single(parsed)


def _without_subjects(parsed: Parsed) -> str:
    """The words around the measures' names, which may themselves be narrow: “serious violence”."""
    letters = list(parsed.text)
    for subject in parsed.subjects:
        letters[subject.start : subject.end] = " " * (subject.end - subject.start)
    return "".join(letters)


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
