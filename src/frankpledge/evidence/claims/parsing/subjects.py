"""What a sentence or a row of a table is about: a measure, under any name that partners print it by."""

import re
from dataclasses import dataclass
from functools import cache

from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.sources import published_figures

# Names in running text that no table would have.
_MORE = {
    "total-crime": (
        "overall crime", "all crime", "crime rate", "volume of crime", "recorded crime", "total crime rate",
        "total recorded crime",
    ),
    "anti-social-behaviour": (
        "ASB incidents", "incidents of ASB", "anti social behaviour", "antisocial behaviour", "antisocial behavior",
    ),
    "burglary": ("burglary", "burglaries"),
    "hate-crime": ("hate crimes", "flagged hate crimes", "all hate Crime and offences", "hate crime and offences"),
    "domestic-abuse": ("domestic abuse", "domestic abuse with injury", "domestic violence"),
    "domestic-crimes-and-incidents": ("domestic crime and incidents", "domestic crimes and incidents"),
    "domestic-incidents": ("domestic incidents", "police domestic incidents", "domestic abuse incidents"),
    "road-collisions": ("road traffic collisions", "collisions", "RTCs"),
    "violence-against-the-person": ("violence", "violent crime", "violence against a person"),
    "vehicle-crime": ("vehicle crime", "vehicle offences"),
    "theft-from-motor-vehicle": ("theft from motor vehicles", "thefts from vehicles", "theft from vehicles", "TFMV"),
    "theft-of-motor-vehicle": ("theft of motor vehicles", "thefts of vehicles", "TOMV"),
}  # fmt: skip


_TOO_COMMON = {"crime", "crimes", "offences", "incidents", "total", "all"}


@dataclass(frozen=True)
class Subject:
    start: int
    end: int
    text: str
    measure: str


def subjects(text: str) -> list[Subject]:
    """The measures that a text names, in order; of names within one another the longest."""
    return [Subject(*m.span(), m[0], _by_name()[_plain(m[0])]) for m in _names().finditer(text)]


def subject_of(label: str) -> str:
    """The measure that a row's label is, or nothing."""
    return _by_name().get(_plain(label), "")


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.casefold().replace("&", "and")).strip()


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for measure in measures().values():
        for name in (
            measure.title,
            measure.inline,
            measure.counted,
            *measure.numerators.get(published_figures.SOURCE, ()),
        ):
            found.setdefault(_plain(name), measure.id)
    for measure, names in _MORE.items():
        for name in names:
            found.setdefault(_plain(name), measure)
    return {name: measure for name, measure in found.items() if name not in _TOO_COMMON}


@cache
def _names() -> re.Pattern:
    longest_first = sorted(_by_name(), key=len, reverse=True)
    ways = "|".join(
        r"[\W_]+".join(re.escape(word).replace("and", "(?:and|&)") for word in name.split()) for name in longest_first
    )
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)
