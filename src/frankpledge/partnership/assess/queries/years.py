"""The assessments of a partnership, and the data that each is made from."""

from frankpledge.evidence import places
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.assess.models import Assessment


def of(partnership: Partnership) -> list[Assessment]:
    """All of them, the latest first."""
    return list(Assessment.objects.filter(partnership=partnership))


def at(partnership: Partnership, year: str) -> Assessment | None:
    return Assessment.objects.filter(partnership=partnership, year=year).select_related("partnership").first()


def edition_of(assessment: Assessment) -> Edition:
    """The data that it is pinned to, of the partnership's own warehouse or the public one. Raises WarehouseError."""
    return here.warehouse_of(assessment.partnership).edition(assessment.edition)


def area_of(assessment: Assessment, edition: Edition) -> Area:
    return places.gazetteer(edition).find(assessment.area)


def period_of(assessment: Assessment) -> Period:
    return Period.read(assessment.period)
