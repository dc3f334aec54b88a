"""The folder in which a partnership's own extracts lie, upon the public warehouse and apart from everybody else's."""

from django.conf import settings

from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.models import Partnership


def make_folder(partnership: Partnership) -> None:
    """Empty, for the host's own user alone. Nothing where there is no host's folder at all."""
    if settings.HOME is not None:
        here.own_folder(partnership).mkdir(mode=0o700, parents=True, exist_ok=True)
