"""A section of an Act that is given the duty of another."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.law.loading import Duty, duties, topics
from frankpledge.evidence.claims.parsing.acts import citations
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

_SECTION = re.compile(r"\b(?:[Ss]ection|[Ss](?:ec)?\.?)\s?(?P<number>\d{1,3}[A-Z]?)\b(?!\s?(?:[-–&,]|and|to)\s?\d)")
_DUTY = re.compile(
    r"^[^.;]{0,60}?\b(?:impos\w+|plac\w+|puts?|creat\w+|requir\w+|oblig\w+|introduc\w+|sets? out|gives?|provides?|is "
    r"the duty|"
    r"is a duty|says that|states that)\b"
)


def judge(report: Report) -> Iterator[Found]:
    for sentence in report.prose:
        sections = list(_SECTION.finditer(sentence.text))
        if len(sections) == 1 and (found := _judged(sentence, sections[0])):
            yield found


def _judged(sentence: Sentence, section: re.Match[str]) -> Found | None:
    acts = {c.act.title for c in citations(sentence.text) if c.act}
    after = sentence.text[section.end() :]
    if len(acts) != 1 or not _DUTY.search(after):
        return None
    ours = [d for d in duties() if d.act in acts]
    own = next((d for d in ours if d.section == section["number"]), None)
    spoken = {name for name, pattern in topics().items() if re.search(pattern, after, re.IGNORECASE)}
    if own is None or not spoken or spoken & set(own.topics):
        return None
    others = [d for d in ours if spoken & set(d.topics)]
    return _said(sentence, section, own, others) if others else None


def _said(sentence: Sentence, section: re.Match[str], own: Duty, others: list[Duty]) -> Found:
    right = "; ".join(f"section {d.section} {d.says}" for d in others)
    why = f"Section {own.section} of the {own.act} {own.year} {own.says}. In the same Act, {right}."
    better = ""
    if len({tuple(d.topics) for d in others}) == 1 or {d.section for d in others} == {"5", "6"}:
        numbers = " and ".join(d.section for d in others)
        word = "Sections" if len(others) > 1 else "Section"
        better = sentence.text[: section.start()] + f"{word} {numbers}" + sentence.text[section.end() :]
        better = re.sub(
            r"(Sections [^.;]*?\b)(impose|place|create|require|oblige|introduce)s\b", r"\1\2", better, count=1
        )
    return said(Grade.WRONG, sentence, section.start(), _end(sentence), why, better)


def _end(sentence: Sentence) -> int:
    """Where the sentence ends without its full stop."""
    return len(sentence.text.rstrip(".;: "))


RULE = Rule(
    title="What a section of an Act is about",
    explanation=(
        "Where a sentence says what one section of an Act imposes or requires, its words are compared with a small "
        "table of the sections that community safety reports cite. It is wrong where the sentence speaks only of what "
        "another section of that Act has, such as section 17 of the Crime and Disorder Act 1998 for the duty to work "
        "together: section 17 has each authority consider crime and disorder in its own work, and sections 5 and 6 "
        "are the joint duty. Sections that are not in the table are left alone. The table was written "
        "down from knowledge of the Acts: look one up before you rely on it."
    ),
    example="Section 17 of the Crime and Disorder Act 1998 imposes a duty on the authorities to work together.",
    counter_example=(
        "Section 17 of the Crime and Disorder Act 1998 requires the council to consider crime in all it does."
    ),
    judge=judge,
)
