"""The two pages, and the slides: what the assessment comes to."""

from dataclasses import dataclass

from frankpledge.evidence.measures.model import THEMES
from frankpledge.reports.agreed import saying, tables
from frankpledge.reports.agreed.things import Things

MOST_SLIDES = 6  # of themes: a meeting has no time for more


@dataclass(frozen=True)
class Room:
    """How much of each stands in two pages: how many, and how many characters of what somebody typed."""

    priorities: int
    changed: int
    concerns: int
    gaps: int
    characters: int
    chart: bool = True


ROOMS = (
    Room(8, 4, 5, 4, 220),
    Room(6, 3, 4, 3, 160),
    Room(6, 3, 3, 3, 120, chart=False),
    Room(5, 3, 3, 2, 80, chart=False),
    Room(4, 2, 2, 1, 60, chart=False),
)


def summary(things: Things, room: Room) -> str:
    agreed, said = things.agreed, saying.Sayings(things)
    first = [_priority(things, issue, room.characters) for issue in agreed.priorities[: room.priorities]]
    return _joined(
        saying.opening(things),
        *_numbered("What should come first", first),
        *_chapter("What changed", said.changed(room.changed, room.characters), said.nothing_changed()),
        *_chapter("What did not change, as far as can be told", [], said.unchanged(4)),
        *_chapter("What people want to see first", saying.concerns(things, room.concerns)),
        *_chapter("What is not known", saying.known_gaps(things, room.gaps, room.characters)),
        "{{headline-table}}",
        "{{headline-chart}}" if room.chart else "",
        "{{sources}}",
    )


def slides(things: Things) -> str:
    agreed, said = things.agreed, saying.Sayings(things)
    first = [_priority(things, issue, 120) for issue in agreed.priorities]
    return _joined(
        "# What we looked at",
        saying.bullets(
            [
                "{{area}} in {{period}}, set against {{before}}.",
                "Figures that can each be traced to the files that they are made from.",
                "What the agencies here know, in their own words, and how sure they are of it.",
                *(["What people in the area said."] if agreed.concerns else []),
            ]
        ),
        *_numbered("What should come first", first),
        *_chapter("What changed", said.changed(3), said.nothing_changed()),
        *_chapter("Why it changed", said.reasons(4, 160)),
        *_chapter("What did not change", [], said.unchanged(6)),
        "# In numbers\n\n{{headline-table}}",
        *_chapter("What people want to see first", saying.concerns(things, 6)),
        *_themes(things),
        *_chapter("What is not known", saying.known_gaps(things, 5, 140)),
        _joined("# What the law asks", things.put(tables.boxes(agreed))) if agreed.boxes else "",
    )


def _themes(things: Things) -> list[str]:
    """A slide for each theme in which something rose or fell, with the course of its clearest change."""
    moved = saying.Sayings(things).moved
    found = [c for c in things.agreed.chapters if c.theme in THEMES and any(f in moved for f in c.findings)]
    return [
        _joined(
            f"# {things.words(c.title)}",
            saying.bullets(things.cited(f) for f in [f for f in c.findings if f in moved][:3]),
            f"{{{{theme-chart~{c.theme}}}}}",
        )
        for c in found
        if c.theme != "overall"
    ][:MOST_SLIDES]


def _priority(things: Things, issue, characters: int) -> str:
    because = things.words(issue.because or issue.about, characters)
    return f"**{things.words(issue.title, 100)}**{': ' if because else ''}{because}"


def _numbered(title: str, lines: list[str]) -> list[str]:
    """In the order of their rank, which is 1, 2, 3."""
    return [f"# {title}", "\n".join(f"{place}. {line}" for place, line in enumerate(lines, start=1))] if lines else []


def _chapter(title: str, lines: list[str], otherwise: str = "") -> list[str]:
    told = saying.bullets(lines) or otherwise
    return [f"# {title}", told] if told else []


def _joined(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
