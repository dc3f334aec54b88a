"""“Longdale’s (18, up from 15)”, and the table says 18 before and 15 after: told the wrong way round."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.labels import Named
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.tabled import counts

_FAR = 60  # characters from a row's name to its numbers


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims if report.grids else ():
        for change in parsed.changes:
            near = [
                n
                for n in report.labels.named(parsed.text, parsed.sentence.place.heading)
                if 0 <= change.start - n.end <= _FAR or 0 <= change.after.start - n.end <= _FAR
            ]
            if near:
                yield from _judged(parsed, change, near[-1])


def _judged(parsed: Parsed, change: Change, named: Named) -> Iterator[Found]:
    pair = named.grid.latest
    held = counts(named.row, *pair) if pair else None
    if held is None or any(not q.exact or q.hedge for q in (change.before, change.after)):
        return
    told = (change.before.value, change.after.value)
    table = (
        f"The report's table has {named.row.label} {held[0]:,} ({pair[0].period.text}) and {held[1]:,} "
        f"({pair[1].period.text})"
    )
    where = (parsed.sentence, min(change.start, change.after.start), change.end)
    if told == held:
        yield said(Grade.HOLDS, *where, f"{table}, as the text does.")
    elif told == held[::-1] and not _swapped_periods(change, pair):
        yield said(Grade.WRONG, *where, f"{table}: the text has them the wrong way round.")
    elif _slipped(parsed, change, named, told, held):
        wrong = change.before if told[0] != held[0] else change.after
        yield said(Grade.WRONG, parsed.sentence, wrong.start, wrong.end, f"{table}, not {wrong.text}.")
    elif change.implied and told[1] != held[1] and held[1] - held[0] == told[1] - told[0]:
        yield said(
            Grade.WRONG, parsed.sentence, change.after.start, change.after.end, f"{table}, not {change.after.text}."
        )


def _slipped(parsed: Parsed, change: Change, named: Named, told: tuple, held: tuple[int, int]) -> bool:
    """Whether one of the two is the table's, the other isn't, and no period says that another column is meant."""
    one = (told[0] == held[0]) != (told[1] == held[1])
    dated = any(p is not None and p.year is not None for p in (change.before_period, change.after_period))
    near = re.fullmatch(r"[^.;,]{0,24}", parsed.text[named.end : change.start]) is not None
    elsewhere = {q.value for q in named.row.values if q is not None}
    return one and near and not dated and not change.implied and not set(told) <= elsewhere


def _swapped_periods(change: Change, pair) -> bool:
    """Whether the text itself says that its later number is of the earlier column."""
    after = change.after_period
    return after is not None and after.year is not None and after.key == pair[0].period.key


RULE = Rule(
    title="Two numbers of a row, and which came first",
    explanation="Where the text tells a row's two numbers from the report's own table, they have to be in the order of "
    "the table's periods.",
    example=(
        "Fires rose at Longdale (18, up from 15).\n\n| Station | 2021/22 | 2022/23 |\n|---|---|---|\n| "
        "Hallbank | 64 | 52 |\n"
        "| Longdale | 18 | 15 |"
    ),
    counter_example=(
        "Fires fell at Longdale (15, down from 18).\n\n| Station | 2021/22 | 2022/23 |\n|---|---|---|\n| "
        "Hallbank | 64 | 52 |\n"
        "| Longdale | 18 | 15 |"
    ),
    judge=judge,
)
