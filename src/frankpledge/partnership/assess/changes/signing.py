"""The owner of a chapter puts their name to it as it stands, or takes it back."""

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import CHANGED
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.assess import kinds, rules
from frankpledge.partnership.assess.changes.holding import hold_open
from frankpledge.partnership.assess.changes.recounting import recounted
from frankpledge.partnership.assess.models import Chapter, SignOff
from frankpledge.partnership.assess.queries import pinned
from frankpledge.partnership.assess.queries.content import Content, content
from frankpledge.partnership.assess.template import called
from frankpledge.partnership.audit.recording import record

NOT_SHOWN = (
    "The figures of this chapter can’t be read here any more. Take the newer data first, or hold them here again."
)


def sign(*, chapter: Chapter, seen: str, by: Person) -> SignOff:
    """`seen`: the digest of what the signer read. Raises Refused."""
    check(rules.may_sign(by, chapter))
    # A page draws the table as this release counts it. Where the digest is of another, that is put right, and read
    # again: before the transaction, which a refusal takes back.
    try:
        if recounted(chapter.assessment, [chapter]):
            raise Refused(CHANGED)
    except pinned.CantBeRead:
        raise Refused(NOT_SHOWN) from None
    return _signed(chapter, seen, by)


@transaction.atomic
def _signed(chapter: Chapter, seen: str, by: Person) -> SignOff:
    hold_open(chapter.assessment)
    found = content(chapter)
    check(rules.may_be_signed(found))
    if found.digest != seen:
        raise Refused(CHANGED)
    _withdrawn(found)
    made = SignOff.objects.create(chapter=chapter, digest=seen, by=by, agency=_agency(found.chapter, by))
    record(kinds.CHAPTER_SIGNED, by=by, about=chapter, partnership=_slug(chapter), **_told(chapter))
    return made


@transaction.atomic
def withdraw(*, chapter: Chapter, seen: int, by: Person) -> None:
    """`seen`: the key of the sign-off that was looked at. Raises Refused where it is another by now."""
    hold_open(chapter.assessment)
    found = content(chapter)
    check(rules.may_withdraw(by, found))
    if found.sign_off is None or found.sign_off.pk != seen:
        raise Refused(CHANGED)
    _withdrawn(found)
    record(kinds.SIGN_OFF_WITHDRAWN, by=by, about=chapter, partnership=_slug(chapter), **_told(chapter))


def _agency(chapter: Chapter, by: Person) -> str:
    """For which agency somebody signs: that for which they own the chapter, or else where they work here."""
    if chapter.owner is not None:
        return chapter.owner.agency.name
    seat = seat_at(by, chapter.assessment.partnership.slug)
    return seat.agencies[0].name if seat and seat.agencies else ""


def _withdrawn(found: Content) -> None:
    found.chapter.sign_offs.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())


def _slug(chapter: Chapter) -> str:
    return chapter.assessment.partnership.slug


def _told(chapter: Chapter) -> dict[str, str]:
    return {"title": called(chapter.key), "year": chapter.assessment.called}
