"""The Home Office's recorded crime by community safety partnership: counts by financial quarter and offence code.

Issued each quarter as a workbook (`prc-csp-…-tables`) with a sheet of notes and a sheet a financial year. Two layouts
are found: to 2014/15 the columns are `Force Name` and `Number of Offences`, from 2015/16 `Police Force` and
`Offence Count`; no layout carries codes of areas.

What the rows are not: a partnership and an offence do not stand once a quarter. Where partnerships have merged, older
quarters keep a row for each former one under the new name (Dorset has five, Northumberland six), so equal rows are
real and are all counted. Counts are net of crimes that were cancelled or transferred, and so can be negative.
"""

import datetime as dt
import re

from frankpledge.evidence.period import Period
from frankpledge.evidence.sources.dataset import Column, Dataset

SOURCE = "recorded_crime"
HOME_OFFICE = "Home Office"
FIRST_YEAR = 2002  # the year in which recording was made one for all forces; the tables begin with it

_MARK = r"(\s*(\[[^\]]*\]|\((p|r|P|R|[0-9]+)\)|\*|†|‡))+\s*$"  # [note 3], (p), *: set after a value
_DASH = r"\s*(-|–|to)\s*"
_OF_YEAR = r"(\s+[0-9]{4})?"
_MONTHS = (
    ("apr(il)?", "june?"),
    ("july?", "sep(t|tember)?"),
    ("oct(ober)?", "dec(ember)?"),
    ("jan(uary)?", "mar(ch)?"),
)
_YEAR = r"([0-9]{4})\s*[/-]\s*([0-9]{2}){1,2}"


def _pattern(number: int) -> str:
    first, last = _MONTHS[number - 1]
    return rf"(?i)((q|qtr|quarter)?\s*{number}(\.0)?|{first}{_OF_YEAR}{_DASH}{last}{_OF_YEAR})"


def quarter(values: tuple[str, str]) -> Period:
    """The months of a financial year and quarter as the tables spell them: `2014/15` and `1`, `Q1` or `Apr - Jun`."""
    year, text = (re.sub(_MARK, "", v).strip() for v in values)
    number = next(n for n in (1, 2, 3, 4) if re.fullmatch(_pattern(n), text))
    return months(int(year[:4]), number)


def months(year: int, number: int) -> Period:
    """The months of the so manyth quarter of the financial year that begins in `year`."""
    calendar, first = (year + 1, 1) if number == 4 else (year, 1 + 3 * number)
    return Period(dt.date(calendar, first, 1), dt.date(calendar, first + 2, 1))


def datasets(today: dt.date) -> list[Dataset]:
    """The tables by partnership, and those near them that are known and not read.

    `today` because a quarter that has not ended can't have been published.
    """
    return [_by_partnership(today), _BY_FORCE, _ROLLING]


def _by_partnership(today: dt.date) -> Dataset:
    return Dataset(
        SOURCE,
        "csp",
        "Police recorded crime by community safety partnership",
        HOME_OFFICE,
        (
            _year("Financial Year"),
            _quarter("Financial Quarter", "Financial Year", today),
            _text("Force Name", "force", "a police force", also=("Police Force", "Force")),
            _text("CSP Name", "csp", "a community safety partnership", also=("CSP", "Community Safety Partnership")),
            Column(
                "CSP Code",
                "csp_code",
                sql="trim({})",
                wrong="NOT regexp_full_match(trim({}), '[EW]\\d{8}')",
                expected="a code: E or W and eight digits, or nothing",
                also=("CSP code", "ONS Code", "ONS code"),
                optional=True,
            ),
            _text("Offence Code", "offence_code", "the Home Office's code of an offence", longest=40),
            _label("Offence Description", "offence"),
            _label("Offence Group", "offence_group"),
            _label("Offence Subgroup", "offence_subgroup", also=("Offence Sub-group", "Offence Sub Group")),
            _count("Offence Count", also=("Number of Offences", "Number of offences")),
        ),
        key=("Financial Year", "Financial Quarter"),
        key_of=lambda values: quarter(values).id,
        known_by=("CSP Name", "Offence Code"),
    )


