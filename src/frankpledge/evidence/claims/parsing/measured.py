"""Things that partners count, such as burglary or collisions, wherever a text names one by any of its usual names."""

import re
from functools import cache

from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.sources import published_figures

# How people also write what has a name in the measures.
_ALSO = {
    "anti-social-behaviour": ["ASB", "antisocial behaviour", "anti-social behavior", "low-level anti-social behaviour"],
    "total-crime": ["crime", "overall crime", "recorded crime", "crime figures"],
    "road-collisions": ["road traffic collisions", "RTCs", "road collisions", "road casualties"],
    "burglary": ["burglaries"],
    "robbery": ["robberies"],
    "hate-crime": ["hate crimes", "hate crime"],
    "domestic-abuse": ["domestic abuse", "domestic violence"],
    "arson": ["arson", "deliberate fires"],
    "vehicle-crime": ["vehicle crime", "car crime"],
    "rural-crime": ["rural crime"],
    "knife-crime": ["knife crime"],
    "shoplifting": ["shop theft"],
    "fly-tipping": ["fly-tipping", "fly tipping"],
}


@cache
def measured() -> re.Pattern[str]:
    """Any name of anything that is measured; the longest name is tried first."""
    return re.compile(rf"\b(?:{'|'.join(map(_loose, sorted(_names(), key=len, reverse=True)))})\b", re.IGNORECASE)


def thing(name: str) -> str | None:
    """The id of the measure that a text, which is a name and nothing more, stands for."""
    return _names().get(_plain(name))


@cache
def _names() -> dict[str, str]:
    found = {_plain(name): m for m, also in _ALSO.items() for name in also}
    for measure in measures().values():
        for name in (measure.inline, *measure.numerators.get(published_figures.SOURCE, ())):
            found.setdefault(_plain(name), measure.id)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name.casefold()).strip()


def _loose(name: str) -> str:
    return r"[\s-]".join(re.escape(word) for word in name.split(" "))
