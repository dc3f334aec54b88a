"""What people type: paragraphs, lines and bullets. Everything else in it is words, and is printed as it was typed."""

import re
from itertools import groupby

from frankpledge.reports.agreed import named

BULLET = re.compile(r"^-\s+")
# Any of these can mean something in Markdown. An apostrophe and a quotation mark are left: they are only made curly.
_MEANS = re.compile(r"""([\\`*_{}\[\]()<>#+\-.!|~^$@&:=/%;?])""")
# Letters by which rendering finds its own places, and marks that turn the direction of the numbers beside them.
_NEVER = re.compile("[\ue000-\uf8ff\u202a-\u202e\u2066-\u2069]")


def blocks(text: str) -> list[str | list[str]]:
    """Its paragraphs, in each of which lines stay apart, and its lists, which are lists of bullets."""
    found: list[str | list[str]] = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = filter(None, (line.strip() for line in part.split("\n")))
        for bulleted, run in groupby(lines, key=lambda line: bool(BULLET.match(line))):
            told = list(run)
            found.append([BULLET.sub("", line) for line in told] if bulleted else "\n".join(told))
    return found


def literal(text: str) -> str:
    """Words of one line as Markdown that prints them as they are."""
    return _MEANS.sub(r"\\\1", _NEVER.sub("", " ".join(text.split())))


def sentence(text: str, names: frozenset[str] | set[str]) -> str:
    """Words in which some numbers are named: the names stay names, and all the rest is printed as it was typed."""
    made = []
    for place, part in enumerate(named.parts(text)):
        if place % 2 == 0:
            made.append(_spaced(part))
        else:
            made.append(named.mark(part) if part in names else literal(named.mark(part)))
    return "".join(made)


def _spaced(part: str) -> str:
    """Escaped, with the space at its ends, since a name follows or comes before."""
    said = literal(part)
    if not said:
        return " " if part else ""
    return f"{' ' if part[0].isspace() else ''}{said}{' ' if part[-1].isspace() else ''}"


def markdown(text: str) -> str:
    """Its blocks as Markdown."""
    return "\n\n".join(
        "\\\n".join(literal(line) for line in one.split("\n"))
        if isinstance(one, str)
        else "\n".join(f"- {literal(bullet)}" for bullet in one)
        for one in blocks(text)
    )


def clipped(text: str, most: int) -> str:
    """The beginning of what was typed, in one line, cut after a whole word."""
    words = " ".join(BULLET.sub("", line.strip()) for line in text.split("\n") if line.strip())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def how_often(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")
