"""“Every type of crime fell”, and one row of the table rose."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import word_value
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.tables import Grid
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.tabled import counts

_UP, _DOWN = (
    r"rose|increased|went up|grew|(?:was|were) up",
    r"fell|decreased|went down|dropped|declined|reduced|(?:was|were) down",
)
_NUMBER = r"(?:(?P<n{0}>two|three|four|five|six|seven|eight|nine|ten|\d+)\s)?(?:of\s)?(?:the\s|these\s|our\s)?"
_ALL = re.compile(
    rf"\b(?:every|all|each)(?: of)?\s{_NUMBER.format(1)}(?P<what1>[a-z]+)(?:\s(?:of\s)?[\w-]+)"
    rf"{{0,4}}?\s(?:(?P<up1>{_UP})|(?P<down1>{_DOWN}))\b"
    rf"|\b(?:(?P<up2>{_UP})|(?P<down2>{_DOWN}))\s(?:in|across|for)\s(?:every|all|"
    rf"each)(?: of)?\s{_NUMBER.format(2)}(?P<what2>[a-z]+)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\b(?:except|apart from|but|other than|save|bar|almost|nearly|not)\b", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims if report.grids else ():
        match = _ALL.search(parsed.text)
        if match and not _EXCEPT.search(parsed.text):
            grids = [g for g in report.grids if g.latest and _is_of(g, match["what1"] or match["what2"])]
            if len(grids) == 1:
                yield from _judged(parsed, match, grids[0])


def _is_of(grid: Grid, what: str) -> bool:
    """Whether the rows are what is spoken of: “every type” of a table headed “Type”, “all districts” of “District”."""
    stem = re.sub(r"(?:ies|s|y)$", "", what.casefold())
    return len(stem) > 2 and any(
        re.sub(r"(?:ies|s|y)$", "", w) == stem for w in re.findall(r"[a-z]+", grid.heads[0].text.casefold())
    )


def _judged(parsed: Parsed, match: re.Match, grid: Grid) -> Iterator[Found]:
    rows = [
        (row, both)
        for row in grid.rows
        if not re.match(r"\W*(?:total|all)\b", row.label, re.IGNORECASE) and (both := counts(row, *grid.latest))
    ]
    number = match["n1"] or match["n2"]
    if len(rows) < 2 or (number and word_value(number) != len(rows)):
        return
    way = 1 if match["up1"] or match["up2"] else -1
    against = [f"{row.label} {before:,} to {after:,}" for row, (before, after) in rows if (after - before) * way <= 0]
    where = (parsed.sentence, match.start(), match.end())
    if against:
        yield said(Grade.WRONG, *where, f"Not all: the report's table has {'; '.join(against[:3])}.")
    else:
        yield said(Grade.HOLDS, *where, f"So it is in all {len(rows)} rows of the report's table.")


RULE = Rule(
    title="Every, all, each",
    explanation="Where the text says that all of something rose or fell, and a table of the report lists them, each "
    "row has to.",
    example="As the table shows, every type of crime fell.\n\n| Type | 2022/23 | 2023/24 |\n|---|---|---|\n| "
    "Burglary | 173 | 150 |\n| Damage | 508 | 519 |",
    counter_example="As the table shows, every type of crime fell.\n\n| Type | 2022/23 | 2023/24 |\n|---|---|---|\n| "
    "Burglary | 173 | 150 |\n| Damage | 508 | 496 |",
    judge=judge,
)
