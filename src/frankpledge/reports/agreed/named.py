"""Words in which numbers are named between double braces: `{{name}} of them`."""

import re
from collections.abc import Callable, Mapping

_NAME = re.compile(r"\{\{([^{}]+)\}\}")


def parts(text: str) -> list[str]:
    """Words and names by turns: words first and last, which may be empty."""
    return _NAME.split(text)


def names(text: str) -> list[str]:
    """What is named in a text, in order."""
    return _NAME.findall(text)


def bare(text: str) -> str:
    """The text without its names."""
    return _NAME.sub(" ", text)


def mark(name: str) -> str:
    return f"{{{{{name}}}}}"


def plain(text: str, printed: Mapping[str, str]) -> str:
    """Its words with the numbers as they are printed. `printed`: by name."""
    return _put(text, lambda name: printed.get(name, mark(name)))


def renamed(text: str, to: Mapping[str, str]) -> str:
    """With other names for the same numbers."""
    return _put(text, lambda name: mark(to.get(name, name)))


def texts(numbers: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The numbers of a finding as they are kept → as they are printed, by name."""
    return {name: number["text"] for name, number in numbers.items()}


def _put(text: str, what: Callable[[str], str]) -> str:
    return _NAME.sub(lambda found: what(found[1]), text)
