"""A Police and Crime Commissioner who is called a responsible authority."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.document import Block
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.bodies import Body, bodies, whole
from frankpledge.evidence.claims.parsing.membership import Membership, memberships
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, marked, said

_WHY = (
    "A Police and Crime Commissioner is no responsible authority: section 5(1) of the Crime and Disorder Act 1998 "
    "does not name one. Commissioner and responsible authorities have to co-operate, under section 10 of the Police "
    "Reform and Social Responsibility Act 2011."
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:who|which|that|with|alongside|not|by|from|work\w*|support\w*|report\w*|accountable|"
    r"together)\b|\.\s",
    re.I,
)
_IS_ONE = re.compile(
    r"^[^.;,]{0,40}?\b(?:is|are|was|became|becomes|acts as)\s(?:also\s)?(?:an?|one of the|"
    r"the)\s(?:\w+\s)?responsible authorit(?:y|ies)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for membership in memberships(report):
        grade = Grade.WRONG if membership.sure else Grade.DOUBTFUL
        yield from (_entry(grade, entry) for entry in membership.entries if _is_commissioner(entry))
        if not membership.entries and (body := _enumerated(membership)):
            yield _named(membership.sentence, body)
    for sentence in report.prose:
        told = "responsible authorit" in sentence.text.casefold()
        for body in bodies(sentence.text) if told else ():
            if body.kind.kind == "commissioner" and _IS_ONE.match(sentence.text[body.end :]):
                yield _named(sentence, body)


def _is_commissioner(entry: Block) -> bool:
    body = whole(entry.text)
    return body is not None and body.kind.kind == "commissioner"


def _entry(grade: Grade, entry: Block) -> Found:
    name = re.sub(r"^[Tt]he\s+|[\s.,;]+$", "", entry.text)
    better = f"The responsible authorities co-operate with the {name}."
    return marked(grade, entry.place, entry.text, 0, len(entry.text), _WHY, better)


def _enumerated(membership: Membership) -> Body | None:
    """The commissioner as a member of the enumeration itself, not in a clause about what its members do."""
    text = membership.sentence.text
    for body in bodies(text):
        if body.kind.kind != "commissioner" or body.start < membership.start:
            continue
        between, after = text[membership.start : body.start], text[body.end :]
        ends_entry = re.match(r"\s?(?:for [A-Z][\w, &’'-]*)?(?:\([^)]*\))?\s?(?:[,;.)]|and\b|&|$)", after)
        begins = re.search(r"(?:^|[,;(&]|\band)\s*(?:the\s|our\s|[Oo]ffice of the\s)*$", between)
        if begins and ends_entry and not _OTHER_CLAUSE.search(between):
            return body
    return None


def _named(sentence: Sentence, body: Body) -> Found:
    return said(Grade.WRONG, sentence, body.start, body.end, _WHY)


RULE = Rule(
    title="Who is a responsible authority",
    explanation=(
        "Looks at lists and sentences that say who the responsible authorities of a community safety partnership are. "
        "A Police and Crime Commissioner is none (Crime and Disorder Act 1998, section 5(1)), however closely the two "
        "work. It is wrong where the report says “responsible authorities”, and doubtful where it says only "
        "“statutory partners” under the Act. A commissioner who also governs the fire service is the fire and rescue "
        "authority, and nothing is said of one."
    ),
    example="The responsible authorities are the police, the council, probation and the Police and Crime Commissioner.",
    counter_example=(
        "The responsible authorities are the police, the council and probation, who work with the Police "
        "and Crime Commissioner. The fire and rescue authority and the integrated care board are such authorities too."
    ),
    judge=judge,
)
