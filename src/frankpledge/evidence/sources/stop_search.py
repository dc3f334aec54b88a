"""data.police.uk stop and search files: one row a search, a file a force and month.

No column tells the force: only the file's published name does. `Date` is a time in UTC, and a file holds the searches
of a month by the clock on the wall: the first of July begins with rows of 30 June, 23:00. A search without a point is
as good as any other. Copies saved again by a spreadsheet or a script (a column of row numbers, 0.0 and 1.0 for false
and true, decimals rewritten) are taken too.
"""

import datetime as dt
import re
from calendar import SUNDAY, monthrange

from frankpledge.evidence.sources.dataset import Column, Dataset, quoted
from frankpledge.evidence.sources.police_street import EAST, NORTH, SOUTH, WEST, degrees

SOURCE = "stop_search"

_NAME = r"(\d{4}-\d{2})-([a-z-]+)-stop-and-search\.csv"
_UTC = "try_strptime(replace(left({}, 19), 'T', ' '), '%Y-%m-%d %H:%M:%S')"
_TRUE, _FALSE = ("true", "1", "1.0"), ("false", "0", "0.0")


def dataset(today: dt.date, file_name: str = "") -> Dataset:
    """The layout and the rules. Without the published name of a file no row can be given to a force and a month."""
    named = re.fullmatch(_NAME, file_name, re.IGNORECASE)
    month, force = (named[1], named[2].lower()) if named else ("", "")
    return Dataset(
        source=SOURCE,
        name="stop-and-search",
        title="Stop and search",
        publisher="data.police.uk",
        key_of=lambda _: f"{force}/{month}",
        file_name=_NAME,
        needs_name="only its name tells the force and the month. Give it the one that the publisher gave it, such as "
        "2024-04-leicestershire-stop-and-search.csv",
        columns=(
            _text("Type", "type"),
            _time(month, today),
            _bool("Part of a policing operation", "in_operation"),
            _text("Policing operation", "operation"),
            degrees("Latitude", "lat", SOUTH, NORTH, "Longitude"),
            degrees("Longitude", "lon", WEST, EAST, "Latitude"),
            _text("Gender", "gender"),
            _text("Age range", "age_range"),
            _text("Self-defined ethnicity", "self_defined_ethnicity"),
            _text("Officer-defined ethnicity", "officer_defined_ethnicity"),
            _text("Legislation", "legislation"),
            _text("Object of search", "object"),
            _text("Outcome", "outcome"),
            _bool("Outcome linked to object of search", "outcome_linked"),
            _bool("Removal of more than just outer clothing", "more_than_outer_clothing"),
        ),
    )


def _text(heading: str, name: str) -> Column:
    return Column(heading, name, wrong="length({}) > 200", expected="at most 200 characters")


def _bool(heading: str, name: str) -> Column:
    """True, false or nothing, as published or as a script writes it."""
    true, false = (f"lower({{}}) IN ({', '.join(map(quoted, words))})" for words in (_TRUE, _FALSE))
    return Column(
        heading,
        name,
        sql=f"CASE WHEN {true} THEN true WHEN {false} THEN false END",
        wrong=f"{{}} IS NOT NULL AND NOT ({true} OR {false})",
        expected="True, False or nothing",
    )


def _time(month: str, today: dt.date) -> Column:
    """The time of a search, kept by the clock on the wall, which tells its month."""
    told = month or "1970-01"
    local = _wall(int(told[:4]))
    expected = f"a time in UTC in {told} by British clocks, written {told}-15T21:30:00+00:00"
    return Column(
        "Date",
        "at",
        sql=local,
        wrong=f"{_UTC} IS NULL OR NOT regexp_full_match({{}}[20:], '(\\.0+)?(\\+00:?00|Z)?') "
        f"OR strftime({local}, '%Y-%m') <> '{told}' OR '{told}' >= '{today:%Y-%m}'",
        expected=expected,
    )


def _wall(year: int) -> str:
    """A time in UTC as the clocks of Britain show it: an hour on from the last Sunday of March to that of October."""
    first, last = (_last_sunday(year, month) for month in (3, 10))
    summer = f"{_UTC} >= TIMESTAMP '{first} 01:00:00' AND {_UTC} < TIMESTAMP '{last} 01:00:00'"
    return f"({_UTC} + CASE WHEN {summer} THEN INTERVAL 1 HOUR ELSE INTERVAL 0 HOUR END)"


def _last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, monthrange(year, month)[1])
    return last - dt.timedelta(days=(last.weekday() - SUNDAY) % 7)
