"""What is told of the whole assessment in a few words, for its first chapter, its two pages and its slides."""

import datetime as dt
from collections.abc import Iterable

from frankpledge.documents.text import Labels
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.findings import changes
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.sentence import a_few
from frankpledge.reports.agreed.model import Finding
from frankpledge.reports.agreed.things import Things
from frankpledge.reports.agreed.typed import how_often
from frankpledge.reports.chapters.summary import WHY_NOT

CHANGE = "change"
HOW_TO_READ = (
    "How to read this: a measure *rose* or *fell* only where the change is more than its usual ups and downs. "
    "*No clear change* does not mean that nothing happened: it means that the numbers cannot show it, and the last "
    "column says how large a change would probably have been noticed. Rates are for every 1,000 {{bases}} at the "
    "Census of 2021."
)
LAW = (
    "Regulation 6 of SI 2007/1830 says what a strategic assessment must have. This is where each of it stands here. "
    "The words of the list are ours, not the regulation's."
)
AUTHORS = (
    "Sentences whose numbers are underlined rest on the figures, and each of those numbers leads to its row in "
    "Sources. All else in a chapter is in the words of those who wrote it. The agency named below is responsible for "
    "them, and for the numbers in them. Charts and maps, what is said of the area, its people and its place among "
    "others, and the tables of priorities and of concerns are as they stood on the day of this version, also where a "
    "chapter was signed off before."
)


def opening(things: Things) -> str:
    """What this is, of when, and against what."""
    agreed = things.agreed
    said = (
        f"This is the strategic assessment of {things.words(agreed.partnership)} for "
        f"{agreed.year.replace('-', '/')}, as its chapters were signed off. "
        "It is about {{area}} in {{period}}, set against {{before}}. {{notes}}"
    )
    if agreed.number > 1:
        date = Labels().date(dt.date.fromisoformat(agreed.on))
        why = things.words(agreed.because).rstrip(".")
        said += f"\n\nThis is version {agreed.number}, of {date}. It corrects the one before it: {why}."
    return said


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def concerns(things: Things, most: int) -> list[str]:
    """What people said, the first first."""
    found = []
    for one in (things.agreed.concerns or ())[:most]:
        ways = f", by {len(one.ways)} different ways" if len(one.ways) > 1 else ""
        found.append(f"{things.words(one.title, 120)}: said {how_often(len(one.said))}{ways}.")
    return found


class Sayings:
    """The findings on change that were taken, by what became of the measure."""

    def __init__(self, things: Things) -> None:
        self.things = things
        found = [f for chapter in things.agreed.chapters for f in chapter.findings if f.kind == CHANGE]
        clearest = [row.measure.id for row in changes.changed(things.base.comparison)]
        self.moved = sorted(
            (f for f in found if f.verdict in changes.CHANGED),
            key=lambda f: clearest.index(f.measure) if f.measure in clearest else len(clearest),
        )
        self.quiet = [f for f in found if f.verdict == Verdict.NO_CLEAR_CHANGE]
        self.others = [f for f in found if f not in self.moved and f not in self.quiet]
        self.why = {w.measure: w for chapter in things.agreed.chapters for w in chapter.why}

    def changed(self, most: int | None = None, why: int = 0) -> list[str]:
        """Each with the reason that was given, in at most `why` characters; those beyond the most by name alone."""
        more = self.moved[most:] if most else []
        named = a_few([f"{_inline(f)} {f.verdict}" for f in more])
        beyond = [f"Beyond the usual ups and downs too: {named}."] if more else []
        return [*(self._told(f, why) for f in self.moved[:most]), *beyond]

    def _told(self, finding: Finding, why: int) -> str:
        given = self.why.get(finding.measure)
        because = f" Why ({_small(given.sure)}): {self.things.words(given.text, why)}" if given and why else ""
        return f"{self.things.cited(finding)}{because}"

    def reasons(self, most: int, characters: int) -> list[str]:
        """Why the measures that moved did, as far as somebody said so."""
        told = [self.why[f.measure] for f in self.moved if f.measure in self.why]
        return [
            f"{self.things.words(w.title)} {w.verdict} ({_small(w.sure)}): {self.things.words(w.text, characters)}"
            for w in told[:most]
        ]

    def nothing_changed(self) -> str:
        return "" if self.moved else "Nothing that was found here rose or fell by more than its usual ups and downs."

    def unchanged(self, most: int = 100) -> str:
        names = [_inline(f) for f in self.quiet]
        return f"No clear change can be told in {a_few(names, most)}." if names else ""

    def unsaid(self, most: int = 100) -> list[str]:
        """Whether these changed, and why that can't be told."""
        by_verdict: dict[str, list[str]] = {}
        for f in self.others:
            by_verdict.setdefault(f.verdict, []).append(_inline(f))
        return [
            f"Whether {a_few(names, 4)} changed: {WHY_NOT[Verdict(verdict)]}."
            for verdict, names in by_verdict.items()
            if verdict in set(WHY_NOT)
        ][:most]


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _inline(finding: Finding) -> str:
    known = measures().get(finding.measure)
    return known.inline if known else finding.title


def known_gaps(things: Things, most: int, characters: int) -> list[str]:
    """What chapters say that is not known, each in its first words."""
    told = [c for c in things.agreed.chapters if c.gaps.strip()]
    return [f"{things.words(c.title, 60)}: {things.words(c.gaps, characters)}" for c in told[:most]]
