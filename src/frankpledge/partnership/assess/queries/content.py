"""All that a year's assessment says: chapter by chapter, and whether what was signed is still what stands there."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.partnership.assess.models import (
    Assessment,
    Chapter,
    Explanation,
    Finding,
    Passage,
    SignOff,
    Taken,
)


class Signed(StrEnum):
    """`LAPSED`: the chapter was changed after it was signed off."""

    NOT_YET = "not signed off"
    SIGNED = "signed off"
    LAPSED = "changed since it was signed off"


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

    def explanation(self, measure: str) -> Explanation | None:
        return next((e for e in self.explanations if e.measure == measure), None)

    def text(self, name: str) -> str:
        """What a passage says, such as `Passage.COMMENTARY`."""
        return next((p.text for p in self.passages if p.name == name), "").strip()

    @property
    def digest(self) -> str:
        """Of all that it says, numbers as they are printed: what its owner puts their name to."""
        said = {
            "title": self.chapter.title,
            "findings": [[f.measure, f.kind, f.text or f.drafted, f.numbers] for f in self.said],
            "why": sorted([e.measure, e.grade, e.text, e.evidence] for e in self.explanations),
            "passages": sorted([p.name, p.text] for p in self.passages),
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @property
    def signed(self) -> Signed:
        if self.sign_off is None:
            return Signed.NOT_YET
        return Signed.SIGNED if self.sign_off.digest == self.digest else Signed.LAPSED


def contents(assessment: Assessment) -> list[Content]:
    """Every chapter in its order, in five queries however many there are."""
    chapters = assessment.chapters.select_related("owner__person", "agency", "assessment__partnership")
    return [_content(chapter) for chapter in chapters.prefetch_related(*_PARTS)]


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
