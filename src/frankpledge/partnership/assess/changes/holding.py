"""A year's assessment is held while something in it is written, so that nothing slips in while it is frozen."""

from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.assess import rules
from frankpledge.partnership.assess.models import Assessment


def hold_open(assessment: Assessment) -> None:
    """Within a transaction: whoever freezes it waits for this, or this is refused. Raises Refused."""
    check(rules.is_open(Assessment.objects.select_for_update().get(pk=assessment.pk)))
