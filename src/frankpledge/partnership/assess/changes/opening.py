"""A year's assessment is opened: chapters of another year or of its own, and the findings that figures draft."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.assess import kinds, rules, template
from frankpledge.partnership.assess.models import Assessment, Chapter, Finding, OwnChapters, Passage
from frankpledge.partnership.assess.queries import carried, years
from frankpledge.partnership.assess.queries.drafted import Drafts, drafts
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.duties import wording
from frankpledge.partnership.figures.queries.place import Place


def open_year(
    *,
    partnership: Partnership,
    year: str,
    place: Place,
    period: Period,
    by: Person,
    before: Assessment | None = None,
    own: OwnChapters | None = None,
) -> Assessment:
    """Open the assessment of a year on an area, a period and the data held now. Raises Refused.

    `before`: a year of the same partnership whose chapters it has, and who writes and signs them. `own`: the chapters
    that the partnership keeps of its own, where it has those. With neither they are the template's.
    """
    check(has(by, Permission.CHANGE_ASSESSMENT, partnership))
    if any(of and of.partnership_id != partnership.pk for of in (before, own)):
        raise Refused("Those are the chapters of another partnership.")
    already = f"The assessment of {wording.year(year)} is open already."
    if years.at(partnership, year):
        raise Refused(already)
    try:
        found = drafts(place.edition, place.area, period)
    except NothingHeld as nothing:
        raise Refused(f"Nothing can be assessed yet: {nothing}.") from None
    try:
        return _opened(partnership, year, place, period, found, by, before, own)
    except IntegrityError:  # somebody else opened it meanwhile
        raise Refused(already) from None


@transaction.atomic
def _opened(
    partnership: Partnership,
    year: str,
    place: Place,
    period: Period,
    found: Drafts,
    by: Person,
    before: Assessment | None,
    own: OwnChapters | None,
) -> Assessment:
    made = Assessment.objects.create(
        partnership=partnership,
        year=year,
        area=place.area.code,
        period=period.id,
        edition=place.edition.name,
        opened_by=by,
    )
    themes = {one.theme for one in found.findings}
    for position, plan in enumerate(_plans(partnership, before, own, themes), start=1):
        add_chapter(made, position, plan, found)
    if before:
        _hand_on(before, made)
    told = {"year": made.called, "period": period.full_phrase}
    record(kinds.ASSESSMENT_OPENED, by=by, about=made, partnership=partnership.slug, **told)
    return made


def _plans(
    partnership: Partnership, before: Assessment | None, own: OwnChapters | None, themes: set[str]
) -> list[template.Planned]:
    if before:
        return carried.planned(before, themes)
    return carried.planned_by(own, themes) if own else template.planned(partnership.tier, themes)


def _hand_on(before: Assessment, made: Assessment) -> None:
    """Whose chapter it was writes it again, and its owner signs it, as far as they are still here and may."""
    today = timezone.localdate()
    had = {one.key: one for one in before.chapters.select_related("agency", "owner__person", "owner__agency")}
    owners = {old.owner for old in had.values() if old.owner}  # each is asked for once, while nobody else can write
    may = {owner for owner in owners if rules.may_own(owner, made, today)}
    for chapter in made.chapters.filter(key__in=had):
        old = had[chapter.key]
        chapter.agency = old.agency if old.agency and old.agency.holds(today) else None
        chapter.owner = old.owner if old.owner in may else None
        chapter.save(update_fields=["agency", "owner"])


def add_chapter(made: Assessment, position: int, plan: template.Planned, found: Drafts) -> Chapter:
    """A chapter with its empty passages and the findings that are drafted for its theme."""
    chapter = Chapter.objects.create(
        assessment=made,
        key=plan.key,
        position=position,
        title=plan.title,
        asks=plan.asks,
        theme=plan.theme,
        figures=found.table(plan.theme),
        boxes=plan.boxes,
    )
    Passage.objects.bulk_create(Passage(chapter=chapter, name=name) for name in (Passage.COMMENTARY, Passage.GAPS))
    Finding.objects.bulk_create(
        Finding(
            chapter=chapter,
            measure=one.measure,
            kind=one.kind,
            position=place,
            verdict=one.verdict,
            drafted=one.text,
            numbers=one.numbers,
        )
        for place, one in enumerate(found.of(plan.theme), start=1)
    )
    return chapter
