"""How much a design can tell: the Maryland scale of scientific methods (Sherman and others 1997; Farrington 2003).

The words are ours. One long series alone stands at 2 here: some reviews place it higher, and it has nothing to set it
against but its own past.
"""

from enum import Enum


class Design(Enum):
    """`level` is 1 to 5, `words` what the design is, `comparison` what it sets the place against."""

    AFTER_ONLY = (1, "figures from after it began only", "")
    BEFORE_AFTER = (2, "before and after in one place, with nothing to compare", "")
    OTHER_MONTHS = (2, "before and after, with other months of the same place to compare", "the other months")
    SERIES = (2, "one long series, with its own earlier months to compare", "the months before")
    COMPARISON_AREA = (3, "before and after, with a similar place to compare", "the comparison area")
    SEVERAL_AREAS = (4, "before and after in several places of each kind, alike in other ways", "the comparison areas")
    BY_LOT = (5, "places chosen by lot", "the places that the lot left out")

    def __init__(self, level: int, words: str, comparison: str) -> None:
        self.level = level
        self.words = words
        self.comparison = comparison

    @property
    def sentence(self) -> str:
        """For print, beside what is said of the result."""
        return f"Level {self.level} of 5 on the Maryland scale: {self.words}."
