"""What the layout needs on every page, error pages included."""

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, object]:
    label, _, rest = settings.NOTICE.partition(": ")
    return {
        "notice": {"label": label, "rest": rest} if settings.NOTICE else None,
        "attributions": settings.ATTRIBUTIONS,
    }
