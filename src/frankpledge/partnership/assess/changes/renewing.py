"""A year's assessment is made from newer data, or stays with the older ones."""

from django.db import transaction

from frankpledge.evidence.edition import Edition
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.assess import kinds, rules
from frankpledge.partnership.assess.changes.holding import hold_open
from frankpledge.partnership.assess.models import Assessment, Chapter, Finding
from frankpledge.partnership.assess.queries import newer
from frankpledge.partnership.assess.queries.drafted import Drafted
from frankpledge.partnership.audit.recording import record

NEWER_STILL = "The data changed again since this page was made. Open it again to see what they would move."


def take(*, assessment: Assessment, edition: str, seen: int, by: Person) -> newer.Renewal:
    """All findings from the newer data, of the same period; words that somebody wrote stay, with the new numbers.

    `edition`: the name of the data of which the writer saw what they move. Raises Refused.
    """
    found = _offered(assessment, edition, by)
    try:
        newer.renewal(assessment, found)  # makes what takes long, before anybody has to wait for this
        return _taken(assessment, found, seen, by)
    except newer.CantBeTaken as no:
        raise Refused(str(no)) from None


@transaction.atomic
def _taken(assessment: Assessment, edition: Edition, seen: int, by: Person) -> newer.Renewal:
    _hold(assessment, seen)
    found = newer.renewal(assessment, edition)  # once more, of the findings as they are now that they are held
    for chapter in found.chapters:
        _renew(chapter)
    assessment.edition, assessment.left = edition.name, ""
    assessment.save(update_fields=["edition", "left"])
    told = {"year": assessment.called, "moved": len(found.moved)}
    record(kinds.DATA_TAKEN, by=by, about=assessment, partnership=assessment.partnership.slug, **told)
    return found


@transaction.atomic
def leave(*, assessment: Assessment, edition: str, seen: int, by: Person) -> Assessment:
    """It stays with the data that it has, until data come that are newer still. Raises Refused."""
    found = _offered(assessment, edition, by)
    _hold(assessment, seen)
    assessment.left = found.name
    assessment.save(update_fields=["left"])
    record(kinds.DATA_LEFT, by=by, about=assessment, partnership=assessment.partnership.slug, year=assessment.called)
    return assessment


def _offered(assessment: Assessment, edition: str, by: Person) -> Edition:
    check(rules.may_settle(by, assessment))
    found = newer.waiting(assessment)
    if found is None or found.name != edition:
        raise Refused(NEWER_STILL)
    return found


def _hold(assessment: Assessment, seen: int) -> None:
    """Until the transaction is over nobody settles a finding of it."""
    hold_open(assessment)
    next_version(assessment, seen)
    list(Finding.objects.select_for_update().filter(chapter__assessment=assessment).values_list("pk"))


def _renew(chapter: newer.Chapter) -> None:
    """Findings stand in the order in which the newer data draft them; what they draft no more stands last."""
    if chapter.table_moves:
        Chapter.objects.filter(pk=chapter.content.chapter.pk).update(figures=chapter.figures)
    places = {(one.measure, one.kind): place for place, one in enumerate(chapter.drafted, start=1)}
    for one in chapter.findings:
        if one.goes:
            one.finding.delete()
            continue
        row = one.after
        row.position = places.get((row.measure, row.kind), len(places) + 1)
        row.version += 1
        row.save()
    appear = [_new(chapter, one, places[(one.measure, one.kind)]) for one in chapter.appear]
    Finding.objects.bulk_create(appear)


def _new(chapter: newer.Chapter, one: Drafted, position: int) -> Finding:
    return Finding(
        chapter=chapter.content.chapter,
        measure=one.measure,
        kind=one.kind,
        position=position,
        verdict=one.verdict,
        drafted=one.text,
        numbers=one.numbers,
    )
