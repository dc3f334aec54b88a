"""When a partnership may be set up, changed, joined to others or taken apart."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Partnership, PartnershipArea, Person, PolicingBody
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.models.partnership import Tier
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import areas
from frankpledge.partnership.agencies.rules.permitted import has
from frankpledge.partnership.design.wording import dated


def looks_after_host(by: object) -> Answer:
    """A person who does; or a program of the host's own, which gives its name as a text."""
    if isinstance(by, str) or (isinstance(by, Person) and by.is_active and by.administers_host):
        return YES
    return No(_("Only who looks after this host can do that."))


def may_set_up(by: object, slugs: Sequence[str]) -> Answer:
    if len(set(slugs)) < len(slugs):
        return No(_("Two partnerships can't have the same address. Give each its own."))
    for slug in slugs:
        if not slug:
            return No(_("Give the address of its pages, such as “harborough”."))
        if Partnership.objects.filter(slug=slug).exists():
            return No(_("The address “%(slug)s” is taken by another partnership. Choose another.") % {"slug": slug})
    return looks_after_host(by)


def may_change(by: Person, partnership: Partnership) -> Answer:
    if by.administers_host:
        return YES
    return has(by, Permission.CHANGE_PARTNERSHIP, partnership)


def may_hold(
    codes: Collection[str],
    since: dt.date,
    *,
    tier: str,
    reason: str,
    apart_from: Collection[Partnership] = (),
) -> Answer:
    """Whether a partnership may be responsible for these districts. Where another is too, only for a reason given."""
    others = areas.elsewhere(codes, since, apart_from=apart_from, tier=tier)
    if others and not reason.strip():
        row = others[0]
        return No(
            _(
                "%(area)s belongs to %(partnership)s%(until)s. Choose another first day, or, if several partnerships "
                "really share the district, say why."
            )
            % {
                "area": row.name,
                "partnership": row.partnership.name,
                "until": _(" until %(day)s") % {"day": dated(row.until)} if row.until else "",
            }
        )
    return YES


def may_add_area(partnership: Partnership, code: str, since: dt.date, reason: str) -> Answer:
    if PartnershipArea.objects.filter(not_ended(since), partnership=partnership, code=code).exists():
        return No(_("That district is listed here already."))
    if since < partnership.since:
        return No(_("The partnership began on %(day)s: a district can't be its own before.") % _day(partnership.since))
    if partnership.until is not None and since >= partnership.until:
        return No(_("The partnership ended on %(day)s.") % _day(partnership.until))
    return may_hold([code], since, tier=partnership.tier, reason=reason, apart_from=[partnership])


def may_end_area(area: PartnershipArea, until: dt.date) -> Answer:
    """`until`: the first day on which it no longer belongs."""
    if area.until is not None:
        return No(_("%(area)s ended here on %(day)s already.") % ({"area": area.name} | _day(area.until)))
    if until < area.since:
        return No(_("The last day can't be before the first, which was %(day)s.") % _day(area.since))
    others = PartnershipArea.objects.filter(not_ended(until), partnership=area.partnership).exclude(pk=area.pk)
    if not others.exists():
        return No(_("A partnership can't be without any area. Add another first, or have the host merge or end it."))
    return YES


def may_succeed(by: object, olds: Sequence[Partnership], on: dt.date, agreed: str) -> Answer:
    """What merging, splitting and working together all ask for."""
    if not (allowed := looks_after_host(by)):
        return allowed
    if len({old.pk for old in olds}) < len(olds):
        return No(_("The same partnership is chosen twice."))
    if not agreed.strip():
        return No(
            _(
                "Say who agreed for the local policing body, when, and where that is written "
                "(Crime and Disorder Act 1998, s.5(1A)-(1D))."
            )
        )
    for old in olds:
        if on < old.since:
            return No(_("%(name)s began on %(day)s: choose a later day.") % ({"name": old.name} | _day(old.since)))
        if old.until is not None:
            return No(_("%(name)s ends on %(day)s already.") % ({"name": old.name} | _day(old.until)))
    if len({old.force for old in olds}) > 1:
        forces = ", ".join(sorted({old.force for old in olds}))
        return No(
            _("These partnerships are in different police force areas (%(forces)s). One policing body has to agree.")
            % {"forces": forces}
        )
    return YES


def may_call_off(by: object, news: Sequence[Partnership]) -> Answer:
    """`news`: those that were to begin; none: nothing is planned."""
    if not (allowed := looks_after_host(by)):
        return allowed
    if not news:
        return No(_("There is nothing planned here that can be called off. From its day on, it can't be."))
    for new in news:
        if new.until is not None:
            return No(
                _("%(name)s is to merge or be split on %(day)s. Call that off first.")
                % ({"name": new.name} | _day(new.until))
            )
    return YES


def may_join_together(olds: Sequence[Partnership]) -> Answer:
    if len(olds) < 2:
        return No(_("Choose at least two partnerships."))
    if len({old.nation for old in olds}) > 1:
        return No(_("Partnerships of England and of Wales can't become one: the law names other bodies in each."))
    if len({old.tier == Tier.COUNTY for old in olds}) > 1:
        return No(_("A county partnership stands above those of its districts: they can't become one."))
    return YES


def may_divide(old: Partnership, held: Collection[str], parts: Sequence[Collection[str]]) -> Answer:
    """Every district of the old one goes to one of the new, and to one alone."""
    if len(parts) < 2:
        return No(_("A partnership is split into at least two."))
    if any(not part for part in parts):
        return No(_("Each new partnership needs at least one district."))
    given = [code for part in parts for code in part]
    names = {row.code: row.name for row in old.areas.all()}
    if strange := set(given) - set(held):
        return No(_("%(old)s is not responsible for %(areas)s.") % {"old": old.name, "areas": _named(strange, names)})
    if left := set(held) - set(given):
        return No(_("These districts are left over: %(areas)s.") % {"areas": _named(left, names)})
    if twice := {code for code in given if given.count(code) > 1}:
        return No(_("These districts are in two of the new partnerships: %(areas)s.") % {"areas": _named(twice, names)})
    return YES


def may_take_over(by: object, force: str, since: dt.date) -> Answer:
    """Whether a policing body may begin on a day: after the present one began, and before no other."""
    latest = PolicingBody.objects.filter(force=force).order_by("-since").first()
    if latest is not None and since <= latest.since:
        return No(_("%(name)s began on %(day)s: choose a later day.") % ({"name": latest.name} | _day(latest.since)))
    return looks_after_host(by)


def _day(day: dt.date) -> dict[str, str]:
    return {"day": dated(day)}


def _named(codes: Collection[str], names: dict[str, str]) -> str:
    return ", ".join(sorted(names.get(code, code) for code in codes))
