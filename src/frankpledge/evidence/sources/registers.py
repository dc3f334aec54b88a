"""What a partnership writes down for itself in a spreadsheet: its campaigns, its calendar of terms and events, and its
judgements of problems.

All are small CSV files, so each is taken whole or not at all.
"""

from frankpledge.evidence.sources.dataset import Column, Dataset, quoted
from frankpledge.evidence.sources.recording import MEASURES

CAMPAIGNS_SOURCE = "campaigns"
CALENDAR_SOURCE = "calendar"
JUDGEMENTS_SOURCE = "judgements"
RISKS_SOURCE = "risk_scores"
TERM, EVENT = "school term", "event"

# What people judge of a problem, from 0 to 100; the rest of a score is worked out from counts.
JUDGED = ("concern", "repeats", "leverage", "statute", "police-plan")

_OWN = {"publisher": "the partnership", "licence": "the partnership's own", "whole": True}
_MONTH = "{} IS NULL OR NOT regexp_full_match({}, '\\d{4}-(0[1-9]|1[0-2])')"


def _day(heading: str) -> Column:
    return Column(
        heading,
        sql="try_strptime({}, ['%Y-%m-%d', '%d/%m/%Y'])::DATE",
        wrong="try_strptime({}, ['%Y-%m-%d', '%d/%m/%Y']) IS NULL",
        expected="a day, written 2024-09-03 or 03/09/2024",
    )


def _measure(heading: str, expected: str) -> Column:
    return Column(heading, wrong=f"{{}} IS NULL OR {{}} NOT IN ({', '.join(map(quoted, MEASURES))})", expected=expected)


CAMPAIGNS = Dataset(
    source=CAMPAIGNS_SOURCE,
    name="campaigns",
    title="Register of campaigns",
    columns=(
        Column("campaign", wrong="{} IS NULL OR length({}) > 120", expected="a name of at most 120 characters"),
        _measure("measure", "the id of the measure that it was to change, such as burglary"),
        Column("area", wrong="{} IS NULL", expected="the areas it was in, by name or code, with ; between"),
        Column("first month", wrong=_MONTH, expected="the first month it ran in, written 2024-10"),
        Column(
            "last month",
            wrong=f'{_MONTH} OR {{}} < "first month"',
            expected="the last month it ran in, written 2024-12 and not before the first",
        ),
        Column("compare with"),
        Column("buffer"),
        Column(
            "cost",
            sql="replace(replace({}, ',', ''), '£', '')::DOUBLE",
            wrong="NOT regexp_full_match(replace(replace({}, ',', ''), '£', ''), '\\d+(\\.\\d+)?')",
            expected="pounds, or nothing",
        ),
        Column("what was done", wrong="{} IS NULL", expected="a sentence"),
    ),
    **_OWN,
)
CALENDAR = Dataset(
    source=CALENDAR_SOURCE,
    name="calendar",
    title="Calendar of school terms and events",
    columns=(
        Column(
            "what",
            wrong=f"{{}} IS NULL OR {{}} NOT IN ({quoted(TERM)}, {quoted(EVENT)})",
            expected=f"“{TERM}” or “{EVENT}”",
        ),
        Column("name", wrong="{} IS NULL", expected="a name; the editions of one event have the same"),
        _day("first day"),
        Column(
            "last day",
            sql=_day("last day").sql,
            wrong=f"{_day('last day').wrong} OR {_day('last day').sql} < "
            "try_strptime(\"first day\", ['%Y-%m-%d', '%d/%m/%Y'])::DATE",
            expected="a day, written 2024-09-03 or 03/09/2024, and not before the first",
        ),
    ),
    **_OWN,
)
_PROBLEM = _measure("problem", "the id of the measure that it is counted by, such as burglary")
_REASONS = (
    Column("why", wrong="{} IS NULL", expected="the reason, in a sentence"),
    Column("who says so", wrong="{} IS NULL", expected="who judged it"),
)
JUDGEMENTS = Dataset(
    source=JUDGEMENTS_SOURCE,
    name="judgements",
    title="Judgements of problems",
    columns=(
        _PROBLEM,
        Column(
            "component",
            wrong=f"{{}} IS NULL OR {{}} NOT IN ({', '.join(map(quoted, JUDGED))})",
            expected=f"one of {', '.join(JUDGED)}: what is counted is not judged",
        ),
        Column(
            "score",
            sql="{}::DOUBLE",
            wrong="{} IS NULL OR NOT regexp_full_match({}, '\\d{1,3}(\\.\\d+)?') OR {}::DOUBLE > 100",
            expected="a number from 0 to 100",
        ),
        *_REASONS,
    ),
    **_OWN,
)
RISKS = Dataset(
    source=RISKS_SOURCE,
    name="risk-scores",
    title="Scores of risk",
    columns=(
        _PROBLEM,
        Column("item", wrong="{} IS NULL", expected="an item of the criteria, such as physical"),
        Column(
            "score",
            sql="{}::INTEGER",
            wrong="{} IS NULL OR NOT regexp_full_match({}, '\\d{1,3}')",
            expected="a score of the criteria’s scale, such as 0, 2, 4 or 8",
        ),
        *_REASONS,
    ),
    **_OWN,
)
