"""What the layout needs on every page, error pages included."""

from django.conf import settings
from django.http import HttpRequest

from frankpledge.partnership.design.policy import has_map


def shell(request: HttpRequest) -> dict[str, object]:
    label, _, rest = settings.NOTICE.partition(": ")
    return {
        "notice": {"label": label, "rest": rest} if settings.NOTICE else None,
        "attributions": settings.ATTRIBUTIONS,
        "has_map": has_map(request),
    }
