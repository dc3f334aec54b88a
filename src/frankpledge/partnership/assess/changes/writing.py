"""What somebody writes in a passage is kept as they type, and saved when they say so.

A draft is nobody else's and no part of the assessment, so that it is kept is no event. What is saved is one.
"""

import secrets

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Answer, Refused, check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.assess import kinds, rules
from frankpledge.partnership.assess.changes.holding import hold_open
from frankpledge.partnership.assess.models import Draft, Passage
from frankpledge.partnership.assess.models.passage import LONGEST
from frankpledge.partnership.assess.template import called
from frankpledge.partnership.audit.recording import record

ELSEWHERE = (
    "You have been writing this in another window too, and what you wrote there was kept after this. "
    "Nothing of it was overwritten."
)
SAVED_MEANWHILE = "Somebody else saved this while you were writing. Nothing of theirs or of yours is lost."
TOO_LONG = "This is too long to be kept. Make it shorter."


class Elsewhere(Refused):
    """The writer's own draft is no longer the one that this window knows. `draft`: as it is now, if there is one."""

    def __init__(self, draft: Draft | None) -> None:
        super().__init__(ELSEWHERE)
        self.draft = draft


class SavedMeanwhile(Refused):
    """The passage is no longer at the version from which the writer began."""

    def __init__(self) -> None:
        super().__init__(SAVED_MEANWHILE)


@transaction.atomic
def keep(
    *, passage: Passage, text: str, seen: int, known: int, by: Person, unanswered: str | None = None
) -> Draft | None:
    """Keep what was typed as the writer's draft; None where it says what is saved already. Raises Refused.

    `known`: the version of the draft that the writer's window knows, 0 for none. `unanswered`: what it sent before, of
    which it doesn't know whether it was kept. Whoever may write here no longer, or not while the assessment is frozen,
    goes on keeping what they began.
    """
    _fits(text)
    row = Draft.objects.select_for_update().filter(passage=passage, person=by).first()
    if row is None:
        check(_may_begin(by, passage))
        if text == passage.text:
            return None
    if (row.version if row else 0) != known and (row is None or row.text not in (text, unanswered)):
        raise Elsewhere(row)
    if text == passage.text:
        if row is not None:
            row.delete()
        return None
    return _begun(passage, text, seen, by) if row is None else _kept(row, text, seen)


def _may_begin(by: Person, passage: Passage) -> Answer:
    """Whoever may write here, also while the assessment is shut: they may have been typing when it was."""
    answer = rules.may_write(by, passage.chapter)
    if answer or passage.chapter.assessment.is_open:
        return answer
    partnership = passage.chapter.assessment.partnership
    if has(by, Permission.CHANGE_ASSESSMENT, partnership) or rules.is_theirs(by, passage.chapter):
        return has(by, Permission.WRITE_ASSESSMENT, partnership)
    return answer


def _begun(passage: Passage, text: str, seen: int, by: Person) -> Draft:
    """Its versions begin anywhere: a draft that was discarded and begun again is not taken for the one before it."""
    first = {"text": text, "seen": seen, "version": 1 + secrets.randbelow(10**9)}
    row, made = Draft.objects.get_or_create(passage=passage, person=by, defaults=first)
    if not made and row.text != text:
        raise Elsewhere(row)
    return row


def _kept(row: Draft, text: str, seen: int) -> Draft:
    row.text, row.seen, row.version = text, seen, row.version + 1
    row.save()
    return row


@transaction.atomic
def write(*, passage: Passage, text: str, seen: int, known: int, by: Person) -> Passage:
    """Save a passage, and drop the writer's draft of it unless they wrote more elsewhere. Raises Refused.

    Raises SavedMeanwhile where somebody else saved it after the version that the writer saw.
    """
    check(rules.may_write(by, passage.chapter))
    hold_open(passage.chapter.assessment)
    _fits(text)
    passage.refresh_from_db(fields=["text", "version"])
    if text == passage.text:
        _drop(passage, text, known, by)
        return passage
    try:
        next_version(passage, seen)
    except Refused:
        raise SavedMeanwhile from None
    passage.text, passage.changed_by, passage.changed_at = text, by, timezone.now()
    passage.save(update_fields=["text", "changed_by", "changed_at"])
    _drop(passage, text, known, by)
    assessment = passage.chapter.assessment
    told = {"name": passage.name, "title": called(passage.chapter.key), "year": assessment.called}
    told["words"] = len(text.split())
    record(kinds.PASSAGE_WRITTEN, by=by, about=passage, partnership=assessment.partnership.slug, **told)
    return passage


def _drop(passage: Passage, text: str, known: int, by: Person) -> None:
    for row in Draft.objects.filter(passage=passage, person=by):
        if row.version == known or row.text == text:
            row.delete()


@transaction.atomic
def discard(*, draft: Draft, known: int) -> None:
    """The writer's own words that were not saved. Raises Refused where they wrote more of them elsewhere."""
    if not Draft.objects.filter(pk=draft.pk, version=known).delete()[0]:
        raise Elsewhere(draft)


def _fits(text: str) -> None:
    if len(text) > LONGEST:
        raise Refused(TOO_LONG)
