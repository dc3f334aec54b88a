from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.addresses import inside
from frankpledge.partnership.duties.icalendar import calendar
from frankpledge.partnership.duties.queries import feed as queries


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What is due, for a calendar program that knows the secret. Nothing can be changed by it."""
    person = queries.of_address(token)
    if person is None:
        raise Http404
    now = timezone.now()
    origin = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    events = [
        (entry, origin + inside(entry.partnership.slug, "duties:duty", rule=entry.rule.id))
        for entry in queries.of_person(person, now)
    ]
    answer = HttpResponse(calendar(_("Duties"), events, now), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
