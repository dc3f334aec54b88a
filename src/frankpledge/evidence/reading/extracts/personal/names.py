"""Names that people have in England and Wales, and words around them that tell a street or a shop from a person.

The commonest, by general knowledge: about three in four people have one of the given names, one in three one of the
surnames. Surnames that are villages too (Barton, Bradley) are left out, for wards and beats are called so.
"""

from pathlib import Path

_LISTS = Path(__file__).parent / "lists"


def _words(name: str) -> frozenset[str]:
    return frozenset((_LISTS / f"{name}.txt").read_text(encoding="utf-8").split())


GIVEN = _words("given")
SURNAMES = _words("surnames")
# Those that are words as well: they tell a person only with another name, alone in a cell nothing.
GIVEN_WORDS = _words("given-words")
SURNAME_WORDS = _words("surname-words")
# After a name or two they tell a place or a business: “Mark Street”, “Nelson Mandela Park”, “Robert Smyth Academy”.
PLACES = _words("places")
BEFORE_PLACES = _words("before-places")
BUSINESSES = tuple((_LISTS / "businesses.txt").read_text(encoding="utf-8").splitlines())
TITLES = frozenset(("mr", "mrs", "miss", "ms", "mx", "master", "messrs"))
