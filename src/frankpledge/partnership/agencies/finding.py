"""What can be found by searching: a stage says what of its rows somebody may read, and `home` looks through that."""

import datetime as dt
from typing import NamedTuple


class Findable(NamedTuple):
    """A page that somebody may open. `text`: what else it says; `hint`: what it is; `on`: the day it is of; `private`:
    not everybody who sees others of its kind sees it."""

    title: str
    text: str
    route: str
    address: dict[str, object]  # the route's arguments
    hint: str = ""
    on: dt.date | None = None
    private: bool = False


def joined(*texts: str) -> str:
    """What a row says in several fields, one to a line."""
    return "\n".join(text for text in texts if text)
