"""The year's calendar, the rules, and one duty."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.duties import rules as may
from frankpledge.partnership.duties import wording
from frankpledge.partnership.duties.clocks import periods
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.queries import duty as duties
from frankpledge.partnership.duties.queries import year as years
from frankpledge.partnership.duties.queries.records import record_of

EARLIEST, LATEST = 1998, 2090


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What is due in a year of the partnership, by month, and everything that is late."""
    now = timezone.now()
    asked = request.GET.get("year", "")
    period = periods.year(_number(asked, EARLIEST, LATEST)) if asked else years.this_year(now)
    wanted = years.Wanted(
        agency=_number(request.GET.get("agency") or "0"), owner=_number(request.GET.get("owner") or "0")
    )
    year = years.year(request.user, request.seat, period, wanted, now)
    shown = {"year": year, "now": now, "wording": wording, "previous": period.before(), "following": period.next()}
    return render(request, "duties/calendar.html", shown | _may(request))


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """All rules that are for a partnership like this, with who checked them."""
    kept, today = record_of(request.seat.partnership), timezone.localdate()
    where = (request.seat.partnership.nation, request.seat.partnership.tier)
    found = [rule for rule in loading.rules() if rule.in_force(today) and rule.is_for(*where)]
    groups: dict[str, list] = {}
    for rule in found:
        groups.setdefault(rule.instrument.title, []).append(rule)
    shown = {"groups": groups, "kept": kept, "wording": wording}
    return render(request, "duties/rules.html", shown | _may(request))


@require_safe
def duty(request: HttpRequest, rule: str) -> HttpResponse:
    """What a rule asks, whether it counts here and who checked that, who sees to it, and what is on record."""
    now = timezone.now()
    found = duties.rule_of(request.seat.partnership, rule, now.astimezone(LONDON).date())
    kept, entries = duties.entries_of(request.user, request.seat, found, now)
    finishing = {entry.name for entry in entries if may.may_finish(request.user, entry)}
    made = kept.arrangements.get(found.id)
    shown = {"rule": found, "kept": kept, "entries": entries, "made": made, "finishing": finishing, "now": now}
    shown["today"] = now.astimezone(LONDON).date()
    return render(request, "duties/duty.html", shown | {"wording": wording} | _may(request))


def _may(request: HttpRequest) -> dict[str, bool]:
    seat = request.seat
    return {
        "recording": seat.may(Permission.RECORD_DUTIES) and not seat.past,
        "changing": seat.may(Permission.CHANGE_DUTIES) and not seat.past,
    }


def _number(written: str, least: int = 0, most: int = 2**62) -> int:
    """A number of an address. Raises Http404."""
    if not written.isascii() or not written.isdigit() or len(written) > 18 or not least <= int(written) <= most:
        raise Http404
    return int(written)
