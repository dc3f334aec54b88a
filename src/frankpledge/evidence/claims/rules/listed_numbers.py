"""“Seven partnerships: A, B, C, D, E and F”: a number, and the list that follows."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import word_value
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LIST = re.compile(
    rf"\b(?P<number>{_WORDS}|\d\d?)\s(?P<what>(?:[\w'’-]+\s){{0,6}}?[\w'’-]+s)\s?(?::|(?:\s?are|"
    rf"\s?were):?)\s(?P<list>[^.;:()]+?,[^.;:()]+?,?\sand\s[^.;:(),]+)(?=[.;]|$)",
    re.IGNORECASE,
)
_LONGEST, _MOST = 5, 20  # words of an item; more things than that are not counted off
_MORE = re.compile(
    r"\b(?:of|is|are|has|have|was|were|including|such as|among|for example|e\.g|respectively|each|per cent|"
    r"%|offences|crimes|incidents)\b|\d|&",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        match = _LIST.search(parsed.text)
        if not match or _MORE.search(match["list"]) or _MORE.search(match["what"]):
            continue
        number = word_value(match["number"])
        commas = match["list"].count(",") - len(re.findall(r",\sand\s", match["list"]))
        ands = len(re.findall(r"\sand\s", match["list"]))
        # An “and” may stand within an item (“drugs and alcohol”), so a list can be read in several ways.
        low, high = commas + 1, commas + 1 + ands
        short = max(len(item.split()) for item in re.split(r",|\sand\s", match["list"])) <= _LONGEST
        if short and 2 <= number <= _MOST and not low <= number <= high:
            why = f"The text says {match['number']}, and the list has {high}. Correct the number or the list."
            yield said(Grade.WRONG, parsed.sentence, match.start("number"), match.end("number"), why)


RULE = Rule(
    title="A number and its list",
    explanation="Where a number of things is followed by the list of them, the list has to have so many. An “and” "
    "within an item is allowed for.",
    example="The county has seven partnerships: Eastmarch, Fenside, Holme Valley, Marchester, Northwold and Welby.",
    counter_example=(
        "The county has six partnerships: Eastmarch, Fenside, Holme Valley, Marchester, Northwold and Welby."
    ),
    judge=judge,
)
