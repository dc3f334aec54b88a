"""The assessments of a partnership, the data that each is made from, and what a new one can be made of."""

import datetime as dt

from frankpledge.evidence import places
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.assess.models import Assessment, Snapshot
from frankpledge.partnership.consult.periods import Span, last_twelve_months
from frankpledge.partnership.duties.clocks import periods as partnership_years
from frankpledge.partnership.figures.queries import counting, periods
from frankpledge.partnership.figures.queries.periods import Choice
from frankpledge.partnership.figures.queries.place import Place, name_of


def of(partnership: Partnership) -> list[Assessment]:
    """All of them, the latest first."""
    return list(Assessment.objects.filter(partnership=partnership))


def visible(seat: Seat) -> list[tuple[Assessment, list[Snapshot]]]:
    """Each year with its frozen versions, the latest first. Who can't see drafts sees the years that have a version."""
    versions: dict[int, list[Snapshot]] = {}
    for one in Snapshot.objects.filter(assessment__partnership=seat.partnership).defer("content"):
        versions.setdefault(one.assessment_id, []).append(one)
    drafts = seat.may(Permission.WRITE_ASSESSMENT)
    return [(each, versions.get(each.pk, [])) for each in of(seat.partnership) if drafts or each.pk in versions]


def to_open(partnership: Partnership, today: dt.date) -> list[str]:
    """The partnership year that runs and the next, as far as they are not open yet."""
    now = partnership_years.year_of(today)
    held = set(Assessment.objects.filter(partnership=partnership).values_list("year", flat=True))
    return [year.key for year in (now, now.next()) if year.key not in held]


def periods_of(place: Place) -> list[Choice]:
    """What an assessment can be of: the latest twelve months held, or a financial year that is held whole."""
    held = counting.held(place.edition, place.area)
    if not held:
        return []
    offered = periods.choices(held)
    return [one for i, one in enumerate(offered) if i == 0 or (_is_financial(one.period) and _whole(one.period, held))]


def _is_financial(period: Period) -> bool:
    return len(period) == 12 and period.first.month == 4


def _whole(period: Period, held: list[dt.date]) -> bool:
    return set(held).issuperset(period.months)


def at(partnership: Partnership, year: str) -> Assessment | None:
    return Assessment.objects.filter(partnership=partnership, year=year).select_related("partnership").first()


def edition_of(assessment: Assessment) -> Edition:
    """The data that it is pinned to. Raises WarehouseError where they are held no more."""
    return here.edition(assessment.partnership, assessment.edition)


def area_of(assessment: Assessment, edition: Edition) -> Area:
    return places.gazetteer(edition).find(assessment.area)


def area_name(assessment: Assessment) -> str:
    return name_of(assessment.partnership, assessment.area, assessment.edition)


def period_of(assessment: Assessment) -> Period:
    return Period.read(assessment.period)


def concern_months(assessment: Assessment, on: dt.date) -> Span:
    """The twelve months of concerns that it speaks of on a day: to that day, and never beyond its own year. What is
    corrected or frozen late speaks of the concerns that it was written on."""
    return last_twelve_months(min(on, partnership_years.period(assessment.year).last))
