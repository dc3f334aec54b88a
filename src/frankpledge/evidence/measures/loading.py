"""Measures from their TOML files: one is added by adding a file. Unknown and missing keys are refused."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from frankpledge.evidence.area import plain
from frankpledge.evidence.measures.model import (
    DENOMINATORS,
    DIRECTIONS,
    THEMES,
    WHAT,
    Example,
    Measure,
    RecordingBreak,
)
from frankpledge.evidence.period import Month, month
from frankpledge.evidence.sources import police_street, published_figures, recorded_crime, road_collisions

DEFINITIONS = Path(__file__).parent / "definitions"

_PLAIN = (
    "title", "inline", "counted", "unit", "question", "why", "direction", "theme", "order", "written_by", "status",
    "review_by",
)  # fmt: skip
_MAY_BE_MISSING = {
    "never_add_to", "caveats", "recording_break", "checked_by", "part_of", "flag", "asked_of",
}  # fmt: skip
_SPAN = {"from", "to"}  # the months between which a list of offence codes is known to be whole
_KEYS = {*_PLAIN, *_MAY_BE_MISSING, "numerator", "denominator", "example"}
_ONE_OF = {"direction": DIRECTIONS, "theme": tuple(THEMES), "status": ("draft", "checked")}


class WrongDefinition(ValueError):
    """A definition that can't be used; its text says file, key and what is expected."""


@cache
def measures() -> dict[str, Measure]:
    """Every measure by id, in the order in which they are printed."""
    loaded = {m.id: m for m in map(load, sorted(DEFINITIONS.glob("*.toml")))}
    for m in loaded.values():
        for other in (*m.never_add_to, *([m.part_of] if m.part_of else [])):
            if other not in loaded:
                raise WrongDefinition(f"{m.id}.toml: “{other}” is no measure")
    named(loaded.values())
    return {m.id: m for m in sorted(loaded.values(), key=lambda m: (m.order, m.id))}


def named(defined: Iterable[Measure]) -> dict[str, str]:
    """The names under which partners print measures, as they are compared, each with the measure's id.

    Raises WrongDefinition where a name stands for two measures, or twice for one.
    """
    found: dict[str, str] = {}
    for m in defined:
        for name in m.numerators.get(published_figures.SOURCE, ()):
            if other := found.get(plain(name)):
                raise WrongDefinition(
                    f"{m.id}.toml: the name “{name}” is that of {other} already: a name stands for one measure only, "
                    "and capitals and punctuation do not tell two names apart"
                )
            found[plain(name)] = m.id
    return found


def load(file: Path) -> Measure:
    """One definition. Raises WrongDefinition."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongDefinition(f"{file.name}: it is not TOML ({error})") from None
    _check_keys(file, "", data, _KEYS, _MAY_BE_MISSING)
    _check_keys(file, "numerator.", data["numerator"], set(WHAT), set(WHAT))
    for source, table in data["numerator"].items():
        spans = _SPAN if source == recorded_crime.SOURCE else set()
        _check_keys(file, f"numerator.{source}.", table, {WHAT[source], *spans}, spans)
    _check_keys(file, "denominator.", data["denominator"], {"source"})
    _check_values(file, data)
    try:
        return Measure(
            id=file.stem,
            numerators={source: tuple(table[WHAT[source]]) for source, table in data["numerator"].items()},
            denominator=data["denominator"]["source"],
            **_span(data["numerator"].get(recorded_crime.SOURCE, {})),
            part_of=data.get("part_of", ""),
            flag=data.get("flag", False),
            asked_of=data.get("asked_of", ""),
            never_add_to=tuple(data.get("never_add_to", ())),
            caveats=tuple(data.get("caveats", ())),
            breaks=tuple(_break(file, b) for b in data.get("recording_break", ())),
            examples=tuple(_example(file, e, data["denominator"]["source"]) for e in data["example"]),
            checked_by=data.get("checked_by", ""),
            **{k: data[k] for k in _PLAIN},
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
    for key, allowed in _ONE_OF.items():
        if data[key] not in allowed:
            raise WrongDefinition(f"{file.name}: “{key}” must be one of: {', '.join(allowed)}")
    if data["denominator"]["source"] not in DENOMINATORS:
        raise WrongDefinition(f"{file.name}: “denominator.source” must be one of: {', '.join(DENOMINATORS)}")
    checked_by = data.get("checked_by", "").strip().casefold()
    nobody = ("", "n/a", "none", "-", data["written_by"].strip().casefold())
    if data["status"] == "checked" and checked_by in nobody:
        raise WrongDefinition(
            f'{file.name}: “checked_by” must name somebody other than the writer; say status = "draft" until then'
        )
    if not data["numerator"]:
        raise WrongDefinition(f"{file.name}: “numerator” must name at least one source: {', '.join(WHAT)}")
    for source, table in data["numerator"].items():
        _check_taken(file, f"numerator.{source}.{WHAT[source]}", table[WHAT[source]])
    for category in data["numerator"].get(police_street.SOURCE, {}).get("categories", ()):
        if category not in police_street.CATEGORIES:
            raise WrongDefinition(f"{file.name}: “{category}” is not a published category")
    for what in data["numerator"].get(road_collisions.SOURCE, {}).get("counts", ()):
        if what not in road_collisions.COUNTED:
            raise WrongDefinition(f"{file.name}: “{what}” is none of: {', '.join(road_collisions.COUNTED)}")


def _check_taken(file: Path, where: str, taken: object) -> None:
    good = isinstance(taken, list) and taken and all(isinstance(t, str) and t.strip() for t in taken)
    if not good or len(set(taken)) < len(taken):
        raise WrongDefinition(f"{file.name}: “{where}” must list at least one text, and each once")


def _span(recorded: dict) -> dict[str, Month]:
    return {f"codes_{end}": month(recorded[end]) for end in _SPAN if end in recorded}


def _break(file: Path, table: dict) -> RecordingBreak:
    _check_keys(file, "recording_break.", table, {"month", "what", "source", "force"}, {"force"})
    return RecordingBreak(month(table["month"]), table["what"], table["source"], table.get("force", ""))


def _example(file: Path, table: dict, set_against: str) -> Example:
    may_be_missing = {"source", "residents", "rate"} if set_against == "none" else {"source"}
    _check_keys(file, "example.", table, {"given", "count", "residents", "rate", "source"}, may_be_missing)
    return Example(**table)
