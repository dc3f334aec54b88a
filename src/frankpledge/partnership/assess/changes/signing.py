"""The owner of a chapter puts their name to it as it stands, or takes it back."""

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import CHANGED
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.assess import kinds, rules
from frankpledge.partnership.assess.changes.holding import hold_open
from frankpledge.partnership.assess.models import Chapter, SignOff
from frankpledge.partnership.assess.queries.content import Content, content
from frankpledge.partnership.assess.template import called
from frankpledge.partnership.audit.recording import record


@transaction.atomic
def sign(*, chapter: Chapter, seen: str, by: Person) -> SignOff:
    """`seen`: the digest of what the signer read. Raises Refused."""
    check(rules.may_sign(by, chapter))
    hold_open(chapter.assessment)
    found = content(chapter)
    check(rules.may_be_signed(found))
    if found.digest != seen:
        raise Refused(CHANGED)
    _withdrawn(found)
    made = SignOff.objects.create(chapter=chapter, digest=seen, by=by)
    record(kinds.CHAPTER_SIGNED, by=by, about=chapter, partnership=_slug(chapter), **_told(chapter))
    return made


@transaction.atomic
def withdraw(*, chapter: Chapter, by: Person) -> None:
    """Raises Refused."""
    hold_open(chapter.assessment)
    found = content(chapter)
    check(rules.may_withdraw(by, found))
    _withdrawn(found)
    record(kinds.SIGN_OFF_WITHDRAWN, by=by, about=chapter, partnership=_slug(chapter), **_told(chapter))


def _withdrawn(found: Content) -> None:
    found.chapter.sign_offs.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())


def _slug(chapter: Chapter) -> str:
    return chapter.assessment.partnership.slug


def _told(chapter: Chapter) -> dict[str, str]:
    return {"title": called(chapter.key), "year": chapter.assessment.year}
