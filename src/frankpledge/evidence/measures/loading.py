"""Measures from their TOML files: one is added by adding a file. Unknown and missing keys are refused."""

import tomllib
from functools import cache
from pathlib import Path

from frankpledge.evidence.measures.model import DIRECTIONS, Example, Measure, RecordingBreak
from frankpledge.evidence.period import month
from frankpledge.evidence.sources.police_street import CATEGORIES

DEFINITIONS = Path(__file__).parent / "definitions"

_KEYS = {
    "title", "inline", "counted", "unit", "question", "why", "direction", "order", "written_by", "checked_by", "status",
    "review_by", "never_add_to", "caveats", "numerator", "denominator", "recording_break", "example",
}  # fmt: skip
_MAY_BE_MISSING = {"never_add_to", "caveats", "recording_break", "checked_by"}


class WrongDefinition(ValueError):
    """A definition that can't be used; its text says file, key and what is expected."""


@cache
def measures() -> dict[str, Measure]:
    """Every measure by id, in the order in which they are printed."""
    loaded = [load(f) for f in sorted(DEFINITIONS.glob("*.toml"))]
    return {m.id: m for m in sorted(loaded, key=lambda m: (m.order, m.id))}


def load(file: Path) -> Measure:
    """One definition. Raises WrongDefinition."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongDefinition(f"{file.name}: it is not TOML ({error})") from None
    _check_keys(file, "", data, _KEYS, _MAY_BE_MISSING)
    _check_keys(file, "numerator.", data["numerator"], {"source", "categories"})
    _check_keys(file, "denominator.", data["denominator"], {"source"})
    _check_values(file, data)
    try:
        return Measure(
            id=file.stem,
            categories=tuple(data["numerator"]["categories"]),
            never_add_to=tuple(data.get("never_add_to", ())),
            caveats=tuple(data.get("caveats", ())),
            breaks=tuple(_break(file, b) for b in data.get("recording_break", ())),
            examples=tuple(_example(file, e) for e in data["example"]),
            checked_by=data.get("checked_by", ""),
            **{k: data[k] for k in ("title", "inline", "counted", "unit", "question", "why", "direction", "order")},
            **{k: data[k] for k in ("written_by", "status", "review_by")},
        )
    except (TypeError, ValueError) as error:
        raise WrongDefinition(f"{file.name}: {error}") from None


def _check_keys(file: Path, where: str, table: dict, known: set[str], may_be_missing: frozenset | set = frozenset()):
    for key in table:
        if key not in known:
            raise WrongDefinition(
                f"{file.name}: “{where}{key}” is not a key of a measure; known: {', '.join(sorted(known))}"
            )
    for key in sorted(known - set(table) - set(may_be_missing)):
        raise WrongDefinition(f"{file.name}: “{where}{key}” is missing")


def _check_values(file: Path, data: dict) -> None:
    if data["direction"] not in DIRECTIONS:
        raise WrongDefinition(f"{file.name}: “direction” must be one of: {', '.join(DIRECTIONS)}")
    if data["status"] not in ("draft", "checked"):
        raise WrongDefinition(f"{file.name}: “status” must be draft or checked")
    checked_by = data.get("checked_by", "").strip().casefold()
    nobody = ("", "n/a", "none", "-", data["written_by"].strip().casefold())
    if data["status"] == "checked" and checked_by in nobody:
        raise WrongDefinition(
            f'{file.name}: “checked_by” must name somebody other than the writer; say status = "draft" until then'
        )
    if data["numerator"]["source"] != "police_street" or data["denominator"]["source"] != "residents":
        raise WrongDefinition(f"{file.name}: the sources known are police_street and residents")
    categories = data["numerator"]["categories"]
    if not categories or len(set(categories)) < len(categories):
        raise WrongDefinition(f"{file.name}: “numerator.categories” must name at least one category, and each once")
    for category in categories:
        if category not in CATEGORIES:
            raise WrongDefinition(f"{file.name}: “{category}” is not a published category")


def _break(file: Path, table: dict) -> RecordingBreak:
    _check_keys(file, "recording_break.", table, {"month", "what", "source", "force"}, {"force"})
    return RecordingBreak(month(table["month"]), table["what"], table["source"], table.get("force", ""))


def _example(file: Path, table: dict) -> Example:
    _check_keys(file, "example.", table, {"given", "count", "residents", "rate"})
    return Example(**table)
