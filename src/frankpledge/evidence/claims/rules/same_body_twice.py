"""One body that is counted as two members."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.bodies import Body, enumerations, whole
from frankpledge.evidence.claims.parsing.lists import lists
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, marked, said

_LEAST = 3  # bodies, before a list is one of bodies


def judge(report: Report) -> Iterator[Found]:
    for sentence in report.prose:
        for run in enumerations(sentence.text):
            for first, second in _twice(run)[:1]:
                yield said(Grade.DOUBTFUL, sentence, second.start, second.end, _why(first, second))
    for listed in lists(report):
        named = [(body, entry) for entry in listed.entries if (body := whole(entry.text))]
        if len(named) < _LEAST:
            continue
        for first, second in _twice([body for body, _ in named])[:1]:
            entry = next(e for body, e in named if body is second)
            yield marked(Grade.DOUBTFUL, entry.place, entry.text, 0, len(entry.text), _why(first, second))


def _twice(run: Sequence[Body]) -> list[tuple[Body, Body]]:
    return [(a, b) for a, b in combinations(run, 2) if a.same_as(b) and (a.kind.kind != "council" or a.place)]


def _why(first: Body, second: Body) -> str:
    if first.kind.kind == "fire" and first.name != second.name:
        return (
            f"“{second.name}” and “{first.name}” are named as two members. A fire and rescue authority governs its "
            "service: they are one responsible authority. Name it once."
        )
    return f"“{first.name}” and “{second.name}” are most likely one body, named twice. Name it once."


RULE = Rule(
    title="The same body twice",
    explanation=(
        "In a list of bodies, or a sentence with three or more in a row, one body should stand once. The police with "
        "and without the name of the force, or a fire service beside its own fire authority, are most likely one "
        "member. Forces, services and councils of different places are different bodies. Always doubtful, never "
        "wrong: a list may mean a local team beside its force."
    ),
    example="It is resourced by the Police, Harborough District Council, Leicestershire Police and the County Council.",
    counter_example="It is resourced by Leicestershire Police, British Transport Police, Blaby District Council and "
    "Harborough District Council.",
    judge=judge,
)
