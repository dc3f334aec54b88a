"""What each kind of source withholds: a policy is declared once, by the source, and holds at every exit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """Counts from 1 to one less than `threshold` are small and never shown; a threshold of 0 withholds nothing.

    A nought is shown as “none recorded”.
    """

    name: str
    description: str
    threshold: int

    def __post_init__(self) -> None:
        if self.threshold < 0 or self.threshold == 1:
            raise ValueError(
                f"the disclosure policy “{self.name}” has the threshold {self.threshold}: "
                "write 0 to withhold nothing, or 2 or more"
            )

    @property
    def withholds(self) -> bool:
        return self.threshold > 0

    def is_small(self, count: int) -> bool:
        return 0 < count < self.threshold


OPEN = Policy("open", "Already published by its owner, so nothing is withheld.", 0)
PARTNER = Policy(
    "partner",
    "Numbers from 1 to 4 are withheld, and as many others as it takes that nobody can work them out. "
    "None recorded is said.",
    5,
)
POLICIES = {p.name: p for p in (OPEN, PARTNER)}
