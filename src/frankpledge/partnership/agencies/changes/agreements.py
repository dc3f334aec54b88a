"""Sharing agreements are written down, changed, and end or are replaced."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes import wording
from frankpledge.partnership.agencies.changes.feeds import bring_under
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Agency, Agreement, Feed, Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import agreements as ours
from frankpledge.partnership.audit.recording import record, reference
from frankpledge.partnership.design.wording import dated

TYPED = ("title", "purpose", "law", "shared")  # freely, so that the log seals them


@dataclass(frozen=True)
class Terms:
    """What an agreement says. `feeds`: what is sent every quarter under it."""

    title: str
    purpose: str
    basis: str
    personal: bool
    signed: dt.date
    review_on: dt.date
    parties: Collection[Agency]
    law: str = ""
    shared: str = ""
    feeds: Collection[Feed] = ()

    @property
    def plain(self) -> dict[str, object]:
        """The agreement's own fields."""
        return {
            "title": self.title, "purpose": self.purpose, "basis": self.basis, "law": self.law,
            "personal": self.personal, "shared": self.shared, "since": self.signed, "review_on": self.review_on,
        }  # fmt: skip


@transaction.atomic
def write_down(*, partnership: Partnership, terms: Terms, by: Person) -> Agreement:
    """An agreement that was signed. Raises Refused."""
    _check(partnership, terms, by)
    made = Agreement.objects.create(partnership=partnership, **terms.plain)
    made.parties.set(terms.parties)
    record(
        kinds.AGREEMENT_WRITTEN,
        by=by,
        about=made,
        partnership=partnership.slug,
        signed=dated(made.since),
        parties=_names(terms.parties),
        basis=made.get_basis_display(),
    )
    bring_under(agreement=made, feeds=terms.feeds, by=by)
    return made


@transaction.atomic
def change(*, agreement: Agreement, terms: Terms, seen: int, by: Person) -> Agreement:
    """What an agreement says, put right. Raises Refused, for a page that is out of date too."""
    check(ours.may_change(agreement, timezone.localdate()))
    _check(agreement.partnership, terms, by)
    next_version(agreement, seen)
    before = {name: getattr(agreement, name) for name in terms.plain}
    parties = _names(agreement.parties.all())
    moved = {name: (before[name], value) for name, value in terms.plain.items() if before[name] != value}
    for name, value in terms.plain.items():
        setattr(agreement, name, value)
    agreement.save(update_fields=[*terms.plain])
    agreement.parties.set(terms.parties)
    if _names(terms.parties) != parties:
        moved["parties"] = (parties, _names(terms.parties))
    if moved:
        _record_change(agreement, moved, by)
    bring_under(agreement=agreement, feeds=terms.feeds, by=by)
    return agreement


@transaction.atomic
def end(*, agreement: Agreement, ended: dt.date, seen: int, by: Person) -> Agreement:
    """An agreement no longer holds from a day on. Raises Refused."""
    check(rules.has(by, Permission.CHANGE_AGREEMENTS, agreement.partnership))
    check(ours.may_end(agreement, ended, timezone.localdate()))
    next_version(agreement, seen)
    agreement.until = ended
    agreement.save(update_fields=["until"])
    told = {"ended": dated(ended)}
    record(kinds.AGREEMENT_ENDED, by=by, about=agreement, partnership=agreement.partnership.slug, **told)
    return agreement


@transaction.atomic
def replace(*, agreement: Agreement, terms: Terms, seen: int, by: Person) -> Agreement:
    """A new agreement takes the place of another on the day on which it was signed. Raises Refused."""
    check(ours.may_end(agreement, terms.signed, timezone.localdate()))
    next_version(agreement, seen)
    made = write_down(partnership=agreement.partnership, terms=terms, by=by)
    agreement.until, agreement.replaced_by = terms.signed, made
    agreement.save(update_fields=["until", "replaced_by"])
    told = {"replaced_by": reference(made), "ended": dated(terms.signed)}
    record(kinds.AGREEMENT_REPLACED, by=by, about=agreement, partnership=agreement.partnership.slug, **told)
    return made


def _check(partnership: Partnership, terms: Terms, by: Person) -> None:
    check(rules.has(by, Permission.CHANGE_AGREEMENTS, partnership))
    check(ours.may_be_signed(terms.signed, timezone.localdate()))
    check(ours.may_be_reviewed(terms.review_on, terms.signed))
    check(ours.may_be_between(terms.parties, partnership))
    check(ours.may_rest_on(terms.basis, terms.law, terms.personal))


def _record_change(agreement: Agreement, moved: dict[str, tuple[object, object]], by: Person) -> None:
    record(
        kinds.AGREEMENT_CHANGED,
        by=by,
        about=agreement,
        partnership=agreement.partnership.slug,
        subject=agreement,
        personal=wording.sealed(moved, TYPED),
        changes=wording.all_moved(moved, unsaid=TYPED),
    )


def _names(agencies: Collection[Agency]) -> str:
    return ", ".join(sorted(agency.name for agency in agencies))
