"""Changes that look at who else is there before they are made: the last two coordinators can't both leave at once."""

from frankpledge.partnership.agencies.models import Partnership


def one_at_a_time(partnership: Partnership) -> None:
    """Wait for whoever changes who is in this partnership. SQLite lets one write at a time without being asked."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
