"""The one door to the check of a report: its claims by the rules, and the numbers of our own files that were changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Errata, Finding
from frankpledge.reports.returned import returned


def checked(document: Document, more: Iterable[Finding] = (), notes: Sequence[str] = ()) -> Errata:
    """Everything that is found. `more` and `notes`: what was found by other means, such as against a warehouse."""
    errata = check(document, [*returned(document), *more])
    return replace(errata, notes=(*errata.notes, *notes))