def _unmarked(field: str = "{}") -> str:
    """The field without the marks of its footnotes."""
    return f"trim(regexp_replace({field}, '{_MARK}', ''))"


def _year(heading: str) -> Column:
    year = _unmarked()
    first = f"try_cast({year}[1:4] AS INTEGER)"
    return Column(
        heading,
        "year",
        sql=f"{first}::USMALLINT",
        wrong=f"{{}} IS NULL OR NOT regexp_full_match({year}, '{_YEAR}') OR {first} < {FIRST_YEAR} "
        f"OR try_cast({year}[-2:] AS INTEGER) <> ({first} + 1) % 100",
        expected=f"a financial year from {FIRST_YEAR}/{(FIRST_YEAR + 1) % 100:02}, written 2014/15",
    )


def _quarter(heading: str, year_heading: str, today: dt.date) -> Column:
    """Financial quarters; the first begins in April. One that says its calendar year must agree with its neighbour."""
    text = _unmarked()
    cases = " ".join(f"WHEN regexp_full_match({text}, '{_pattern(n)}') THEN {n}" for n in (1, 2, 3, 4))
    number = f"(CASE {cases} END)"
    year = f'try_cast("{year_heading}"[1:4] AS INTEGER)'
    calendar = f"({year} + CASE WHEN {number} = 4 THEN 1 ELSE 0 END)::VARCHAR"
    this_quarter = (today.year - (today.month < 4)) * 4 + (today.month - 4) % 12 // 3 + 1
    return Column(
        heading,
        "quarter",
        sql=f"{number}::UTINYINT",
        wrong=f"{number} IS NULL OR NOT list_has_all([{calendar}], regexp_extract_all({text}, '[0-9]{{4}}')) "
        f"OR {year} * 4 + {number} >= {this_quarter}",
        expected="a quarter of that financial year that has ended: 1 to 4, Q1 or Apr - Jun",
    )


def _text(heading: str, name: str, what: str, longest: int = 100, also: tuple[str, ...] = ()) -> Column:
    return Column(
        heading,
        name,
        sql=_unmarked(),
        wrong=f"coalesce({_unmarked()}, '') = '' OR length({{}}) > {longest}",
        expected=f"{what}, of at most {longest} characters",
        also=also,
    )


def _label(heading: str, name: str, also: tuple[str, ...] = ()) -> Column:
    return Column(
        heading, name, sql=_unmarked(), wrong="length({}) > 300", expected="at most 300 characters", also=also
    )


def _count(heading: str, also: tuple[str, ...]) -> Column:
    plain = f"replace({_unmarked()}, '−', '-')"
    return Column(
        heading,
        "count",
        sql=f"replace({plain}, ',', '')::DOUBLE::INTEGER",
        wrong=f"{{}} IS NULL OR NOT regexp_full_match({plain}, '-?([0-9]{{1,3}}(,[0-9]{{3}})+|[0-9]{{1,8}})(\\.0+)?')",
        expected="a whole number, which may be negative and have commas at the thousands",
        also=also,
    )


_BY_FORCE = Dataset(
    SOURCE,
    "pfa",
    "Police recorded crime by police force area",
    HOME_OFFICE,
    (
        Column("Financial Year"),
        Column("Financial Quarter"),
        Column("Force Name", also=("Police Force",)),
        Column("Offence Description"),
        Column("Offence Code"),
        Column("Offence Count", also=("Number of Offences", "Number of offences")),
    ),
    not_read="it tells forces apart and not partnerships. Fetch the table by Community Safety Partnership (prc-csp)",
)
_ROLLING = Dataset(
    SOURCE,
    "rolling",
    "Police recorded crime, rolling years",
    HOME_OFFICE,
    (Column("12 months ending"), Column("Offence"), Column("Rolling year total number of offences")),
    not_read="each row is a total of twelve months, from which no quarter can be told. Fetch the table by "
    "Community Safety Partnership (prc-csp)",
)
