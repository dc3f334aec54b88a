"""The kinds of event. Each stage declares its own in its `kinds.py`, and a kind comes with its sentence."""

from dataclasses import dataclass

KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """Something that is done: its key in the past tense, a sentence with {gaps}, and for how many years it is kept.

    The sentence goes into the chain for good, so its gaps take nothing that names a person: `personal` lists what an
    event of this kind may hold in a sealed box instead. `look`: nothing was changed, somebody only saw.
    """

    key: str
    sentence: str
    years: int
    personal: frozenset[str] = frozenset()
    look: bool = False


def kind(key: str, sentence: str, *, years: int = 7, personal: tuple[str, ...] = (), look: bool = False) -> Kind:
    """Declare a kind. Raises ValueError where the key is taken, or where a gap would print what is personal."""
    if key in KINDS:
        raise ValueError(f"There are two kinds of event with the key “{key}”.")
    if told := [gap for gap in personal if "{" + gap + "}" in sentence]:
        raise ValueError(f"The sentence of “{key}” would print {', '.join(told)}, which is personal.")
    KINDS[key] = Kind(key, sentence, years, frozenset(personal), look)
    return KINDS[key]
