"""Partnerships that the Home Office's tables name otherwise than the ONS lookup of 2024, each with the reason.

Names that differ in capitals, punctuation or `&` alone are the same without this list. What is not listed here and
not in the lookup is said to be unmatched; nothing is guessed.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Renamed:
    """One partnership under two names. `now` is the name in the lookup."""

    table: str
    now: str
    why: str


@dataclass(frozen=True)
class Merged:
    """A partnership of today and those that it was made of, which older quarters show one by one.

    Together they cover exactly its districts, so their sum is its count.
    """

    now: str
    former: tuple[str, ...]
    why: str


RENAMED = (
    Renamed("Northern Devon", "North Devon", "one partnership of the districts North Devon and Torridge"),
    Renamed("Folkestone and Hythe", "Shepway", "the district took its new name in 2018, the lookup keeps the old"),
    Renamed("London, City of", "City of London", "the Home Office writes the first word last"),
)

MERGED = (
    Merged("Cwm Taf", ("Merthyr Tydfil", "Rhondda Cynon Taf"), "the partnerships of two districts became one"),
    Merged(
        "North Hampshire",
        ("Basingstoke and Deane", "Hart", "Rushmoor"),
        "the partnerships of three districts became one",
    ),
    Merged(
        "North Worcestershire",
        ("Bromsgrove", "Redditch", "Wyre Forest"),
        "the partnerships of three districts became one",
    ),
    Merged(
        "Somerset",
        ("Sedgemoor", "Somerset East_Mendip", "Somerset East_South Somerset", "Taunton Deane", "West Somerset"),
        "the partnerships of the five districts that became Somerset Council were made one before it",
    ),
)
