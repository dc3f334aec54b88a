"""What the layout needs on every page, error pages included."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest

from frankpledge.partnership.design import languages
from frankpledge.partnership.design.policy import has_map, scripts


def shell(request: HttpRequest) -> dict[str, object]:
    label, _, rest = settings.NOTICE.partition(": ")
    return {
        "told": messages.get_messages(request),
        "notice": {"label": label, "rest": rest} if settings.NOTICE else None,
        "attributions": settings.ATTRIBUTIONS,
        "has_map": has_map(request),
        "scripts": scripts(request),
        "languages": languages.switch(request),
    }
