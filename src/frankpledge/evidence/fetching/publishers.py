"""The publishers' addresses and the forces that they know, from `publishers.toml`; a mirror can stand in for any."""

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from frankpledge.evidence.area import force_words

_DATA = tomllib.loads((Path(__file__).parent / "publishers.toml").read_text(encoding="utf-8"))

LOOKUPS = _DATA["lookups"]
BOUNDARIES = _DATA["boundaries"]
POPULATIONS = _DATA["populations"]
NOTES = _DATA["notes"]


class UnknownForce(LookupError):
    """A name that is no force; its text lists those that come near."""


@dataclass(frozen=True)
class Publisher:
    """Who publishes, the address that all of its files lie under, and where a person finds them."""

    name: str
    title: str
    root: str
    by_hand: str


@dataclass(frozen=True)
class Force:
    """A police force: its identifier in file names, and its name."""

    id: str
    name: str

    def polices(self, force_area: str) -> bool:
        """Whether a police force area, as the ONS writes it, is this force's: “London, City of” is."""
        return force_words(force_area) == force_words(self.name)


FORCES = tuple(Force(id, name) for id, name in _DATA["forces"].items())


def publishers(instead: Iterable[str] = ()) -> dict[str, Publisher]:
    """The publishers by name, with other addresses for some: `police=http://127.0.0.1:8000/`.

    Raises ValueError with a sentence for what is no such pair.
    """
    found = {name: Publisher(name, **_DATA[name]) for name in ("police", "ons", "nomis")}
    for pair in instead:
        name, _, root = pair.partition("=")
        if name not in found or urlsplit(root).scheme not in ("http", "https") or not urlsplit(root).netloc:
            raise ValueError(f"“{pair}” is no address: write police=, ons= or nomis= and then http:// or https://")
        found[name] = replace(found[name], root=root.rstrip("/"))
    return found


def force_named(text: str) -> Force:
    """The force with this name or identifier. Raises UnknownForce where there is none, with those that come near."""
    wanted = text.strip().casefold()
    for force in FORCES:
        if wanted == force.id or force_words(text) in (force_words(force.name), force_words(force.id)):
            return force
    words = {f.id.replace("-", " "): f for f in FORCES} | {f.name.casefold(): f for f in FORCES}
    near = difflib.get_close_matches(wanted, words, n=5, cutoff=0.6)
    near += [w for w in words if len(wanted) > 2 and wanted in w]
    names = list(dict.fromkeys(words[w].name for w in near))
    hint = f"Did you mean: {', '.join(names)}?" if names else f"There are: {', '.join(f.id for f in FORCES)}"
    raise UnknownForce(f"no police force is named “{text}”. {hint}")
