"""A long invented report, in the formats that Frankpledge writes: tables, lists and sentences full of numbers.

    python benchmarks/claims_long.py FOLDER PAGES

A page is a chapter: a table of counts, sentences that compare them, shares of a survey, money in a list. About one
percentage in ten is wrong. Everything is drawn from one seed, so that every run has the same report.
"""

import datetime as dt
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from frankpledge.documents.rendering import render
from frankpledge.documents.text import Report

FORMATS = ("docx", "html", "pdf")
OFFENCES = (
    *("Residential burglary", "Theft from motor vehicle", "Shoplifting", "Violence with injury", "Criminal damage"),
    *("Robbery", "Bicycle theft", "Arson", "Public order", "Drug offences", "Hate crime", "Anti-social behaviour"),
)
FUNDED = ("patrols", "CCTV", "youth work")
WRONG = 0.1  # of the percentages


def main(folder: Path, pages: int) -> None:
    """Raises ValueError where the report came out shorter than it was to be."""
    chance = random.Random(5)
    body = "\n\n".join(chapter(number, chance) for number in range(1, pages + 1))
    report = Report("Crime in Ambleshire", "A long report", "Ambleshire Partnership", dt.date(2025, 6, 2), body, {}.get)
    made = render(report, folder, "long", FORMATS)
    with pypdfium2.PdfDocument(made["pdf"]) as printed:
        if len(printed) < pages:
            raise ValueError(f"{len(printed)} pages, and not {pages}")


def chapter(number: int, chance: random.Random) -> str:
    counts = [(offence, chance.randint(80, 900), chance.randint(80, 900)) for offence in OFFENCES]
    sentences = " ".join(compared(*one, chance) for one in counts)
    return "\n\n".join([f"# Area {number}", sentences, *table(counts, chance), survey(chance), *money(chance)])


def compared(offence: str, before: int, after: int, chance: random.Random) -> str:
    way = "rose" if after > before else "fell"
    return f"{offence} {way} by {percent(before, after, chance)} from {before} in 2023/24 to {after} in 2024/25."


def percent(before: int, after: int, chance: random.Random) -> str:
    slip = 3 if chance.random() < WRONG else 0
    return f"{abs(after - before) / before * 100 + slip:.1f}%"


def table(counts: list[tuple[str, int, int]], chance: random.Random) -> Iterator[str]:
    rows = "\n".join(f"| {o} | {b} | {a} | {'+' if a > b else '-'}{percent(b, a, chance)} |" for o, b, a in counts)
    yield f"| Offence | 2023/24 | 2024/25 | Change |\n|---|---|---|---|\n{rows}"


def survey(chance: random.Random) -> str:
    asked = chance.randint(150, 600)
    agreed = chance.randint(asked // 4, asked)
    return f"Of {asked} residents who answered, {agreed} ({agreed / asked * 100:.1f}%) felt safe after dark."


def money(chance: random.Random) -> Iterator[str]:
    amounts = [chance.randint(2, 40) * 500 for _ in FUNDED]
    yield f"The partnership received £{sum(amounts):,} in 2024/25:"
    yield "\n".join(f"- £{amount:,} for {what}" for amount, what in zip(amounts, FUNDED, strict=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
