"""A year's assessment is opened: chapters from the template, and the findings that the figures draft."""

from django.db import IntegrityError, transaction

from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.assess import kinds, template
from frankpledge.partnership.assess.models import Assessment, Chapter, Finding, Passage
from frankpledge.partnership.assess.queries import years
from frankpledge.partnership.assess.queries.drafted import Drafted, drafts
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.figures.queries.place import Place


def open_year(*, partnership: Partnership, year: str, place: Place, period: Period, by: Person) -> Assessment:
    """Open the assessment of a year on an area, a period and the data held now. Raises Refused."""
    check(has(by, Permission.CHANGE_ASSESSMENT, partnership))
    already = f"The assessment of {year} is open already."
    if years.at(partnership, year):
        raise Refused(already)
    try:
        found = drafts(place.edition, place.area, period)
    except NothingHeld as nothing:
        raise Refused(f"Nothing can be assessed yet: {nothing}.") from None
    try:
        return _opened(partnership, year, place, period, found, by)
    except IntegrityError:  # somebody else opened it meanwhile
        raise Refused(already) from None


@transaction.atomic
def _opened(
    partnership: Partnership, year: str, place: Place, period: Period, found: tuple[Drafted, ...], by: Person
) -> Assessment:
    made = Assessment.objects.create(
        partnership=partnership,
        year=year,
        area=place.area.code,
        period=period.id,
        edition=place.edition.name,
        opened_by=by,
    )
    for position, plan in enumerate(template.planned(partnership.tier, {one.theme for one in found}), start=1):
        add_chapter(made, position, plan, found)
    record(
        kinds.ASSESSMENT_OPENED, by=by, about=made, partnership=partnership.slug, year=year, period=period.full_phrase
    )
    return made


def add_chapter(made: Assessment, position: int, plan: template.Planned, found: tuple[Drafted, ...]) -> Chapter:
    """A chapter with its empty passages and the findings that are drafted for its theme."""
    chapter = Chapter.objects.create(
        assessment=made,
        key=plan.key,
        position=position,
        title=plan.title,
        asks=plan.asks,
        theme=plan.theme,
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
        for place, one in enumerate((one for one in found if plan.theme and one.theme == plan.theme), start=1)
    )
    return chapter
