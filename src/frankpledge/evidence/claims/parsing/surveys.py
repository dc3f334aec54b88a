"""Surveys in a report: how many answered, in which years, and the shares that are told of them."""

import re
from dataclasses import dataclass

from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report

_SURVEY = re.compile(r"\b(?:survey|questionnaire|consultation)\b", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\b(?:number(?:s)? (?:of (?:responses|respondents|people)|answering|responding|completing)|"
    r"respondents|responses|answered|responded|took part|"
    r"completed (?:by|the survey)|people (?:answered|responded|took part|completed))\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:last|previously|previous(?:ly)?)\s+(?:completed|carried out|run|held|undertaken|conducted|"
    r"took place|done)\s+in\s+((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_COMMON = frozenset((
    "survey", "surveys", "community", "safety", "the", "of", "and", "in", "for", "results", "autumn", "spring",
    "summer", "winter", "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "recent", "question", "same", "respondents", "agreed", "local", "area",
    "public", "annual", "police", "partnership", "your", "this", "that", "last", "our", "on",
))  # fmt: skip


@dataclass(frozen=True)
class Wave:
    """How many answered a survey now, and before, and when it was asked before, as far as it is told."""

    name: frozenset[str]
    answers: Quantity | None
    before: Quantity | None
    last_year: int | None
    text: str


def name_of(text: str) -> frozenset[str]:
    """The words that tell one survey from another, with the initials of names: “Violence Reduction Network” is VRN."""
    words = {w for w in re.findall(r"[a-z]{3,}", text.casefold()) if w not in _COMMON}
    for run in re.findall(r"(?:\b[A-Z][a-z]+\s?){2,}", text):
        initials = [w[0].casefold() for w in run.split()]
        words |= {"".join(initials[i:j]) for i in range(len(initials)) for j in range(i + 3, len(initials) + 1)}
    return frozenset(words)


def is_of_a_survey(parsed: Parsed) -> bool:
    return bool(_SURVEY.search(parsed.text) or _SURVEY.search(parsed.sentence.place.heading))


def waves(report: Report) -> list[Wave]:
    found = []
    for parsed in report.claims:
        if not is_of_a_survey(parsed):
            continue
        last = _LAST.search(parsed.text)
        pair = next((c for c in parsed.changes if _is_answers(parsed, c)), None)
        answers = pair.after if pair else _answers(parsed)
        if last or answers:
            name = name_of(
                f"{parsed.sentence.place.heading}. {parsed.text}"
                if not _SURVEY.search(parsed.text) or "this survey" in parsed.text.casefold()
                else parsed.text
            )
            found.append(
                Wave(name, answers, pair.before if pair else None, int(last[1]) if last else None, parsed.text)
            )
    return found


def wave_of(parsed: Parsed, found: list[Wave]) -> Wave | None:
    """The survey that a sentence tells of, by its name; None where two would fit."""
    mentioned = name_of(_name_part(parsed))
    fitting = [w for w in found if w.name & mentioned]
    best = [w for w in fitting if len(w.name & mentioned) == max(len(x.name & mentioned) for x in fitting)]
    return best[0] if len(best) == 1 else None


def _name_part(parsed: Parsed) -> str:
    """The words before “survey”; the heading where the sentence names none."""
    match = _SURVEY.search(parsed.text)
    if match:
        return parsed.text[max(0, match.start() - 60) : match.start()]
    return parsed.sentence.place.heading


def _is_answers(parsed: Parsed, change: Change) -> bool:
    exact = all(q.unit == Unit.COUNT and q.exact for q in (change.before, change.after))
    return exact and bool(_ANSWERS.search(parsed.text[max(0, change.start - 60) : change.end + 30]))


def _answers(parsed: Parsed) -> Quantity | None:
    near = [
        q
        for q in parsed.quantities
        if q.unit == Unit.COUNT and q.exact and q.value >= 5 and not q.hedge
        and (_ANSWERS.search(parsed.text[q.end : q.end + 25]) or re.search(r"\bn\s?=\s?$", parsed.text[: q.start]))
    ]  # fmt: skip
    return near[0] if len(near) == 1 else None
