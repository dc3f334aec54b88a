"""data.police.uk street-level files: one row a crime or anti-social behaviour incident, a file a force and month.

What the rows are not, measured on half a million of them: anti-social behaviour has no identifier, and its exact
duplicates are real incidents; `Crime ID` repeats elsewhere too. So nothing is ever de-duplicated, and the identifier
serves only to tell what changed between two releases.
"""

import datetime as dt
import re

from frankpledge.evidence.sources.dataset import Column, Dataset, quoted

SOURCE = "police_street"
CATEGORIES = (
    "Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime",
    "Other theft", "Possession of weapons", "Public order", "Robbery", "Shoplifting", "Theft from the person",
    "Vehicle crime", "Violence and sexual offences",
)  # fmt: skip
BEFORE_2013 = ("Public disorder and weapons", "Violent crime")
FIRST_MONTH = "2010-12"

# Around the British Isles with room to spare: what this catches is text, swapped numbers and (0, 0).
WEST, EAST, SOUTH, NORTH = -11, 6, 49, 62


def dataset(today: dt.date, file_name: str = "") -> Dataset:
    """The layout and the rules; `today` because a month that has not ended can't have been published.

    A file whose name says its month, as the publisher's do, holds rows of that month alone: a stray row would else
    stand for a whole other month.
    """
    types = ", ".join(quoted(t) for t in CATEGORIES + BEFORE_2013)
    return Dataset(
        source=SOURCE,
        name="street",
        title="Street-level crime and anti-social behaviour",
        publisher="data.police.uk",
        key=("Falls within", "Month"),
        file_name=r"\d{4}-\d{2}-[a-z-]+-street\.csv",
        columns=(
            *of_a_crime(today, file_month(file_name, "street")),
            Column(
                "Crime type",
                "crime_type",
                wrong=f"{{}} IS NULL OR {{}} NOT IN ({types})",
                expected="one of the published categories",
            ),
            Column("Last outcome category", "outcome", wrong="length({}) > 200", expected="at most 200 characters"),
            Column("Context", "context", wrong="length({}) > 2000", expected="at most 2,000 characters"),
        ),
    )


def file_month(file_name: str, kind: str) -> str:
    """The month that a file's name tells, as the publisher's do; nothing for any other name."""
    named = re.fullmatch(rf"(\d{{4}}-\d{{2}})-.+-{kind}\.csv", file_name, re.IGNORECASE)
    return named[1] if named else ""


def of_a_crime(today: dt.date, only: str) -> tuple[Column, ...]:
    """The columns with which street-level and outcome files begin; `only` is the month that every row is of."""
    other_month = f" OR {{}} <> {quoted(only)}" if only else ""
    expected_month = f"{only}, as in the file's name" if only else "written 2024-04"
    return (
        # Sixteen of the sixty-four hexadecimal digits tell two crimes apart and take an eighth of the room.
        Column(
            "Crime ID",
            "crime_key",
            sql="coalesce(try_cast('0x' || {}[1:16] AS UBIGINT), md5_number_lower({}))",
            wrong="length({}) > 100",
            expected="an identifier of at most 100 characters, or nothing",
        ),
        Column(
            "Month",
            "month",
            wrong=f"{{}} IS NULL OR NOT regexp_full_match({{}}, '\\d{{4}}-(0[1-9]|1[0-2])') "
            f"OR {{}} < '{FIRST_MONTH}' OR {{}} >= '{today:%Y-%m}'{other_month}",
            expected=f"a month that has ended, from {FIRST_MONTH}, {expected_month}",
        ),
        Column("Reported by", "reported_by", wrong="{} IS NULL OR length({}) > 100", expected="a police force"),
        Column("Falls within", "falls_within", wrong="{} IS NULL OR length({}) > 100", expected="a police force"),
        degrees("Longitude", "lon", WEST, EAST, "Latitude"),
        degrees("Latitude", "lat", SOUTH, NORTH, "Longitude"),
        Column("Location", "location", wrong="length({}) > 200", expected="a place of at most 200 characters"),
        Column(
            "LSOA code",
            "lsoa_code",
            wrong="{} IS NOT NULL AND NOT regexp_full_match({}, '[EW]01\\d{6}')",
            expected="E01 or W01 and six digits, or nothing",
        ),
        Column("LSOA name", "lsoa_name", wrong="length({}) > 100", expected="a name of at most 100 characters"),
    )


def degrees(heading: str, name: str, least: int, most: int, other: str) -> Column:
    """A coordinate, kept in millionths of a degree: the six published decimals exactly, in four bytes."""
    return Column(
        heading,
        name,
        sql="round(try_cast({} AS DOUBLE) * 1e6)::INTEGER",
        wrong=f'({{}} IS NULL) <> ("{other}" IS NULL) OR '
        f"{{}} IS NOT NULL AND NOT coalesce(try_cast({{}} AS DOUBLE) BETWEEN {least} AND {most}, false)",
        expected=f"degrees from {least} to {most}, or nothing in both coordinates "
        "(are longitude and latitude swapped, or both 0?)",
    )
