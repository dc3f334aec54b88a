"""What the layout needs on every page, error pages included."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def shell(request: HttpRequest) -> dict[str, object]:
    label, _, rest = settings.NOTICE.partition(": ")
    return {
        "partnership": settings.PARTNERSHIP,
        "notice": {"label": label, "rest": rest} if settings.NOTICE else None,
        "attributions": settings.ATTRIBUTIONS,
        "navigation": [_item(request.path, words, reverse(route)) for words, route in settings.NAVIGATION],
    }


def _item(path: str, words: str, href: str) -> dict[str, object]:
    """A page below /measures/ is still within "All measures"; every page is below /, which is only ever itself."""
    below = href != "/" and path.startswith(href)
    return {"text": words, "href": href, "current": path == href, "active": below}
