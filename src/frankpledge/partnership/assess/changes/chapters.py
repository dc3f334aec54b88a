"""The chapters of a year are settled: added, named, ordered, given to somebody, taken out."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from frankpledge.evidence.measures.model import THEMES
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import CHANGED, next_version
from frankpledge.partnership.agencies.models import Agency, Membership, Person
from frankpledge.partnership.assess import kinds, rules
from frankpledge.partnership.assess.changes.holding import hold_open
from frankpledge.partnership.assess.changes.opening import add_chapter
from frankpledge.partnership.assess.models import Assessment, Chapter
from frankpledge.partnership.assess.queries import pinned
from frankpledge.partnership.assess.queries.content import contents
from frankpledge.partnership.assess.queries.drafted import Drafts
from frankpledge.partnership.assess.queries.losing import losing
from frankpledge.partnership.assess.template import Planned, boxes_of, called
from frankpledge.partnership.audit.recording import record

CANT_DRAFT = (
    "The data that this assessment is made from can’t be read here any more, so no findings can be drafted. Take the "
    "newer data first, or add a chapter of words alone."
)


@dataclass(frozen=True)
class Settled:
    """What is settled of a chapter. `position`: its place in the order, from 1."""

    title: str
    asks: str
    agency: Agency | None
    owner: Membership | None
    position: int


def add(*, assessment: Assessment, title: str, asks: str, theme: str, by: Person) -> Chapter:
    """A chapter of one's own, at the end; of a theme, with what the figures draft for it. Raises Refused."""
    check(rules.may_settle(by, assessment))
    # What takes long the first time comes before anybody has to wait for it.
    found = _drafted(assessment) if theme else Drafts()
    return _added(assessment, title, asks, theme, found, by)


@transaction.atomic
def _added(assessment: Assessment, title: str, asks: str, theme: str, found: Drafts, by: Person) -> Chapter:
    hold_open(assessment)
    if theme and Assessment.objects.get(pk=assessment.pk).edition != assessment.edition:
        raise Refused(CHANGED)  # newer data were taken meanwhile
    held = list(assessment.chapters.all())
    if len(held) >= rules.MOST_CHAPTERS:
        raise Refused(f"An assessment has at most {rules.MOST_CHAPTERS} chapters.")
    if theme and (theme not in THEMES or any(chapter.theme == theme for chapter in held)):
        raise Refused("There is a chapter on this theme already.")
    last = max((int(own[1]) for c in held if (own := re.fullmatch(r"own-(\d+)", c.key))), default=0)
    plan = Planned(f"own-{last + 1}", title, asks, theme, boxes_of(theme))
    position = max((chapter.position for chapter in held), default=0) + 1
    chapter = add_chapter(assessment, position, plan, found)
    record(
        kinds.CHAPTER_ADDED, by=by, about=chapter, partnership=assessment.partnership.slug, title=plan.key,
        year=assessment.called,
    )  # fmt: skip
    return chapter


@transaction.atomic
def settle(*, chapter: Chapter, to: Settled, seen: int, by: Person) -> Chapter:
    """Raises Refused."""
    assessment = chapter.assessment
    check(rules.may_settle(by, assessment))
    hold_open(assessment)
    if to.owner is not None and to.owner != chapter.owner:
        check(rules.may_own(to.owner, assessment, timezone.localdate()))
    if to.agency is not None and to.agency.partnership_id != assessment.partnership_id:
        raise Refused("Choose an agency of this partnership.")
    next_version(chapter, seen)
    what = _differences(chapter, to)
    chapter.title, chapter.asks, chapter.agency, chapter.owner = to.title, to.asks, to.agency, to.owner
    chapter.save(update_fields=["title", "asks", "agency", "owner"])  # its table may be another by now
    _order(assessment, chapter, to.position)
    record(
        kinds.CHAPTER_SETTLED, by=by, about=chapter, partnership=assessment.partnership.slug, title=called(chapter.key),
        year=assessment.called, what=what,
    )  # fmt: skip
    return chapter


@transaction.atomic
def take_out(*, chapter: Chapter, seen: str, by: Person) -> None:
    """With all that was written in it. `seen`: the digest of what the writer saw would be lost. Raises Refused."""
    assessment = chapter.assessment
    hold_open(assessment)
    every = contents(assessment)
    found = next((one for one in every if one.chapter.pk == chapter.pk), None)
    if found is None:
        raise Refused(CHANGED)
    check(rules.may_take_out(by, found, every))
    if losing(found).digest != seen:
        raise Refused(CHANGED)
    about = f"chapter:{chapter.pk}"
    chapter.delete()
    record(
        kinds.CHAPTER_TAKEN_OUT, by=by, about=about, partnership=assessment.partnership.slug, title=called(chapter.key),
        year=assessment.called,
    )  # fmt: skip


def _drafted(assessment: Assessment) -> Drafts:
    try:
        return pinned.drafts_of(assessment)
    except pinned.CantBeRead:
        raise Refused(CANT_DRAFT) from None


def _differences(chapter: Chapter, to: Settled) -> str:
    """What was changed, in words for the log: names of fields, and of nothing that somebody typed."""
    pairs = {
        "its title": chapter.title != to.title,
        "what to write": chapter.asks != to.asks,
        "who writes it": chapter.agency != to.agency,
        "who signs it off": chapter.owner != to.owner,
        "its place": _place(chapter) != to.position,
    }
    return ", ".join(words for words, differs in pairs.items() if differs) or "nothing changed"


def _place(chapter: Chapter) -> int:
    return [one.pk for one in chapter.assessment.chapters.all()].index(chapter.pk) + 1


def _order(assessment: Assessment, chapter: Chapter, position: int) -> None:
    """Number all chapters anew, with this one in its place."""
    others = [one for one in assessment.chapters.all() if one.pk != chapter.pk]
    others.insert(max(0, min(position - 1, len(others))), chapter)
    for number, one in enumerate(others, start=1):
        if one.position != number:
            Chapter.objects.filter(pk=one.pk).update(position=number)
    chapter.position = others.index(chapter) + 1
