"""Who or what a reference of the log names, while it is known here: one query for all of them."""

from collections.abc import Iterable

from django.db.models import Case, CharField, Exists, OuterRef, Subquery, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.models import Agency, Agreement, Feed, Membership, Partnership, Person


def of(references: Iterable[str], partnership: Partnership) -> dict[str, str]:
    """Reference → name, of what belongs to the partnership. Somebody who never did is “somebody from outside”."""
    wanted: dict[str, set[int]] = {}
    for reference in references:
        kind, _colon, number = reference.partition(":")
        if number.isdigit():
            wanted.setdefault(kind, set()).add(int(number))
    rows = {
        "person": Person.objects.filter(memberships__agency__partnership=partnership).values_list(
            "pk", told_apart(partnership)
        ),
        "membership": Membership.objects.filter(agency__partnership=partnership).values_list(
            "pk", told_apart(partnership, "person__")
        ),
        "agency": Agency.objects.filter(partnership=partnership).values_list("pk", "name"),
        "agreement": Agreement.objects.filter(partnership=partnership).values_list("pk", "title"),
        "feed": Feed.objects.filter(agency__partnership=partnership).values_list("pk", "title"),
        "partnership": Partnership.objects.filter(pk=partnership.pk).values_list("pk", "name"),
    }
    parts = [
        named.filter(pk__in=wanted[kind]).annotate(of=Value(kind, CharField())).order_by()
        for kind, named in rows.items()
        if kind in wanted
    ]
    if not parts:
        return {}
    found = {f"{kind}:{pk}": name for pk, name, kind in parts[0].union(*parts[1:])}
    outside = {f"person:{pk}" for pk in wanted.get("person", ())} - set(found)
    return found | dict.fromkeys(outside, _("Somebody from outside the partnership"))


def told_apart(partnership: Partnership, path: str = "") -> Case:
    """Somebody's name; of two with the same name in a partnership, each with their agency behind it.

    `path`: the way from a row to the person, such as “person__”."""
    theirs = Membership.objects.filter(agency__partnership=partnership)
    namesakes = theirs.filter(person__name__iexact=OuterRef(f"{path}name")).exclude(person=OuterRef(f"{path}pk"))
    agency = theirs.filter(person=OuterRef(f"{path}pk")).order_by("-since", "pk").values("agency__name")[:1]
    with_agency = Concat(f"{path}name", Value(", "), Subquery(agency), output_field=CharField())
    return Case(When(Exists(namesakes), then=with_agency), default=f"{path}name", output_field=CharField())


def agencies_of(references: Iterable[str], partnership: Partnership) -> dict[str, str]:
    """For which agencies of the partnership people act, instead of their names."""
    people = {int(number) for kind, _colon, number in (r.partition(":") for r in references) if kind == "person"}
    found: dict[str, list[str]] = {f"person:{pk}": [] for pk in people}
    rows = Membership.objects.filter(person__in=people, agency__partnership=partnership).order_by("agency__name")
    for pk, name in rows.values_list("person_id", "agency__name").distinct():
        found[f"person:{pk}"].append(_("somebody of %(agency)s") % {"agency": name})
    outside = _("somebody from outside the partnership")
    return {reference: " / ".join(agencies) or outside for reference, agencies in found.items()}
