"""What a partnership might have agreed for Silverpit: findings as the figures draft them, and words people typed."""

from frankpledge.evidence.answers import Answers
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.findings import changes
from frankpledge.evidence.measures.model import THEMES
from frankpledge.evidence.period import Period
from frankpledge.reports.agreed.model import Agreed, Box, Chapter, Concern, Finding, Issue, Number, Said, Why

PERIOD = Period.read("2025-01..2025-12")
WORDS = (
    "Officers see the same few streets again and again. Most of it happens after the shops close, and fewer people "
    "report it than did three years ago.\n\n- The town centre, on Friday and Saturday nights\n- Two car parks near the "
    "station\n\nThe wardens began in June 2025."
)


def findings(edition: Edition, area: Area) -> dict[str, list[Finding]]:
    """What became of each measure, by theme."""
    comparison = Answers(edition).comparison(area, PERIOD)
    found: dict[str, list[Finding]] = {}
    for row in comparison.rows:
        said = changes.finding(row, comparison)
        numbers = {name: Number(n.text, n.figure) for name, n in said.numbers.items()}
        made = Finding(row.measure.id, row.measure.title, "change", said.text, numbers, str(row.verdict))
        found.setdefault(row.measure.theme, []).append(made)
    return found


def chapter(theme: str, found: list[Finding], **more) -> Chapter:
    return Chapter(
        theme,
        THEMES[theme],
        theme,
        tuple(found),
        commentary=WORDS,
        gaps="We don't know who was harmed: the health service sends no figures yet.",
        why=tuple(_why(f) for f in found if f.verdict in ("rose", "fell")),
        written_by="Silverpit District Council",
        signed_for="Doggerland Police",
        signed_on="2026-11-03",
        **more,
    )


def _why(finding: Finding) -> Why:
    text = "The campaign on the Dogger estate kept doors locked, and two people who had broken in often were convicted."
    evidence = "The trial of the estates, with the streets around them as a comparison."
    return Why(finding.measure, finding.title, finding.verdict, "Likely", text, evidence)


def agreed(edition: Edition, area: Area, **changed) -> Agreed:
    found = findings(edition, area)
    own = Chapter("community", "What people in the area want to see first", commentary="Three parishes answered.")
    first = Chapter("priorities", "What should come first", commentary="The group met on 12 October 2026.")
    given = {
        "title": f"Strategic assessment 2026/27: {area.name}",
        "partnership": "Silverpit Community Safety Partnership",
        "year": "2026-27",
        "area": area.code,
        "area_name": area.name,
        "period": PERIOD.id,
        "edition": edition.name,
        "on": "2026-11-21",
        "chapters": (
            Chapter("area", "The area and its people", commentary="Eight hundred homes were built on the Outer Bank."),
            *(chapter(theme, told) for theme, told in found.items()),
            own,
            first,
        ),
        "issues": (
            Issue("Shoplifting", "A priority", 1, "", 1, 2, 16.2, "It rose most, and shops ask for it."),
            Issue("Violence at night", "A priority", 2, "", 4, 1, 17.0, "The harm to each person is greatest."),
            Issue("Bicycle theft", "Not a priority, and watched", None, "", 6, 3, 4.1),
        ),
        "concerns": (
            Concern(1, "Speeding past the schools", 2, ("A survey of residents", "A parish or town council"), (
                Said("Speeding past the schools", "Residents of Markham", "A survey of residents", 212, 640, "Checks."),
                Said("Speeding", "Markham Parish Council", "A parish or town council"),
            )),
            Concern(2, "Litter", 0, ("A public meeting",), (Said("Litter", "At the fair", "A public meeting", 14),)),
        ),
        "boxes": (
            Box("a", "Levels and patterns of crime and disorder", "reg. 6(1)(a)", True, ("Violence",)),
            Box("g", "Matters for the county", "reg. 6(1)(g)", False),
        ),
    }  # fmt: skip
    return Agreed(**given | changed)
