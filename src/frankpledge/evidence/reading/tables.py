"""A table's rows into Parquet parts: at full speed while every row keeps the rules, and line by line where one doesn't.

The quick way gives the whole file to DuckDB in one statement that stops at the first row that breaks a rule. Only then
is the file gone through slowly, by Python's csv module and the same rules, to say which lines are wrong and why.
"""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from frankpledge.evidence.reading import decoding
from frankpledge.evidence.reading.problems import Problem, Refused
from frankpledge.evidence.reading.recognising import headings
from frankpledge.evidence.sources.dataset import Column, Dataset, quoted

LONGEST_FIELD = 10_000_000
LONGEST_LINE = 400_000  # in characters; DuckDB takes lines of up to two million bytes
csv.field_size_limit(LONGEST_FIELD)

# The first level is the quickest, and makes a part hardly larger than the third, which is usual.
PARQUET = "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)"


@dataclass(frozen=True)
class Rows:
    """What a file gave: a Parquet file for each key, the number of good rows in each, and the problems."""

    files: dict[str, tuple[Path, int]]
    read: int
    problems: tuple[Problem, ...] = ()


def read(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, content: bytes, year: str, scratch: Path, path: Path | None
) -> Rows:
    """The rows of a file. `path` is where the same bytes already lie as plain UTF-8, if they do.

    Every part gets a column `line`: the line of the file on which the row stands. Raises Refused where there is no
    good row.
    """
    rows = None
    if decoding.is_plain_utf8(content):
        rows = _quickly(connection, dataset, content, year, scratch, path)
    if rows is None:
        rows = _line_by_line(connection, dataset, decoding.text(content), year, scratch)
    if not rows.files:
        if rows.problems:
            raise Refused(f"{dataset.title}: no row can be taken. {rows.problems[0]}")
        raise Refused(f"{dataset.title}: it has headings but no rows")
    if dataset.whole and rows.problems:
        raise Refused(
            f"{dataset.title}: {len(rows.problems):,} of its rows break a rule, and without them every count would "
            f"be short. {rows.problems[0]}"
        )
    return rows


def _quickly(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, content: bytes, year: str, scratch: Path, path: Path | None
) -> Rows | None:
    """The whole file in one statement, or None where any row is wrong or goes to another part than the first."""
    lines = io.BytesIO(content)
    found = headings(lines.readline().decode(), dataset.delimiter)
    first_row = dict(zip(found, headings(lines.readline().decode(), dataset.delimiter), strict=False))
    key = _first_key(connection, dataset, first_row)
    if path is None:
        path = scratch / "plain.csv"
        path.write_bytes(content)
    same_part = [f"{_key_sql(dataset, h)} IS DISTINCT FROM {quoted(v)}" for h, v in key.items()]
    constant = key if dataset.key_sql == "{}" else {}
    wrong = " OR ".join([_wrong(c, constant) for c in dataset.columns if c.wrong] + same_part)
    target = scratch / f"{sum(1 for _ in scratch.iterdir())}.parquet"
    try:
        (count,) = connection.execute(
            f"COPY (SELECT (row_number() OVER () + 1)::UINTEGER AS line, {_values(dataset)} "
            f"FROM {_csv(path, found, dataset.delimiter)} "
            f"WHERE CASE WHEN {wrong or 'false'} THEN error('a row breaks a rule') ELSE true END) "
            f"TO {quoted(str(target))} {PARQUET}"
        ).fetchone()
    except duckdb.Error as error:
        if "No space left" in str(error):
            raise OSError(28, "No space left on device") from None
        target.unlink(missing_ok=True)
        return None
    ends = content.count(b"\n") + (not content.endswith(b"\n"))
    if count != ends - 1 or not count:  # a line break inside quotes, or blank lines: the line numbers would be wrong
        target.unlink()
        return None
    return Rows({dataset.part_key(tuple(key.values()), year): (target, count)}, count)


def _key_sql(dataset: Dataset, heading: str) -> str:
    """What of a heading's text names the part."""
    return dataset.key_sql.replace("{}", f'"{heading}"')


def _first_key(connection: duckdb.DuckDBPyConnection, dataset: Dataset, row: dict[str, str]) -> dict[str, str]:
    """What names the part of the first row, by heading."""
    texts = {h: row.get(h, "") for h in dataset.key}
    if dataset.key_sql == "{}":
        return texts
    asked = ", ".join(dataset.key_sql.replace("{}", quoted(text)) for text in texts.values())
    return dict(zip(texts, connection.execute(f"SELECT {asked}").fetchone(), strict=True))


def _wrong(column: Column, key: dict[str, str]) -> str:
    """The rule of a column; of one that is constant within a part, for its one value, which DuckDB then checks once."""
    constant = column.heading in key
    return column.wrong_sql.replace(column.quoted, quoted(key[column.heading])) if constant else column.wrong_sql


