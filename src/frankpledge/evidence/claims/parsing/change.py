"""What is said of two numbers: from what to what, by how much, which way, between which periods."""

from dataclasses import dataclass

from frankpledge.evidence.claims.parsing.directions import Direction
from frankpledge.evidence.claims.parsing.periods import PeriodMention
from frankpledge.evidence.claims.parsing.quantities import Quantity


@dataclass(frozen=True)
class Change:
    """A pair of numbers and what is said of it. `before` may be implied (`implied`): “up 9% (+658) to 7,946”."""

    before: Quantity
    after: Quantity
    percent: Quantity | None = None
    points: Quantity | None = None
    by: Quantity | None = None  # the difference, in the pair's own unit
    direction: Direction | None = None
    before_period: PeriodMention | None = None
    after_period: PeriodMention | None = None
    implied: bool = False
    tied: bool = False  # the direction word is surely said of this pair
    fraction: Quantity | None = None  # “by a third”
    loose: bool = False  # “133 versus 121”: mostly the later first, not always

    @property
    def start(self) -> int:
        return min(self.before.start, self.after.start)

    @property
    def end(self) -> int:
        return max(self.before.end, self.after.end)
