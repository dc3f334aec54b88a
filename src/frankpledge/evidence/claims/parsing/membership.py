"""What a report says of who the responsible authorities are: lists of them, and sentences that enumerate them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.evidence.claims.document import Block
from frankpledge.evidence.claims.parsing.bodies import kinds_mentioned
from frankpledge.evidence.claims.parsing.lists import lists
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence, sentences

_AUTHORITIES = re.compile(r"\bresponsible authorit(?:y|ies)\b", re.IGNORECASE)
_STATUTORY = re.compile(
    r"\bstatutory (?:services|partners|agencies|bodies|members|organi[sz]ations|authorities)\b", re.IGNORECASE
)
_BY_LAW = re.compile(r"Crime (?:and|&) Disorder Act|\bCDA\b", re.IGNORECASE)
_ENUMERATES = re.compile(
    r"\bresponsible authorities\b[”\"’')]*(?:\s(?:on|for|in|of|under|within)\s[^.,;:()]{1,80}?)?"
    r"(?:\swith [^.,;:()]{1,60}?)?(?:\s(?:are|include|comprise|are defined as|consist of|being|namely)\b|"
    r"\s?[(:–-]|,\s?(?:namely|being|which are|"
    r"these are))"
    r":?\s?(?:made up of\s)?(?=(?:the |our |its )?(?:[\w&’'-]+ ){0,4}?(?:police|constabulary|\w*council|local "
    r"authorit|fire|probation|nhs))",
    re.IGNORECASE,
)
_ONLY_SOME = re.compile(
    r"\b(?:such as|e\.g\.|for example|for instance|among others|amongst others|some of|not a responsible)\b",
    re.IGNORECASE,
)
_LEAST = 2  # kinds of body, so that it is a list of members and not of something else


@dataclass(frozen=True)
class Membership:
    """`entries`: the list's items; empty where `sentence` itself enumerates, from its character `start` on.

    `sure`: the report calls them responsible authorities, not only statutory partners under the Act.
    """

    entries: tuple[Block, ...]
    sentence: Sentence
    start: int
    sure: bool

    @property
    def text(self) -> str:
        return "; ".join(e.text for e in self.entries) if self.entries else self.sentence.text[self.start :]


def memberships(report: Report) -> tuple[Membership, ...]:
    """Every place where the report lists the responsible authorities, and not only some of them as examples."""
    found = (*_in_lists(report), *_in_sentences(report))
    return tuple(m for m in found if len(kinds_mentioned(m.text)) >= _LEAST and not _ONLY_SOME.search(m.sentence.text))


def _in_lists(report: Report) -> Iterator[Membership]:
    for listed in lists(report):
        entries = "; ".join(entry.text for entry in listed.entries)
        if listed.lead is None or len(kinds_mentioned(entries)) < _LEAST:
            continue
        if not re.search(r"[:;,–-]\s*$|\b(?:are|includ\w+|follow\w*)\s*$", listed.lead.text):
            continue
        *_, lead = sentences(listed.lead)
        sure = bool(_AUTHORITIES.search(listed.lead.text)) or _listed_in(report, listed.lead.label)
        if sure or (_STATUTORY.search(listed.lead.text) and _BY_LAW.search(listed.lead.text)):
            yield Membership(listed.entries, lead, 0, sure)


def _listed_in(report: Report, label: str) -> bool:
    """Whether the report says elsewhere “the responsible authorities listed in 2.1”."""
    if not label:
        return False
    words = re.compile(rf"responsible authorities\W{{0,3}}\s(?:as )?(?:listed|named|shown|set out) (?:in|at) (?:\w+ "
                       rf")?{re.escape(label)}\b", re.IGNORECASE)  # fmt: skip
    return any(words.search(s.text) for s in report.prose)


def _in_sentences(report: Report) -> Iterator[Membership]:
    for sentence in report.prose:
        if match := _ENUMERATES.search(sentence.text):
            yield Membership((), sentence, match.end(), True)
