from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.design.forms import DateField, Form, Hinted, Versioned


def role_choices(besides: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Every role, with what it is for below it."""
    left_out = set(besides)
    return [
        (role.key, Hinted(_(role.name), _(role.description))) for role in ROLES.values() if role.key not in left_out
    ]


def person_choices(memberships: Iterable[Membership], nobody: str = "") -> list[tuple[str, str]]:
    """People to pick from, each with their agency: two may have the same name."""
    first = ("", nobody or _("Choose somebody"))
    return [first, *((str(m.pk), f"{m.person.name}, {m.agency.name}") for m in memberships)]


class Designations(Form):
    """What somebody may be for their agency, besides their roles."""

    represents = forms.BooleanField(label=_("Represents the agency in the strategy group"), required=False)
    liaison = forms.BooleanField(
        label=_("Is the agency's designated liaison officer"),
        help_text=_("Each responsible authority names one, for sharing information"),
        required=False,
    )


class MemberForm(Designations, Versioned):
    job = forms.CharField(label=_("Job (optional)"), max_length=120, required=False)

    field_order = ["job", "represents", "liaison", "version"]


class GiveRoleForm(Form):
    role = forms.ChoiceField(
        label=_("Which role?"), widget=forms.RadioSelect, error_messages={"required": _("Choose a role")}
    )
    last_day = DateField(
        label=_("Last day (optional)"),
        help_text=_("Leave it empty if the role has no end. For example, 31 3 2027"),
        required=False,
    )

    def __init__(self, *arguments: object, held: Iterable[str] = (), **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["role"].choices = role_choices(besides=held)


class NothingToFill(Form):
    """A page that asks whether something is really wanted; of what others may be changing meanwhile, `Versioned`."""
