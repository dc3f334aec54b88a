"""Areas that a partnership draws or lists for itself: beats, forum areas, parishes. A part holds one set of them."""

import unicodedata

from frankpledge.evidence.sources.dataset import Column, Dataset, slug

SOURCE = "own_areas"

# Column → its type. `geometry` is GeoJSON, longitude and latitude; nothing where the area was given as a list of codes.
# `lsoas` are the LSOAs of 2021 listed for it, or those that fit its outline best. `square_km` is 0 without an outline.
COLUMNS = {
    "line": "UINTEGER",
    "code": "VARCHAR",
    "name": "VARCHAR",
    "set_name": "VARCHAR",
    "word": "VARCHAR",
    "geometry": "VARCHAR",
    "lsoas": "VARCHAR[]",
    "districts": "VARCHAR[]",
    "square_km": "DOUBLE",
    "overlapping": "BOOLEAN",
    "notes": "VARCHAR[]",
}

AREAS = Dataset(
    SOURCE,
    "own-areas",
    "Areas of the partnership's own",
    "the partnership",
    tuple(Column(c) for c in COLUMNS),
    key=("set_name",),
    licence="",
)


def part_key(set_name: str) -> str:
    """The key of the part that holds a set."""
    return _plain(set_name)


def code_of(set_name: str, name: str) -> str:
    """The code of an area: `OWN-BEAT-LUTTERWORTH`, of letters, digits and hyphens, as ids and addresses can take."""
    return f"OWN-{_plain(set_name)}-{_plain(name)}".upper()


def _plain(text: str) -> str:
    """A slug, with letters for letters with accents."""
    return slug(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode())
