"""The one door to the check of a report: its claims by the rules, and numbers of our own files that were changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Errata, Finding, Grade
from frankpledge.reports.returned import returned


def checked(document: Document, more: Iterable[Finding] = (), notes: Sequence[str] = ()) -> Errata:
    """Everything that is found. `more` and `notes`: what was found by other means, such as against a warehouse."""
    more = tuple(more)
    errata = check(document, [*returned(document), *more])
    return replace(errata, findings=_answered(errata.findings, more), notes=(*errata.notes, *notes))


def _answered(found: tuple[Finding, ...], more: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What the report alone leaves open holds where the evidence held says so."""
    told = {id(f) for f in found}
    holding = [f for f in more if f.grade == Grade.HOLDS and id(f) not in told]
    kept = list(found)
    for one in holding:
        around = [n for n, f in enumerate(kept) if _overlap(f, one)]
        if around and all(kept[n].grade == Grade.UNCHECKED for n in around):
            kept[around[0]] = one
            kept = [f for n, f in enumerate(kept) if n not in around[1:]]
    return tuple(kept)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.place == other.place and one.start < other.end and other.start < one.end
