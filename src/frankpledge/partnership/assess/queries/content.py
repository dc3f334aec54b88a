"""All that a year's assessment says: chapter by chapter, and whether what was signed is still what stands there."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from frankpledge.partnership.assess.models import (
    Assessment,
    Chapter,
    Explanation,
    Finding,
    Passage,
    SignOff,
    Taken,
)
from frankpledge.partnership.assess.queries.said import said as worded


class Signed(StrEnum):
    """`LAPSED`: the chapter was changed after it was signed off."""

    NOT_YET = "not signed off"
    SIGNED = "signed off"
    LAPSED = "changed since it was signed off"


CLEAR = ("rose", "fell")  # verdicts of a change, of which the law wants to know why


@dataclass(frozen=True)
class Left:
    """How much is still to be done before a chapter can be signed: findings to settle or look at again, changes to
    explain."""

    findings: int
    look_again: int
    changes: int

    @property
    def none(self) -> bool:
        return not (self.findings or self.look_again or self.changes)


@dataclass(frozen=True)
class Content:
    """A chapter with what stands in it."""

    chapter: Chapter
    findings: tuple[Finding, ...]
    explanations: tuple[Explanation, ...]
    passages: tuple[Passage, ...]
    sign_off: SignOff | None  # the latest that was not withdrawn

    @property
    def said(self) -> list[Finding]:
        """The findings that it has taken, in whichever words."""
        return [f for f in self.findings if f.taken in (Taken.TAKEN, Taken.CHANGED)]

    @property
    def by_measure(self) -> dict[str, list[Finding]]:
        """The findings of each measure, in their order: one often speaks of “it”, and means what the first named."""
        return _by_measure(self.findings)

    @property
    def said_by_measure(self) -> dict[str, list[Finding]]:
        return _by_measure(self.said)

    @property
    def offered(self) -> list[Finding]:
        return [f for f in self.findings if f.taken == Taken.OFFERED]

    def explanation(self, measure: str) -> Explanation | None:
        return next((e for e in self.explanations if e.measure == measure), None)

    def text(self, name: str) -> str:
        """What a passage says, such as `Passage.COMMENTARY`."""
        return next((p.text for p in self.passages if p.name == name), "").strip()

    @property
    def changed(self) -> list[Finding]:
        """The findings of measures that rose or fell."""
        return [f for f in self.findings if f.verdict in CLEAR]

    def rose_or_fell(self, measure: str) -> bool:
        return any(f.measure == measure for f in self.changed)

    @property
    def measures_explained(self) -> list[str]:
        """Those that rose or fell, and those that somebody explained when they had."""
        return list(dict.fromkeys([f.measure for f in self.changed] + [e.measure for e in self.explanations]))

    @property
    def left(self) -> Left:
        return Left(
            len(self.offered),
            sum(f.look_again for f in self.said),
            sum(self.explanation(f.measure) is None for f in self.changed),
        )

    @property
    def begun(self) -> bool:
        """Whether anybody did anything in it."""
        settled = any(f.taken != Taken.OFFERED for f in self.findings)
        return settled or bool(self.explanations) or any(p.text.strip() for p in self.passages)

    @property
    def ready(self) -> bool:
        """Whether nothing is left but to sign it: all is settled, and something is said."""
        return self.left.none and bool(self.said or self.text(Passage.COMMENTARY))

    @property
    def digest(self) -> str:
        """Of all that it says, numbers as they are printed, and of its table: what its owner puts their name to."""
        said = {
            "title": self.chapter.title,
            "figures": self.chapter.figures,
            "findings": [[f.measure, f.kind, worded(f).plain] for f in self.said],
            "why": sorted([e.measure, e.grade, e.text, e.evidence] for e in self.explanations),
            "passages": sorted([p.name, p.text] for p in self.passages),
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @property
    def signed(self) -> Signed:
        if self.sign_off is None:
            return Signed.NOT_YET
        return Signed.SIGNED if self.sign_off.digest == self.digest else Signed.LAPSED


def _by_measure(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for each in findings:
        found.setdefault(each.measure, []).append(each)
    return found


def contents(assessment: Assessment) -> list[Content]:
    """Every chapter in its order, in five queries however many there are."""
    chapters = assessment.chapters.select_related(*_ONE)
    return [_content(chapter) for chapter in chapters.prefetch_related(*_PARTS)]


def of_chapters(chapters: QuerySet[Chapter]) -> list[Content]:
    """Of some chapters, in as few queries."""
    return [_content(chapter) for chapter in chapters.select_related(*_ONE).prefetch_related(*_PARTS)]


def content(chapter: Chapter) -> Content:
    """One chapter's."""
    return _content(Chapter.objects.prefetch_related(*_PARTS).select_related(*_ONE).get(pk=chapter.pk))


_ONE = ("owner__person", "agency", "assessment__partnership")
_PARTS = ("findings", "explanations", "passages__changed_by", "sign_offs__by")


def _content(chapter: Chapter) -> Content:
    in_force = [one for one in chapter.sign_offs.all() if one.withdrawn_at is None]
    return Content(
        chapter,
        tuple(chapter.findings.all()),
        tuple(chapter.explanations.all()),
        tuple(chapter.passages.all()),
        in_force[0] if in_force else None,
    )
