"""A list of the responsible authorities that leaves one of them out."""

from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.law.loading import body_kinds
from frankpledge.evidence.claims.parsing.bodies import kinds_mentioned
from frankpledge.evidence.claims.parsing.membership import Membership, memberships
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_REQUIRED = ("police", "fire", "probation", "health", "council")
_LEAST = 3  # kinds, before a list looks as if it were meant to be whole


def judge(report: Report) -> Iterator[Found]:
    for membership in memberships(report):
        if len(kinds_mentioned(membership.text)) < _LEAST:
            continue
        if missing := _missing(membership):
            yield _said(membership, missing)


def _missing(membership: Membership) -> list[str]:
    """Kinds spoken of nowhere in the list, the text that leads to it, or the rest of an enumerating text."""
    spoken = kinds_mentioned(f"{membership.text} {_around(membership)}")
    if "fire commissioner" in spoken:
        spoken |= {"fire"}
    named = {k.kind: k.named for k in body_kinds()}
    return [named[kind] for kind in _REQUIRED if kind not in spoken]


def _around(membership: Membership) -> str:
    """An enumeration may go on in the sentences after it; a list's lead says nothing of its members."""
    return "" if membership.entries else membership.sentence.block.text


def _said(membership: Membership, missing: list[str]) -> Found:
    names = missing[0] if len(missing) == 1 else f"{'; '.join(missing[:-1])}; and {missing[-1]}"
    why = (
        f"If this list is meant to be whole, it leaves out {names}. Section 5(1) of the Crime and Disorder Act 1998 "
        "makes responsible authorities of councils, police, fire and rescue, probation (since 2010) and the NHS."
    )
    sentence = membership.sentence
    return said(Grade.DOUBTFUL, sentence, 0, len(sentence.text), why)


RULE = Rule(
    title="Responsible authorities that a list leaves out",
    explanation=(
        "A list of a partnership's responsible authorities is compared with section 5(1) of the Crime and Disorder "
        "Act 1998: councils, police, fire and rescue, probation, and the NHS body (an integrated care board from July "
        "2022, a clinical commissioning group from 2013, a primary care trust before; in Wales the local health "
        "board). A kind that is not spoken of at all is doubtful, never wrong: the list may only give examples."
    ),
    example="The responsible authorities are the police, the county council and the fire and rescue authority.",
    counter_example="The responsible authorities are the police, the councils, fire and rescue, probation and health.",
    judge=judge,
)
