"""What a score is asked to be made of: the problems, the weights and the judgements."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.registers import Judgement
from frankpledge.evidence.statistics.scoring.components import Component

ALL = "all"  # the problems of which something is held, as a figure's id writes it
BY_ID = {c.name.lower().replace("_", "-"): c for c in Component}
COUNTED = (Component.VOLUME, Component.HARM, Component.TREND, Component.PEERS, Component.FORECAST)
JUDGED = tuple(c for c in Component if c not in COUNTED)


@dataclass(frozen=True)
class Weighing:
    """`problems` are measures, none: those held. `judgements` None: those of the edition's registers.

    `weights` by component; a component that has none of its own counts once.
    """

    problems: tuple[Measure, ...] = ()
    weights: tuple[tuple[Component, float], ...] = ()
    judgements: tuple[Judgement, ...] | None = None

    def weight(self, component: Component) -> float:
        return dict(self.weights).get(component, 1.0)

    @property
    def can_be_asked(self) -> bool:
        """Whether a figure's id can name it: weights and judgements that came in a file can't be asked for again."""
        return not self.weights and self.judgements is None

    @property
    def id(self) -> str:
        return "+".join(m.id for m in self.problems) or ALL


def of_id(text: str) -> Weighing:
    """The weighing that a figure's id names. Raises ValueError."""
    return Weighing(() if text == ALL else problems(text.split("+")))


def problems(ids: Iterable[str]) -> tuple[Measure, ...]:
    """Measures by id. Raises ValueError for one that is none or is named twice, and for fewer than two."""
    found: list[Measure] = []
    for id in (i.strip() for i in ids):
        if id not in measures():
            raise ValueError(f"there is no measure “{id}”: see frankpledge evidence measures")
        if measures()[id] in found:
            raise ValueError(f"“{id}” is named twice: name each problem once")
        found.append(measures()[id])
    if len(found) < 2:
        raise ValueError("a score puts problems in an order: name two or more")
    return tuple(found)


def weights(file: Path) -> tuple[tuple[Component, float], ...]:
    """The weights of a TOML file: `volume = 2`. What it does not name counts for nothing. Raises ValueError."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(f"{file.name} can't be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{file.name}: it is not TOML ({error})") from None
    for key, value in data.items():
        if key not in BY_ID:
            raise ValueError(f"{file.name}: “{key}” is no component; there are: {', '.join(BY_ID)}")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
            raise ValueError(f"{file.name}: the weight of {key} is a number, 0 or more: {value!r} was given")
    if not any(data.values()):
        raise ValueError(f"{file.name}: one weight at the least is above 0")
    return tuple((c, float(data.get(id, 0))) for id, c in BY_ID.items())


def middle(judgements: Iterable[Judgement]) -> Mapping[tuple[str, str], tuple[float, int]]:
    """Problem and what was judged → the mean of all judgements of it, and how many there are."""
    given: dict[tuple[str, str], list[float]] = {}
    for j in judgements:
        given.setdefault((j.problem, j.about), []).append(j.score)
    return {key: (sum(scores) / len(scores), len(scores)) for key, scores in given.items()}
