"""Words for a finding are checked as every report is: what its own numbers contradict is not taken."""

import re

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.formats import read_bytes
from frankpledge.reports.agreed.named import bare
from frankpledge.reports.checking import checked

# Amounts that are spelt out can't be asked where they come from. Small words such as “two” mostly count other things.
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_LARGE = r"\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_SPELT = re.compile(
    rf"\b(?:(?:{_SMALL}|{_LARGE})\s+(?:per\s+cent|percent)|(?:a|{_SMALL}|{_LARGE})\s+(?:hundred|thousand|million)"
    r"|hundreds|thousands|millions|dozens?|(?:doubl|halv|trebl|tripl|quadrupl)(?:e|es|ed|ing)|twice"
    r"|(?:a|one|two|three)\s+(?:third|quarter|fifth|tenth)s?|half\s+(?:of|as)|by\s+half"
    rf"|(?:{_SMALL})\s+in\s+(?:{_SMALL}))\b",
    re.IGNORECASE,
)


def contradiction(words: str) -> str:
    """Why a sentence is wrong by its own numbers; "" where nothing in it is."""
    errata = checked(read_bytes(words.encode(), "finding.txt"))
    return next((found.why for found in errata.findings if found.grade is Grade.WRONG), "")


def spelt_out(words: str, drafted: str) -> str:
    """The first amount in words that the drafted sentence does not have; "" where there is none."""
    known = bare(drafted).casefold()
    found = (match[0] for match in _SPELT.finditer(words))
    return next((amount for amount in found if amount.casefold() not in known), "")
