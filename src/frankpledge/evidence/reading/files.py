"""Every file read, on every core: what it is, its rows in Parquet beside the warehouse, or why it can't be taken."""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import duckdb

from frankpledge.evidence.reading import boundaries, decoding, recognising, spreadsheets, tables
from frankpledge.evidence.reading.finding import WORKBOOKS, Found, LeftAlone, sha256
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.recognising import Unknown
from frankpledge.evidence.reading.releases import Candidate
from frankpledge.evidence.sources import datasets, geography, police_outcomes, police_street, stop_search
from frankpledge.evidence.sources.dataset import Dataset

Progress = Callable[[int, int, str], None]

_BY_NAME = {  # sources whose rules depend on the name of a file
    source.SOURCE: source.dataset for source in (police_street, police_outcomes, stop_search)
}


def read_files(
    found: Sequence[Found],
    known: Callable[[str, Found], Candidate | None],
    scratch: Path,
    progress: Progress,
    today: dt.date,
) -> Iterator[Candidate | LeftAlone]:
    """A Candidate for each distinct content, and a LeftAlone for each file or sheet of a workbook that is none.

    `known` says what an earlier reading made of a content, so that it is not read again.
    """
    kinds = datasets(today)
    candidates: dict[str, Candidate] = {}
    passed_over: list[LeftAlone] = []  # sheets of workbooks that are taken
    # One thread to a query and a query to a core: DuckDB and the decompressors let go of Python's lock while they work.
    # Its way of turning short lists (IN) into joins costs more than all other planning of so small a query.
    # Nor is a file read again, so that to keep it in memory would be of no use.
    settings = {"threads": 1, "disabled_optimizers": "in_clause", "enable_external_file_cache": False}
    with duckdb.connect(config=settings) as root, ThreadPoolExecutor(os.cpu_count() or 1) as pool:

        def one(number: int, f: Found) -> Candidate | LeftAlone:
            try:
                content = f.content()
                digest = sha256(content)
                return known(digest, f) or _candidate(
                    root.cursor(), f, content, digest, kinds, today, scratch / str(number), passed_over
                )
            except Unknown as unknown:
                return LeftAlone(f.name, str(unknown), refused=f.asked_for)
            except Refused as refused:
                return LeftAlone(f.name, str(refused), refused=True)

        try:
            for done, result in enumerate(pool.map(one, range(len(found)), found), 1):
                progress(done, len(found), found[done - 1].name)
                if isinstance(result, LeftAlone):
                    yield result
                elif result.sha256 in candidates:
                    candidates[result.sha256].names.extend(result.names)
                    candidates[result.sha256].where.extend(result.where)
                else:
                    candidates[result.sha256] = result
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    yield from candidates.values()
    yield from sorted(passed_over, key=lambda left: left.name)


def _candidate(
    connection: duckdb.DuckDBPyConnection,
    f: Found,
    content: bytes,
    digest: str,
    kinds: list[Dataset],
    today: dt.date,
    scratch: Path,
    passed_over: list[LeftAlone],
) -> Candidate:
    scratch.mkdir()
    name = f.plain_name
    if name.casefold().endswith(WORKBOOKS):
        taken = spreadsheets.read(connection, name, content, kinds, scratch)
        passed_over += [replace(left, name=f"{f.name}/{left.name}") for left in taken.passed_over]
        dataset, rows = taken.dataset, taken.rows
    elif name.casefold().endswith(".csv"):
        dataset = recognising.recognise(_first_line(content), name, kinds)
        if dataset.source in _BY_NAME:
            dataset = _BY_NAME[dataset.source](today, name)
        year = recognising.year_of(dataset, name)
        lies_plain = f.path if f.path.name == name else None
        rows = tables.read(connection, dataset, content, year, scratch, lies_plain)
    else:
        dataset = geography.BOUNDARIES
        rows = boundaries.read(connection, content, scratch)
    return Candidate([f.name], digest, len(content), dataset, tuple(rows.files), rows, [f.where])


def _first_line(content: bytes) -> str:
    """The headings, without decoding a whole file where its beginning is plain."""
    head, line_end, _ = content[:10_000].partition(b"\n")
    if not line_end or not head.isascii() or b"\0" in head or b"\r" in head[:-1]:
        head = decoding.text(content)[:10_000].replace("\r", "\n").partition("\n")[0].encode()
    return head.decode()
