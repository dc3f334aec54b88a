"""A workshop is held while something of it is written, so that it is in one state from the first look to the last."""

from frankpledge.partnership.workshop.models import Issue, Workshop


def hold(workshop: Workshop) -> Workshop:
    """Within a transaction: as it stands now. Whoever else writes in it waits."""
    return Workshop.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=workshop.pk)


def hold_issue(issue: Issue) -> Workshop:
    """The workshop of an issue, held; the issue knows it as it stands now."""
    issue.workshop = hold(issue.workshop)
    return issue.workshop
