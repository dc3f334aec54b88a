"""Concerns are written down, changed, answered, withdrawn, made private or open, and go on in those that follow."""

import datetime as dt
from collections.abc import Iterator, Sequence
from copy import copy

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.audit.kinds import Kind
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.consult import kinds, rules
from frankpledge.partnership.consult.models import Concern, PrivacyNote, Way
from frankpledge.partnership.consult.queries.visible import to_go_on
from frankpledge.partnership.consult.said import Said
from frankpledge.partnership.design.wording import dated

CALLED = {  # the fields as the log calls them
    "title": "what it is about", "words": "in more words", "way": "how it came", "group": "who said so",
    "raised_on": "when", "people": "how many", "asked": "of how many", "place": "where", "theme": "theme",
    "first": "whether they want it first",
}  # fmt: skip


@transaction.atomic
def write(*, partnership: Partnership, said: Said, by: Person) -> Concern:
    """Raises Refused."""
    made = _written(partnership, said, by)
    if made.private:
        _record(kinds.PRIVATE_CONCERN_WRITTEN, made, by)
        return made
    way = Way(made.way).label
    record(
        kinds.CONCERN_WRITTEN, by=by, about=made, partnership=partnership.slug, raised=dated(made.raised_on), way=way
    )
    return made


@transaction.atomic
def write_all(*, partnership: Partnership, said: Sequence[Said], by: Person) -> list[Concern]:
    """All of a list, or none where one is refused. Private ones are told of apart. Raises Refused."""
    made = [_written(partnership, one, by) for one in said]
    for kind, what in _counted(made, kinds.CONCERNS_WRITTEN, kinds.PRIVATE_CONCERNS_WRITTEN):
        record(kind, by=by, partnership=partnership.slug, what=what)
    return made


@transaction.atomic
def carry_over(*, olds: Sequence[Partnership], news: Sequence[Partnership], by: object) -> None:
    """Each of the new begins with a copy of every register, since people wait for an answer, and the assessment that
    comes next has to say what they said. The old ones stay as they were. Whoever calls this has asked if they may."""
    going, names = to_go_on(olds), ", ".join(old.name for old in olds)
    for new in news:
        made = [_copied(concern, notes, new) for concern, notes in going]
        for kind, what in _counted(made, kinds.CONCERNS_CARRIED_OVER, kinds.PRIVATE_CONCERNS_CARRIED_OVER):
            for each in (*olds, new):
                record(kind, by=by, about=each, partnership=each.slug, what=what, new=new.name, olds=names)


@transaction.atomic
def change(*, concern: Concern, said: Said, seen: int, by: Person) -> Concern:
    """What was said back is not touched by it. Raises Refused."""
    check(rules.may_record_on(by, concern))
    check(rules.may_be_changed(concern))
    check(rules.may_be_said(said, timezone.localdate()))
    if concern.answered_on and said.raised_on > concern.answered_on:
        raise Refused(f"They were answered on {dated(concern.answered_on)}. It can't have been raised after that.")
    changed = [name for name in CALLED if getattr(concern, name) != getattr(said, name)]
    if not changed:
        return concern
    next_version(concern, seen)
    for name in changed:
        setattr(concern, name, getattr(said, name))
    concern.save()
    what = ", ".join(CALLED[name] for name in changed)
    _record(kinds.CONCERN_CHANGED, concern, by, what=what)
    return concern


@transaction.atomic
def answer(*, concern: Concern, words: str, on: dt.date | None, seen: int, by: Person) -> Concern:
    """What was said back, and when; without both it was not answered after all. Raises Refused."""
    check(rules.may_record_on(by, concern))
    check(rules.may_be_changed(concern))
    check(rules.names_nobody([words]))
    check(rules.may_be_answered(words, on, concern.raised_on, timezone.localdate()))
    next_version(concern, seen)
    concern.answer, concern.answered_on = words, on
    concern.save()
    if on is None:
        _record(kinds.ANSWER_TAKEN_BACK, concern, by)
    else:
        _record(kinds.CONCERN_ANSWERED, concern, by, on=dated(on))
    return concern


@transaction.atomic
def withdraw(*, concern: Concern, because: str, seen: int, by: Person) -> Concern:
    """It stays on the register, and no longer counts. Raises Refused."""
    check(rules.may_record_on(by, concern))
    check(rules.names_nobody([because]))
    if concern.withdrawn_on:
        raise Refused("This concern was withdrawn already.")
    next_version(concern, seen)
    concern.withdrawn_on, concern.withdrawn_because = timezone.localdate(), because
    concern.save()
    _record(kinds.CONCERN_WITHDRAWN, concern, by)
    return concern


@transaction.atomic
def put_back(*, concern: Concern, seen: int, by: Person) -> Concern:
    """It was withdrawn by mistake. Raises Refused."""
    check(rules.may_record_on(by, concern))
    if not concern.withdrawn_on:
        raise Refused("This concern counts already.")
    next_version(concern, seen)
    concern.withdrawn_on, concern.withdrawn_because = None, ""
    concern.save()
    _record(kinds.CONCERN_PUT_BACK, concern, by)
    return concern


@transaction.atomic
def make_private(*, concern: Concern, because: str, seen: int, by: Person) -> Concern:
    """From now on for a few alone, and for nothing that is shared. Raises Refused."""
    return _with_privacy(concern, True, because, seen, by)


@transaction.atomic
def make_open(*, concern: Concern, because: str, seen: int, by: Person) -> Concern:
    """For everybody who sees concerns. Raises Refused."""
    return _with_privacy(concern, False, because, seen, by)


def _with_privacy(concern: Concern, private: bool, because: str, seen: int, by: Person) -> Concern:
    check(rules.may_change_privacy(by, concern))
    check(rules.names_nobody([because]))
    if concern.private == private:
        raise Refused("This concern is private already." if private else "This concern is open already.")
    next_version(concern, seen)
    concern.private = private
    concern.save()
    _note(concern, by, because)
    _record(kinds.CONCERN_MADE_PRIVATE if private else kinds.CONCERN_MADE_OPEN, concern, by)
    return concern


def _written(partnership: Partnership, said: Said, by: Person) -> Concern:
    check(rules.may_record(by, partnership))
    check(rules.may_be_said(said, timezone.localdate()))
    made = Concern(partnership=partnership, written_by=by, **vars(said))
    made.save()
    if made.private:
        _note(made, by)
    return made


def _copied(concern: Concern, notes: Sequence[PrivacyNote], into: Partnership) -> Concern:
    made = copy(concern)
    made.pk, made.origin, made.partnership, made.version = None, concern.root, into, 1
    made.save(force_insert=True)
    for note in map(copy, notes):
        note.pk, note.concern = None, made
        note.save(force_insert=True)
    return made


def _counted(those: Sequence[Concern], of_open: Kind, of_private: Kind) -> Iterator[tuple[Kind, str]]:
    """How the log tells of several: private ones apart, and neither where there are none."""
    private = sum(one.private for one in those)
    if n := len(those) - private:
        yield of_open, ngettext("%(n)d concern was", "%(n)d concerns were", n) % {"n": n}
    if private:
        yield of_private, ngettext("%(n)d private concern was", "%(n)d private concerns were", private) % {"n": private}


def _note(concern: Concern, by: Person, because: str = "") -> None:
    PrivacyNote(concern=concern, private=concern.private, because=because, by=by).save()


def _record(kind: Kind, concern: Concern, by: Person, **gaps: str) -> None:
    record(kind, by=by, about=concern, partnership=concern.partnership.slug, **gaps)
