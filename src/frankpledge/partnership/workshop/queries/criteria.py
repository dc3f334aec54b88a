"""The criteria that a partnership's next workshop is scored by: its own, or the usual ones."""

from frankpledge.evidence.statistics.scoring.criteria import as_data, criteria
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.workshop.models import OwnCriteria


def next_of(partnership: Partnership) -> dict[str, object]:
    """As a file has them."""
    own = OwnCriteria.objects.filter(partnership=partnership).first()
    return own.criteria if own else usual()


def usual() -> dict[str, object]:
    return as_data(criteria())
