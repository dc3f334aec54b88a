"""The errata as SARIF 2.1.0 (OASIS), which editors and code hosts show beside the lines of a text."""

from pathlib import PurePath
from urllib.parse import quote as percent_encoded

from frankpledge import __version__
from frankpledge.evidence.claims.document import Document, Place
from frankpledge.evidence.claims.errata import Errata, Finding, Grade
from frankpledge.evidence.claims.rule import Rule, rules
from frankpledge.evidence.claims.writing.quoted import quoted, texts
from frankpledge.evidence.claims.writing.records import as_json
from frankpledge.evidence.claims.writing.words import title

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Grade.WRONG: "error", Grade.DOUBTFUL: "warning", Grade.UNCHECKED: "note", Grade.HOLDS: "none"}
_ROOM = 200  # characters on either side of a claim
TEXTS = ("", ".txt", ".text")  # how their names end; the anchors of a text are lines


def sarif(errata: Errata, document: Document) -> bytes:
    """UTF-8, without a time in it: the same report gives the same bytes. The report's folder is not told."""
    standing = texts(document)
    known = list(rules())
    ids = known + sorted({finding.rule for finding in errata.findings} - set(known))
    run = {
        "tool": {"driver": _driver(ids)},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notes(errata)}],
        "artifacts": [{"location": _artifact(errata), "roles": ["analysisTarget"]}],
        "results": [_result(finding, errata, ids, standing.get(finding.place, "")) for finding in errata.findings],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(ids: list[str]) -> dict:
    descriptors = [_descriptor(name, rules().get(name)) for name in ids]
    return {"name": "Frankpledge", "version": __version__, "language": "en-GB", "rules": descriptors}


def _descriptor(name: str, rule: Rule | None) -> dict:
    said = {"id": name, "shortDescription": {"text": title(name)}}
    if rule:
        said["fullDescription"] = {"text": rule.explanation}
        said["help"] = {"text": f"{rule.explanation}\n\nFound: {rule.example}\n\nNot found: {rule.counter_example}"}
    return said


def _notes(errata: Errata) -> list[dict]:
    return [{"level": "warning", "message": {"text": note}} for note in errata.notes]


def _result(finding: Finding, errata: Errata, ids: list[str], text: str) -> dict:
    """`level` is “none” wherever `kind` is not “fail”: the standard asks for that (3.27.10)."""
    return {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "kind": "pass" if finding.grade == Grade.HOLDS else "fail",
        "level": LEVELS[finding.grade],
        "message": {"text": _message(finding, text)},
        "locations": [_location(finding.place, errata)],
    }


def _message(finding: Finding, text: str) -> str:
    """The quote, why, and the better sentence. SARIF would read `{0}` in it as a gap, and `[…](…)` as a link."""
    quote = quoted(finding, text).short(_ROOM)
    said = [f"“{quote.before}{quote.claim}{quote.after}”", finding.why] + (
        [f"Better: {finding.better}"] if finding.better else []
    )
    return " ".join(said).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _location(place: Place, errata: Errata) -> dict:
    physical: dict = {"artifactLocation": _artifact(errata) | {"index": 0}}
    if place.anchor and PurePath(errata.document).suffix.casefold() in TEXTS:
        physical["region"] = {"startLine": place.anchor}
    logical = {"name": place.words, "kind": "table" if place.table else "paragraph"}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _artifact(errata: Errata) -> dict:
    return {"uri": percent_encoded(errata.document, safe="", errors="replace")}
