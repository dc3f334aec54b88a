"""Which districts have a county council above their own, from a dated list of the ONS (`data/counties.toml`)."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from frankpledge.evidence.area import plain

DATA = Path(__file__).parents[1] / "data" / "counties.toml"


@dataclass(frozen=True)
class County:
    code: str
    name: str
    districts: dict[str, str]  # code → name

    @property
    def council(self) -> str:
        return f"{self.name} County Council"


@cache
def counties() -> tuple[County, ...]:
    return tuple(County(**each) for each in _read()["county"])


def as_of() -> dt.date:
    return _read()["as_of"]


def above(district: str) -> County | None:
    """The county of a district, by the district's code; none where its council is the only one."""
    return next((county for county in counties() if district in county.districts), None)


def named(text: str) -> County | None:
    """The county of this name or code, with or without “county council”."""
    wanted = plain(text).removesuffix(" county council").removesuffix(" county")
    return next((c for c in counties() if wanted in (plain(c.name), c.code.casefold())), None)


@cache
def _read() -> dict:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
