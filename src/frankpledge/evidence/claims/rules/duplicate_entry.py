"""An entry that stands twice in a list, or twice for one year in a yearly series."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from frankpledge.evidence.claims.document import Block
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.lists import lists, series
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.yearly import Yearly, relabelled, yearly
from frankpledge.evidence.claims.rule import Found, Rule, marked

_LEAST = 3  # entries, before a list is a series
_WORDS = 4  # fewer are easily said twice for good reason


def judge(report: Report) -> Iterator[Found]:
    for listed in series(report):
        read = [one for entry in listed.entries if (one := yearly(entry))]
        for _, group in groupby(read, key=lambda one: one.what):
            yield from _years_twice(list(group))
    for listed in lists(report):
        yield from _texts_twice(listed.entries)


def _years_twice(entries: Sequence[Yearly]) -> Iterator[Found]:
    """In a series of one entry a year, all years in order, one year twice and the next one not at all."""
    years = [one.year for one in entries]
    if len(set(years)) < _LEAST - 1 or len(years) < _LEAST or len(set(years)) != len(years) - 1:
        return
    for before, one in pairwise(entries):
        step = 1 if years[-1] >= years[0] else -1
        missing = one.year + step
        mended = [missing if entry is one else year for entry, year in zip(entries, years, strict=True)]
        alike = before.entry.text.casefold() == one.entry.text.casefold()
        whole = mended == list(range(mended[0], mended[-1] + step, step))
        if before.year == one.year and whole:
            yield _year_said(one, missing, alike, _dates_fit(entries, one, missing))


def _dates_fit(entries: Sequence[Yearly], one: Yearly, missing: int) -> bool:
    """Whether every other entry is dated as long after its year as this one is after the missing year."""
    lags = {entry.dated - entry.year for entry in entries if entry is not one and entry.dated}
    return one.dated is not None and lags == {one.dated - missing}


def _year_said(one: Yearly, missing: int, alike: bool, fits: bool) -> Found:
    label = relabelled(one, missing)
    text = one.entry.text
    details = "" if alike else ", with different details,"
    why = f"“{one.label}” stands twice in this series{details} and {label} is missing."
    if fits:
        why += f" Its date, {one.dated}, is that of the one for {label}."
    better = f"{text[: one.start]}{label}{text[one.end :]}"
    return marked(
        Grade.WRONG if fits or alike else Grade.DOUBTFUL, one.entry.place, text, one.start, one.end, why, better
    )


def _texts_twice(entries: Sequence[Block]) -> Iterator[Found]:
    """The same words twice. Where several texts repeat, the list has a pattern, and that is meant."""
    plain = [re.sub(r"\W+", " ", entry.text).casefold().strip() for entry in entries]
    twice = [text for text, count in Counter(plain).items() if count > 1]
    if len(twice) != 1 or plain.count(twice[0]) != 2 or len(twice[0].split()) < _WORDS or len(entries) < _LEAST:
        return
    entry = entries[len(plain) - 1 - plain[::-1].index(twice[0])]
    why = "This entry stands twice in the same list. Was another one meant?"
    yield marked(Grade.DOUBTFUL, entry.place, entry.text, 0, len(entry.text), why)


RULE = Rule(
    title="Entries that stand twice",
    explanation=(
        "In a list with one entry for each year (annual reviews, plans, reports), a year that stands twice while the "
        "next is missing is a slip. It is wrong where the two are the same, or where the dates of all entries show "
        "which year was meant, else doubtful. In any list, an entry of four words or more that stands "
        "twice is doubtful; lists whose entries "
        "repeat as a pattern are left alone."
    ),
    example=(
        "Previous reports:\n\n- 2015/16 Annual Review, 30 June 2016\n- 2016/17 Annual Review, 6 July 2017\n"
        "- 2016/17 Annual Review, 28 June 2018\n"
    ),
    counter_example=(
        "Previous reports:\n\n- 2015/16 Annual Review, 30 June 2016\n- 2016/17 Annual Review, 6 July 2017\n"
        "- 2017/18 Annual Review, 28 June 2018\n"
    ),
    judge=judge,
)
