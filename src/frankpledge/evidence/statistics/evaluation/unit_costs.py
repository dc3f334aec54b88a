"""What one crime costs, from a TOML file that names its source and the year of its prices."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "unit_costs.toml"

_TEXTS = ("title", "source", "price_year", "status", "checked")
_STATUSES = ("to be verified", "verified")


@dataclass(frozen=True)
class UnitCost:
    """Pounds a crime. `marked`: as `checked` of its file says."""

    id: str
    title: str
    pounds: float
    marked: bool = False


@dataclass(frozen=True)
class UnitCosts:
    """The costs of one publication, by id."""

    title: str
    source: str
    price_year: str
    status: str
    checked: str
    caveats: tuple[str, ...]
    costs: dict[str, UnitCost]

    @property
    def verified(self) -> bool:
        """Whether somebody has held the values against the publication."""
        return self.status == "verified"

    def of(self, kind: str) -> UnitCost:
        """One cost. Raises ValueError for a kind that has none, and says which have."""
        if kind not in self.costs:
            raise ValueError(f"“{kind}” has no unit cost in {self.source}: known are {', '.join(sorted(self.costs))}")
        return self.costs[kind]


def unit_costs(file: Path = FILE) -> UnitCosts:
    """Read a file. Raises ValueError, with the file's name, for one that can't be used."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        return _read(data)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{file.name}: it is not TOML ({error})") from None
    except ValueError as error:
        raise ValueError(f"{file.name}: {error}") from None


def _read(data: dict) -> UnitCosts:
    _keys(data, {*_TEXTS, "cost"}, {"caveats"}, "of the file")
    for key in _TEXTS:
        if not (isinstance(data[key], str) and data[key].strip()):
            raise ValueError(f"“{key}” is a text, and may not be empty")
    if data["status"] not in _STATUSES:
        raise ValueError(f"“status” must be one of: {', '.join(_STATUSES)}")
    costs = [_cost(entry) for entry in data["cost"]]
    by_id = {c.id: c for c in costs}
    if len(by_id) < len(costs):
        raise ValueError("two costs have the same id")
    return UnitCosts(**{k: data[k] for k in _TEXTS}, caveats=tuple(data.get("caveats", ())), costs=by_id)


def _cost(entry: dict) -> UnitCost:
    _keys(entry, {"id", "title", "pounds"}, {"marked"}, "of a cost")
    pounds = entry["pounds"]
    if isinstance(pounds, bool) or not isinstance(pounds, int | float) or not 0 < pounds < float("inf"):
        raise ValueError(f"“pounds” of {entry['id']} must be a number above 0: {pounds!r} was given")
    return UnitCost(**entry)


def _keys(table: dict, needed: set[str], optional: set[str], where: str) -> None:
    for key in sorted(needed - set(table)):
        raise ValueError(f"the key “{key}” {where} is missing")
    for key in sorted(set(table) - needed - optional):
        raise ValueError(f"“{key}” is no key {where}; known: {', '.join(sorted(needed | optional))}")
