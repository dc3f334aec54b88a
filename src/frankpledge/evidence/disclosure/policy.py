"""What each kind of source withholds: a policy is declared once, by the source, and holds at every exit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """Counts from 1 to one less than `threshold` are small and never shown; a threshold of 0 withholds nothing.

    A nought is shown as “none recorded” unless `hides_zero`: then it is small too.
    """

    name: str
    description: str
    threshold: int
    hides_zero: bool = False

    def __post_init__(self) -> None:
        if self.threshold < 0 or self.threshold == 1:
            raise ValueError(
                f"the disclosure policy “{self.name}” has the threshold {self.threshold}: "
                "write 0 to withhold nothing, or 2 or more"
            )

    @property
    def withholds(self) -> bool:
        return self.threshold > 0

    @property
    def least(self) -> int:
        """The least count that a withheld cell can be."""
        return 0 if self.hides_zero else 1

    def is_small(self, count: int) -> bool:
        return self.least <= count < self.threshold


OPEN = Policy("open", "Already published by its owner, so nothing is withheld.", 0)
PARTNER = Policy(
    "partner",
    "Numbers from 1 to 4 are withheld, and as many others as it takes that nobody can work them out. "
    "None recorded is said.",
    5,
)
VAULT = Policy(
    "vault",
    "Numbers from 0 to 4 are withheld, and as many others as it takes that nobody can work them out. "
    "That there was none is not said either.",
    5,
    hides_zero=True,
)
POLICIES = {p.name: p for p in (OPEN, PARTNER, VAULT)}


def policy_of(source_disclosure: str) -> Policy:
    """The policy that a source declares: `open`, `partner` or `vault`. Raises ValueError for anything else."""
    if source_disclosure not in POLICIES:
        raise ValueError(
            f"there is no disclosure policy “{source_disclosure}”: a source declares one of {', '.join(POLICIES)}"
        )
    return POLICIES[source_disclosure]
