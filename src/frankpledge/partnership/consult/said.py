"""What is written down of a concern, before it is a row."""

import datetime as dt
import unicodedata
from dataclasses import dataclass

TEXTS = ("title", "words", "group", "place", "answer")


@dataclass(frozen=True)
class Said:
    """As the model has it. `answer` and `answered_on` only come with a list that brings them along."""

    title: str
    way: str
    group: str
    raised_on: dt.date
    words: str = ""
    people: int | None = None
    asked: int | None = None
    place: str = ""
    theme: str = ""
    first: bool = False
    answer: str = ""
    answered_on: dt.date | None = None
    private: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """All that somebody typed freely."""
        return tuple(getattr(self, name) for name in TEXTS)

    @property
    def key(self) -> tuple[str, str, str, dt.date]:
        """What makes it the same concern where it comes twice."""
        return key_of(self.title, self.way, self.group, self.raised_on)


def key_of(title: str, way: str, group: str, raised_on: dt.date) -> tuple[str, str, str, dt.date]:
    return alike(title), way, alike(group), raised_on


def alike(text: str) -> str:
    """A text as it is compared: “Speeding” and “ speeding” are one, in any script."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
