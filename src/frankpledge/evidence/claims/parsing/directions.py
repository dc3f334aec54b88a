"""Words that say which way something moved."""

import re
from dataclasses import dataclass

_UP = (
    r"rose|risen|rises|rising|rise|increas(?:e|es|ed|ing)|grew|grown|growth|growing|jumped|surged|climbed|"
    r"gone up|went up|going up|"
    r"up(?! to\b(?! \d))(?!on|-to-date)|higher|more|upturn|uplift|doubled|trebled|tripled|quadrupled|"
    r"worsened|(?<=[%t] )above"
)
_DOWN = (
    r"fell|fallen|falls|falling|fall|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|reduc(?:ed|es|ing|tion|"
    r"tions)|dropped|drops?|dropping|"
    r"gone down|went down|down|lower(?:ed)?|fewer|less(?! serious)|halved|cut|(?<=[%t] )below"
)
_DIRECTION = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
# “more than 14%” is a hedge, “further reduced” an aim, “up to 50” a limit, “more likely” no count.
_NOT = re.compile(
    r"\b(?:more|less|fewer|higher|greater|lower) than(?= (?:£?\d|half|a (?:half|third|quarter)|one|two|"
    r"doubled?))|\bup to\b|\bmore (?:than )?likely\b|"
    r"\bset up\b|\bmade up\b|\bfollow(?:ed)?[- ]up\b|\bbacked up\b|\bno more\b|\bbreak(?:s|ing)? down\b|"
    r"\bcut[- ]off\b|\bmore serious\b|"
    r"\bup and down|\bups and downs\b|\bhigher education\b|\bmore or less\b|\bmore recent\b|"
    r"\bup[- ]to[- ]date\b|\bsign(?:ed)? up\b|\bbroken down\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|neither|without|never|hasn't|didn't|nor)\b[^.;,]{0,24}$", re.IGNORECASE)


@dataclass(frozen=True)
class Direction:
    """`way`: 1 up, −1 down."""

    start: int
    end: int
    text: str
    way: int

    @property
    def compares(self) -> bool:
        """“Higher” and “fewer” compare as often with another place as with another time."""
        return self.text.casefold() in ("higher", "lower", "more", "less", "fewer", "above", "below")


def directions(text: str) -> list[Direction]:
    """In order; none that is denied (“no increase”) or that says something else (“more than half”)."""
    not_these = [m.span() for m in _NOT.finditer(text)]
    return [
        Direction(m.start(), m.end(), m[0], 1 if m["up"] else -1)
        for m in _DIRECTION.finditer(text)
        if not any(a <= m.start() < b for a, b in not_these) and not _NEGATED.search(text[: m.start()])
    ]
