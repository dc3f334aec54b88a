"""A sentence whose numbers are named.

A sentence names its numbers as `{{name}}`; each name comes with the text that is printed and the id of the figure, so
that whoever prints the sentence can make a link of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from frankpledge.evidence.area import Area


@dataclass(frozen=True)
class Printed:
    """A number as it is printed in a sentence, and the figure that it is."""

    text: str
    figure: str


@dataclass(frozen=True)
class Sentence:
    """Words in which numbers are named."""

    text: str
    numbers: dict[str, Printed] = field(default_factory=dict)

    @property
    def plain(self) -> str:
        return re.sub(r"\{\{(.+?)\}\}", lambda found: self.numbers[found[1]].text, self.text)


def compose(text: str, **numbers: Printed | str) -> Sentence:
    """`compose("{n} of them", n=Printed("12", id))`: numbers by their names in the text, words as they are."""
    named = {key: n for key, n in numbers.items() if isinstance(n, Printed)}
    marks = {key: f"{{{{{_name(key, n)}}}}}" for key, n in named.items()}
    words = {key: w for key, w in numbers.items() if not isinstance(w, Printed)}
    return Sentence(text.format(**words, **marks), {_name(key, n): n for key, n in named.items()})


def _name(key: str, number: Printed) -> str:
    """The figure's id, with how it is used, since one figure can be printed in two ways."""
    return f"{number.figure}/{key}"


def together(sentences: Sequence[Sentence]) -> Sentence:
    """Sentences one after another."""
    said = [s for s in sentences if s.text]
    return Sentence(" ".join(s.text for s in said), {name: n for s in said for name, n in s.numbers.items()})


def phrase(area: Area) -> str:
    """An area as it stands in a sentence: `Harborough`, `the Leicestershire police force area`."""
    return f"the {area.name}" if area.kind == "force" else area.name


def capital(text: str) -> str:
    """The text with its first letter large; the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """`burglary, drugs and robbery`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def a_few(names: Sequence[str], most: int = 4) -> str:
    """`hate crime, rape, knife crime, arson and 12 more`: all where they are few."""
    if len(names) <= most + 1:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