def _csv(path: Path, found: list[str], delimiter: str) -> str:
    names = [h or f"unnamed {i}" for i, h in enumerate(found)]
    columns = ", ".join(f"{quoted(h)}: 'VARCHAR'" for h in names)
    return (
        f"read_csv({quoted(str(path))}, columns = {{{columns}}}, auto_detect = false, header = true, "
        f"delim = '{delimiter}', quote = '\"', escape = '\"', parallel = false)"
    )


def _values(dataset: Dataset) -> str:
    return ", ".join(c.value_sql for c in dataset.columns)


def _line_by_line(connection: duckdb.DuckDBPyConnection, dataset: Dataset, text: str, year: str, scratch: Path) -> Rows:
    """Every line on its own, so that a stray quotation mark spoils one row and not the rest of the file."""
    lines = (text if "\n" in text else text.replace("\r", "\n")).split("\n")
    found = headings(lines[0], dataset.delimiter)
    places = [found.index(h) for h in dataset.headings]
    problems: list[Problem] = []
    clean = scratch / "clean.csv"
    read_rows = 0
    with clean.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
        writer.writerow(["line", *dataset.headings])
        for number, line in enumerate(lines[1:], 2):
            if not line.strip("\r"):
                continue
            read_rows += 1
            if len(line) > LONGEST_LINE:
                said = f"the row is {len(line):,} characters long, far more than any published one"
                problems.append(Problem(number, "", "", said, (line[:1000],)))
                continue
            try:
                fields = _fields(line.rstrip("\r"), dataset.delimiter)
            except csv.Error as error:
                problems.append(Problem(number, "", "", f"the row can't be read ({error})", (line[:1000],)))
                continue
            while len(fields) > len(found) and not fields[-1]:  # commas that a spreadsheet left; DuckDB takes them too
                fields.pop()
            if len(fields) != len(found):
                said = f"the row has {len(fields)} fields and the headings are {len(found)}"
                problems.append(Problem(number, "", "", said, tuple(fields)))
                continue
            writer.writerow([number, *(fields[p] for p in places)])
    staged = f"(SELECT * FROM {_csv(clean, ['line', *dataset.headings], ',')})"
    problems += _broken_rules(connection, dataset, staged)
    files = _parts(connection, dataset, staged, year, scratch)
    return Rows(files, read_rows, tuple(sorted(problems, key=lambda p: p.line)))


def _fields(line: str, delimiter: str) -> list[str]:
    """Raises csv.Error. DuckDB takes spaces behind a closing quotation mark, so they are no fault here either."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        closer = re.sub(rf'("(?:[^"]|"")*") +(?={re.escape(delimiter)}|$)', r"\1", line)
        return next(csv.reader([closer], delimiter=delimiter, strict=True))


def _fault(dataset: Dataset) -> str:
    """The number of the first column that breaks its rule, or nothing."""
    cases = " ".join(f"WHEN {c.wrong_sql} THEN {i}" for i, c in enumerate(dataset.columns) if c.wrong)
    return f"CASE {cases} END" if cases else "NULL"


def _broken_rules(connection: duckdb.DuckDBPyConnection, dataset: Dataset, staged: str) -> list[Problem]:
    rows = connection.execute(
        f"SELECT * FROM (SELECT {_fault(dataset)} AS fault, * FROM {staged}) WHERE fault IS NOT NULL"
    ).fetchall()
    problems = []
    for fault, line, *fields in rows:
        column = dataset.columns[fault]
        value = fields[fault] or ""
        problems.append(Problem(int(line), column.heading, value, column.expected, tuple(f or "" for f in fields)))
    return problems


def _parts(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, staged: str, year: str, scratch: Path
) -> dict[str, tuple[Path, int]]:
    """A Parquet file for each distinct key among the good rows."""
    good = f"(SELECT * FROM {staged} WHERE {_fault(dataset)} IS NULL)"
    found: list[tuple[str, ...]] = [()]
    if dataset.key:
        names = ", ".join(_key_sql(dataset, h) for h in dataset.key)
        found = connection.execute(f"SELECT DISTINCT {names} FROM {good} ORDER BY ALL").fetchall()
    spellings: dict[str, list[str]] = {}  # one key may be spelt in two ways: “Kent Police” and “Kent police”
    for values in found:
        same = " AND ".join(f"{_key_sql(dataset, h)} = {quoted(v)}" for h, v in zip(dataset.key, values, strict=True))
        spellings.setdefault(dataset.part_key(values, year), []).append(same or "true")
    files: dict[str, tuple[Path, int]] = {}
    for key, same in spellings.items():
        where = " OR ".join(f"({s})" for s in same)
        target = scratch / f"{sum(1 for _ in scratch.iterdir())}.parquet"
        (count,) = connection.execute(
            f"COPY (SELECT line::UINTEGER AS line, {_values(dataset)} FROM {good} WHERE {where}) "
            f"TO {quoted(str(target))} {PARQUET}"
        ).fetchone()
        if count:
            files[key] = (target, count)
    return files
