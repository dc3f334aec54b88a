"""The tables of the law, each read once from its TOML file beside this one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Act:
    """`title`: without the year. `years`: of all Acts with this title, the first first."""

    title: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class Duty:
    """What a section of an Act is about. `act` and `year` name it; `section` is its number with any letter.

    `topics`: the names of topics that the section does speak of. `says`: its duty in a few words.
    """

    act: str
    year: int
    section: str
    topics: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class BodyKind:
    """A kind of body, and the words that end (or are) its name, as regular expressions; the longest is tried first.

    `responsible`: whether such a body is a responsible authority. `named`: how a sentence calls the kind.
    """

    kind: str
    responsible: bool
    named: str
    mention: str  # by which any text, capitals or not, is seen to speak of the kind; a regular expression
    names: tuple[str, ...]


@dataclass(frozen=True)
class MergedPartnership:
    """One partnership that serves several districts. `county`: where `districts_in_county` districts stood when the
    partnership was formed. `since`: the year of the merger, None where it is not known. `source`: who says so.
    """

    name: str
    county: str
    districts_in_county: int
    districts: tuple[str, ...]
    since: int | None
    source: str


@cache
def acts() -> tuple[Act, ...]:
    return tuple(Act(a["title"], tuple(a["years"])) for a in _table("acts")["act"])


@cache
def topics() -> dict[str, str]:
    """Each topic of duties with the regular expression by which a sentence is known to speak of it."""
    return dict(_table("duties")["topics"])


@cache
def duties() -> tuple[Duty, ...]:
    return tuple(Duty(**{**d, "topics": tuple(d["topics"])}) for d in _table("duties")["duty"])


@cache
def body_kinds() -> tuple[BodyKind, ...]:
    return tuple(BodyKind(**{**b, "names": tuple(b["names"])}) for b in _table("bodies")["body"])


@cache
def merged_partnerships() -> tuple[MergedPartnership, ...]:
    return tuple(
        MergedPartnership(**{"since": None, **p, "districts": tuple(p["districts"])})
        for p in _table("merged_partnerships")["partnership"]
    )


def _table(name: str) -> dict:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
