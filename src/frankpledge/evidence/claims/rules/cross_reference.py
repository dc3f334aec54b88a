"""References to sections, tables, figures and appendices that are not there, or are about something else."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.references import (
    Numbering,
    Reference,
    Section,
    numbering,
    references,
)
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

_BEFORE = re.compile(
    r"\b([A-Za-z]{5,})\s(?:(?:is|are)\s)?(?:(?:set out|listed|shown|described|outlined|given)\s)?(?:in|"
    r"under|at|of|within)\s$"
)
_LEAST = 3  # numbers in a row from 1, before a report surely numbers that kind of thing


def judge(report: Report) -> Iterator[Found]:
    numbers = numbering(report)
    for sentence in report.prose:
        for reference in references(sentence.text):
            if found := _judged(report, numbers, sentence, reference):
                yield found


def _judged(report: Report, numbers: Numbering, sentence: Sentence, reference: Reference) -> Found | None:
    start, end = reference.start, reference.end
    name = f"{reference.kind} {reference.number}"
    if elsewhere := _meant(numbers, sentence, reference):
        word = _BEFORE.search(sentence.text[:start])[1].casefold()
        why = (
            f"Section {reference.number} of this report never speaks of {word}. They are in section "
            f"{elsewhere.number}, {elsewhere.heading.text}."
        )
        right = re.sub(r"[\d.]+$", elsewhere.number, sentence.text[start:end])
        return said(Grade.WRONG, sentence, start, end, why, sentence.text[:start] + right + sentence.text[end:])
    there = numbers.held[reference.kind]
    if reference.number in there:
        return said(Grade.HOLDS, sentence, start, end, f"The report has a {name}.") if reference.ours else None
    if _surely_not(reference, there) and not _anywhere(report, reference, sentence):
        last = sorted(there, key=_order)[-1]
        return said(Grade.WRONG, sentence, start, end, f"The report has no {name}: its last is {last}.")
    return None


def _surely_not(reference: Reference, there: frozenset[str]) -> bool:
    """Whether the numbers there run without a gap and end before the one referred to."""
    number = reference.number
    *parent, last = number.split(".")
    if not last.isdigit():
        return len(there) >= _LEAST and there == frozenset("ABCDEFGHIJKLMNOP"[: len(there)])
    stem = "".join(f"{part}." for part in parent)
    siblings = {n for n in there if n.startswith(stem) and n.count(".") == len(parent)}
    least = 2 if parent or reference.kind in ("table", "figure") else _LEAST
    whole = {n.removeprefix(stem) for n in siblings} == {str(n) for n in range(1, len(siblings) + 1)}
    numbered_here = reference.ours or reference.kind in ("table", "figure", "appendix")
    return whole and len(siblings) >= least and int(last) > len(siblings) and numbered_here


def _anywhere(report: Report, reference: Reference, sentence: Sentence) -> bool:
    """Whether the number stands somewhere else too, perhaps at a heading that was not read as one."""
    number = re.compile(rf"(?<![\d.£]){re.escape(reference.number)}(?![\d%]|\.\d)")
    if reference.kind in ("table", "figure", "appendix") or "." not in reference.number:
        number = re.compile(rf"^(?:{reference.kind}\s)?{re.escape(reference.number)}\b(?![.,]?\d|%)", re.IGNORECASE)
    cells = (c.text for t in report.tables for row in t.rows for c in row)
    return any(number.search(text) for text in (*(b.text for b in report.blocks if b is not sentence.block), *cells))


def _meant(numbers: Numbering, sentence: Sentence, reference: Reference) -> Section | None:
    """The section whose heading is what the sentence says stands in another one, which never speaks of it."""
    before = _BEFORE.search(sentence.text[: reference.start])
    if reference.kind != "section" or not reference.ours or before is None:
        return None
    stem = re.sub(r"(?:ies|es|s|y)$", "", before[1].casefold())
    pointed = [s for s in numbers.sections if s.number == reference.number]
    headed = [s for s in numbers.sections if stem in s.heading.text.casefold() and len(s.heading.text.split()) <= 3]
    if len(pointed) == 1 and len(headed) == 1 and headed != pointed and stem not in pointed[0].words:
        return headed[0]
    return None


def _order(number: str) -> tuple:
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in number.split("."))


RULE = Rule(
    title="References within the report",
    explanation=(
        "A reference such as “section 6 of this report”, “listed in 2.1” or “see Table 3” is looked up. It is wrong "
        "where the report numbers that kind of thing without a gap and ends before that number, or where the section "
        "named never speaks of what another section is headed by. Sections of Acts, orders and other documents are "
        "left alone, and so is everything in a report whose numbers could not be read without gaps."
    ),
    example=(
        "1 Background\n\nThe district is rural.\n\n2 Performance\n\nCrime fell.\n\n3 Challenges\n\nFunding is "
        "short.\n\n"
        "4 Risks\n\nRisks are identified as challenges under Section 2 of this report.\n"
    ),
    counter_example=(
        "1 Background\n\nThe district is rural.\n\n2 Performance\n\nCrime fell.\n\n3 "
        "Challenges\n\nFunding is short."
        "\n\n4 Risks\n\nRisks are identified as challenges under Section 3 of this report.\n"
    ),
    judge=judge,
)
