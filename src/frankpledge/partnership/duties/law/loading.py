"""Reads the rules from the TOML files beside this one, and refuses whatever it does not know.

A rule that changes on a day stands twice under the same id: once `to` that day, and once `from` it.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from frankpledge.partnership.agencies.models.partnership import Nation, Tier
from frankpledge.partnership.duties.clocks.clock import NEXT_QUARTER, Clock, Unit, clock
from frankpledge.partnership.duties.law.model import Every, Instrument, Rule

FOLDER = Path(__file__).parent
_NEEDED = {"id", "section", "title", "demand", "every", "clock"}
_KNOWN = _NEEDED | {
    "starts", "nations", "tiers", "from", "to", "verified_on", "against", "note", "date_is", "extended", "restricted",
    "bank_holidays", "on_a_day_off", "leaving_out",
}  # fmt: skip
_OPTIONS = {  # what may be said of a clock, in the one way in which it is said
    "bank_holidays": ("of any part of the United Kingdom", "everywhere"),
    "on_a_day_off": ("the next working day", "next_working_day"),
    "leaving_out": ("Christmas Day", "without_christmas"),
}
_INSTRUMENT = {"title", "number", "address", "binding", "nations"}


class BadRule(ValueError):
    """A file that says something no rule can say."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by instrument and in the order of its file. Raises BadRule."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml"))}
    found = tuple(rule for key, text in files.items() for rule in read(key, text))
    _without_overlaps(found)
    return found


def rule(id: str, on: dt.date) -> Rule | None:
    """The rule of an id as it stood on a day; as it is known best where it did not stand then."""
    known = [each for each in rules() if each.id == id]
    return next((each for each in known if each.in_force(on)), known[-1] if known else None)


def read(key: str, text: str) -> tuple[Rule, ...]:
    """The rules of one file. Raises BadRule."""
    told = tomllib.loads(text)
    if unknown := set(told) - {"instrument", "rule"}:
        raise BadRule(f"{key}: there is no “{min(unknown)}”")
    head = told.get("instrument", {})
    if unknown := set(head) - _INSTRUMENT:
        raise BadRule(f"{key}: an instrument has no “{min(unknown)}”")
    if missing := {"title", "binding"} - set(head):
        raise BadRule(f"{key}: the instrument does not say its {min(missing)}")
    instrument = Instrument(key, head["title"], head.get("number", ""), head.get("address", ""), head["binding"])
    nations = head.get("nations", list(Nation.values))
    return tuple(_rule(instrument, {"nations": nations} | each) for each in told.get("rule", ()))


def _rule(instrument: Instrument, told: Mapping[str, object]) -> Rule:
    name = f"{instrument.key}: {told.get('id', 'a rule without an id')}"
    if unknown := set(told) - _KNOWN:
        raise BadRule(f"{name}: there is no “{min(unknown)}”")
    if missing := _NEEDED - set(told):
        raise BadRule(f"{name}: does not say its {min(missing)}")
    if ("verified_on" in told) != ("against" in told):
        raise BadRule(f"{name}: verified_on and against go together")
    try:
        made = Rule(
            id=_id(told["id"]),
            instrument=instrument,
            section=told["section"],
            title=told["title"],
            demand=told["demand"],
            every=Every(told["every"]),
            clock=clock(told["clock"], **_options(told)),
            starts=told.get("starts", ""),
            nations=_among(told["nations"], Nation.values),
            tiers=_among(told.get("tiers", Tier.values), Tier.values),
            since=told.get("from"),
            until=told.get("to"),
            verified_on=told.get("verified_on"),
            against=told.get("against", ""),
            note=told.get("note", ""),
            usual=_only(told, "date_is", "usual"),
            longest=clock(told["extended"]) if "extended" in told else None,
            restricted=told.get("restricted", False) is True,
        )
    except ValueError as wrong:
        raise BadRule(f"{name}: {wrong}") from None
    if fault := _fault(made):
        raise BadRule(f"{name}: {fault}")
    return made


def _fault(rule: Rule) -> str:
    """What does not go together."""
    of: Clock = rule.clock
    if (rule.every is Every.EVENT) != bool(rule.starts):
        return "a clock for an event says what starts it, and no other does"
    if rule.every is Every.EVENT and (of.how or of.written == NEXT_QUARTER):
        return f"“{of.written}” can't be counted from an event"
    if rule.every is Every.QUARTER and of.how:
        return f"“{of.written}” is no date of a quarter"
    if rule.every is Every.YEAR and of.written == NEXT_QUARTER:
        return "a year has no next quarter"
    if rule.every is Every.AGAIN and of.unit not in (Unit.MONTHS, Unit.YEARS):
        return "what is done again says after how many months or years"
    if rule.every is not Every.EVENT and (of.given or of.hourly or rule.longest):
        return "only a clock for an event has hours, a date that is given, or an extension"
    for when in (rule.since, rule.until, rule.verified_on):
        if when is not None and type(when) is not dt.date:
            return f"{when} is no date"
    return ""


def _without_overlaps(found: tuple[Rule, ...]) -> None:
    by_id: dict[str, Rule] = {}
    for each in sorted(found, key=lambda rule: (rule.id, rule.since or dt.date.min)):
        before = by_id.get(each.id)
        if before and (before.until is None or each.since is None or before.until > each.since):
            raise BadRule(f"{each.id}: stands twice on the same day")
        by_id[each.id] = each


def _id(written: object) -> str:
    if not isinstance(written, str) or not re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", written) or len(written) > 60:
        raise ValueError("an id is small letters, digits and hyphens")
    return written


def _among(written: object, known: list[str]) -> tuple[str, ...]:
    if not isinstance(written, list) or not written or set(written) - set(known):
        raise ValueError(f"{written} is not some of {', '.join(known)}")
    return tuple(written)


def _only(told: Mapping[str, object], key: str, word: str) -> bool:
    if told.get(key, word) != word:
        raise ValueError(f"{key} can only be “{word}”")
    return key in told


def _options(told: Mapping[str, object]) -> dict[str, bool]:
    return {option: _only(told, key, word) for key, (word, option) in _OPTIONS.items()}
