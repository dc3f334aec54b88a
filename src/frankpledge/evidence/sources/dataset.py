"""How a source says what its files look like and which rules a row must keep."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

OGL = "Open Government Licence v3.0"


@dataclass(frozen=True)
class Column:
    """A column of a file: its heading, and how its text becomes a value.

    In `sql` and `wrong`, `{}` stands for the text of the field (NULL where blank). `wrong` is true for a value that
    breaks the rule, and `expected` says in words what should have been there. `also` are other headings that the
    publisher has given the column; an `optional` column may be absent, and its part is then without it.
    """

    heading: str
    name: str = ""
    sql: str = "{}"
    wrong: str = ""
    expected: str = ""
    also: tuple[str, ...] = ()
    optional: bool = False

    @property
    def quoted(self) -> str:
        return '"' + self.heading.replace('"', '""') + '"'

    @property
    def value_sql(self) -> str:
        return f'{self.sql.replace("{}", self.quoted)} AS "{self.name or self.heading}"'

    @property
    def wrong_sql(self) -> str:
        return f"coalesce({self.wrong.replace('{}', self.quoted)}, false)" if self.wrong else "false"


@dataclass(frozen=True)
class Dataset:
    """A kind of file that a publisher issues. Its rows go into one part for each distinct `key`."""

    source: str
    name: str
    title: str
    publisher: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()  # headings whose values name the part; none: the whole file is one part
    key_sql: str = "{}"  # what of the text `{}` of such a heading does so
    delimiter: str = ","
    file_name: str = ""  # a regular expression that this publisher's file names match
    needs_name: str = ""  # what to say of a file of another name, where only the name tells what its rows are of
    year_in_name: str = ""  # a regular expression; its group is the year, where the publisher puts it there alone
    licence: str = OGL
    whole: bool = False  # with a row refused the file is: what it lists would else be missing from every count
    key_of: Callable[[tuple[str, ...]], str] | None = None  # the part's key, where it is not the key's values in words
    known_by: tuple[str, ...] = ()  # headings that no other file has: one with them is of this kind, though not whole
    not_read: str = ""  # why a file with these headings is left alone, though it is known what it is

    @property
    def headings(self) -> list[str]:
        return [c.heading for c in self.columns]

    def fits(self, found: Collection[str]) -> bool:
        """Whether each of its columns, but for the optional ones, has one of its headings among those of a file."""
        return all(c.optional or c.heading in found or any(h in found for h in c.also) for c in self.columns)

    def as_spelt(self, found: Collection[str]) -> "Dataset":
        """The same with the headings that a file has, and without the optional columns that it lacks."""
        spelt = {c: next((h for h in (c.heading, *c.also) if h in found), "") for c in self.columns}
        if all(c.heading == h for c, h in spelt.items()):
            return self
        kept = {c: h or c.heading for c, h in spelt.items() if h or not c.optional}
        columns = tuple(c if c.heading == h else replace(c, heading=h) for c, h in kept.items())
        names = {c.heading: h or c.heading for c, h in spelt.items()}
        return replace(self, columns=columns, key=tuple(names[k] for k in self.key))

    def part_key(self, values: tuple[str, ...], year: str = "") -> str:
        """The key of the part that rows with these key values go to: `leicestershire-police/2024-04`."""
        if self.key_of:
            return self.key_of(values)
        words = [slug(v) for v in values] or [self.name]
        return "/".join(words) + (f"-{year}" if year else "")


def slug(text: str) -> str:
    """`Violence and sexual offences` → `violence-and-sexual-offences`."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def literals(values: Iterable[object]) -> str:
    """SQL literals to stand in `IN (…)` or `[…]`: 'a', 'b'. Of nothing it is NULL, which nothing is in.

    Written into a query because DuckDB, given a list as a parameter, looks for pandas (not installed) at each value.
    """
    return ", ".join(quoted(str(v)) for v in values) or "NULL"
