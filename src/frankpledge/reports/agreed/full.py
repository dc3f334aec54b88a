"""The body of the whole assessment: its chapters as they were agreed, with the charts of what they found."""

import datetime as dt

from frankpledge.documents.tables import Prose
from frankpledge.documents.text import Labels
from frankpledge.evidence.measures.loading import measures
from frankpledge.reports import outline
from frankpledge.reports.agreed import saying, tables
from frankpledge.reports.agreed.model import Chapter
from frankpledge.reports.agreed.things import Things

AREA, OVERALL, COMMUNITY, PRIORITIES = "area", "overall", "community", "priorities"
PICTURES = ("chart", "counted-otherwise", "company-chart")
PLACES = ("ward-map", "ward-most")
A_WARD = 5  # offences, below which a map of wards would draw chance
NOTHING_WRITTEN = "Nothing was written here this year."


def body(things: Things) -> str:
    agreed = things.agreed
    chapters = [_chapter(things, one) for one in agreed.chapters]
    keys = {one.key for one in agreed.chapters}
    if COMMUNITY not in keys and agreed.concerns:
        chapters.append(_joined("# What people in the area want to see first", *_community(things)))
    if PRIORITIES not in keys and agreed.issues:
        chapters.append(_joined("# What should come first", things.put(tables.priorities(agreed))))
    return _joined(_summary(things), *chapters, *_how_it_was_made(things))


def _summary(things: Things) -> str:
    said = saying.Sayings(things)
    first = [f"{issue.rank}. {things.words(issue.title)}" for issue in things.agreed.priorities]
    return _joined(
        "# Summary",
        saying.opening(things),
        *_section("What should come first", "\n".join(first)),
        *_section("What changed", saying.bullets(said.changed()) or said.nothing_changed()),
        *_section("What did not change, as far as can be told", said.unchanged()),
        *_section("What cannot be said", saying.bullets(said.unsaid())),
        *_section("What people in the area want to see first", saying.bullets(saying.concerns(things, 5))),
    )


def _chapter(things: Things, one: Chapter) -> str:
    parts = [things.typed(one.commentary)]
    if one.key == AREA:
        parts = [_area(), *parts]
    if one.theme == OVERALL:
        parts += [
            "{{company}} {{top}}",
            "{{overall}}",
            saying.HOW_TO_READ,
            "{{changes}}",
            "{{rolling}}",
            "{{composition}}",
        ]
    if one.key == COMMUNITY:
        parts += _community(things)
    if one.key == PRIORITIES:
        parts.append(things.put(tables.priorities(things.agreed)))
    parts += _section("Why it changed", things.put(tables.why(one)))
    parts += _section("What is not known", things.typed(one.gaps))
    parts += [_measure(things, id, found) for id, found in one.measures.items()]
    return _joined(f"# {things.words(one.title)}", *(parts if any(parts) else [NOTHING_WRITTEN]))


def _measure(things: Things, id: str, found) -> str:
    said = " ".join(things.cited(f) for f in found)
    drawn = [f"{{{{{what}~{id}}}}}" for what in _drawn(things, id)]
    return _joined(f"## {things.words(found[0].title)}", things.put(Prose(said)), *drawn)


def _drawn(things: Things, id: str) -> list[str]:
    """Which pictures a measure has: none where it is known no longer, no map where its numbers are too small."""
    base = things.base
    row = base.comparison.row(id) if id in measures() else None
    if row is None:
        return []
    return [*PICTURES, *(PLACES if row.after >= A_WARD * len(base.wards) else ()), "caveats"]


def _area() -> str:
    """What is held of the area and who lives there, as the evidence's own report has it."""
    return outline.part("assessment", "The area and its people")


def _community(things: Things) -> list[str]:
    agreed = things.agreed
    return [things.put(tables.concerns(agreed)), things.put(tables.answered(agreed))]


def _how_it_was_made(things: Things) -> list[str]:
    agreed = things.agreed
    law = things.put(tables.boxes(agreed))
    written = things.put(tables.authors(agreed, day))
    return [
        _joined("# What the law asks, and who is responsible", saying.LAW, law, saying.AUTHORS, written)
        if law or written
        else "",
        f"# The data and its quality\n\n{outline.part('assessment', 'The data and its quality')}",
        f"# Sources\n\n{outline.part('assessment', 'Sources')}",
    ]


def day(iso: str) -> str:
    return Labels().date(dt.date.fromisoformat(iso))


def _section(title: str, body: str) -> list[str]:
    return [f"## {title}", body] if body else []


def _joined(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
