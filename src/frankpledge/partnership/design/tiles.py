"""Tiles from outside to lay beneath the map: whose they are, and what of them the site's policy must allow."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

PLACES = ("{z}", "{x}", "{y}")  # that the address of every tile has
_KNOWN = re.compile(r"\{[szxyr]\}")
_HOST = re.compile(r"(\{s\}\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]+)?")


@dataclass(frozen=True)
class Tiles:
    """`template`: the address of a tile with {z}, {x} and {y}; `attribution`: whom they are from, in plain text."""

    template: str
    attribution: str

    @property
    def source(self) -> str:
        """Their host as a policy names it; of several, {s}, all."""
        parts = urlsplit(self.template)
        return f"https://{parts.netloc.replace('{s}', '*')}"


def tiles(template: str, attribution: str) -> Tiles | None:
    """The tiles of an address and of whom they are; None without an address. Raises ValueError: what is wrong."""
    if not template:
        return None
    parts = urlsplit(template)
    if parts.scheme != "https":
        raise ValueError(f'is "{template}", and has to begin with https://')
    if not _HOST.fullmatch(parts.netloc):
        raise ValueError(f'is "{template}", and after https:// has to name a host, such as tiles.example.org')
    lacking = [p for p in PLACES if p not in parts.path + parts.query]
    if lacking or re.search(r"[{}\s\"'<>;,\\]", _KNOWN.sub("", template)):
        raise ValueError(
            f'is "{template}", and has to be an address with {{z}}, {{x}} and {{y}} in it, and nothing else in braces, '
            "such as https://tiles.example.org/{z}/{x}/{y}.png"
        )
    if not attribution:
        raise ValueError("is set, so FRANKPLEDGE_TILES_ATTRIBUTION has to say whom the tiles are from")
    return Tiles(template, attribution)
