"""What is lost with a chapter that is taken out: all that it says, and what people have not saved in it."""

import hashlib
from dataclasses import dataclass

from frankpledge.partnership.assess.models import Draft
from frankpledge.partnership.assess.queries.content import Content


@dataclass(frozen=True)
class Losing:
    """`drafts`: of everybody, without their words."""

    content: Content
    drafts: tuple[Draft, ...]

    @property
    def digest(self) -> str:
        """Another one as soon as anybody saves, keeps or settles anything in it."""
        chapter = self.content.chapter
        findings = [(f.pk, f.version) for f in self.content.findings]
        drafts = [(d.pk, d.version) for d in self.drafts]
        said = [self.content.digest, chapter.version, findings, drafts]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def losing(content: Content) -> Losing:
    rows = Draft.objects.filter(passage__chapter=content.chapter).select_related("person").defer("text")
    return Losing(content, tuple(rows.order_by("person__name", "pk")))
