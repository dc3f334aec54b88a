"""From a report to its errata: every rule is asked, and where two speak of the same words the worst is heard."""

from collections.abc import Iterable

from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Errata, Finding, Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import rules

_ORDER = list(Grade)
_ANY_PERCENTAGE = "percentages-without-counts"  # says of every percentage what another rule says better


def check(document: Document, more: Iterable[Finding] = ()) -> Errata:
    """What every rule says of the report's claims; `more`: what was found by other means, as against a warehouse."""
    report = Report(document)
    found = [finding for rule in rules().values() for finding in rule.findings(report)]
    return Errata(document.name, tuple(_settled([*found, *more])), document.notes)


def _settled(findings: list[Finding]) -> list[Finding]:
    """In the order of the report, once each. Of words that something is said of already, nothing milder than doubt."""
    kept: list[Finding] = []
    told: dict[tuple, bytearray] = {}
    first = sorted(dict.fromkeys(findings), key=lambda f: (_ORDER.index(f.grade), f.rule == _ANY_PERCENTAGE, f.rule))
    for finding in first:
        spot = (finding.place.paragraph, finding.place.table, finding.place.row, finding.place.column)
        mask = told.setdefault(spot, bytearray())
        if finding.grade in (Grade.UNCHECKED, Grade.HOLDS) and any(mask[finding.start : finding.end]):
            continue
        mask.extend(bytes(max(0, finding.end - len(mask))))
        mask[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
        kept.append(finding)
    return sorted(kept, key=lambda f: (f.place.paragraph, f.start, _ORDER.index(f.grade), f.rule))
