"""The local policing body of a force area."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.models.policing import PolicingKind
from frankpledge.partnership.design.forms import DateField, Form
from frankpledge.partnership.design.names import NameField


class Correct(Form):
    kind = forms.ChoiceField(
        label=_("What kind of body is it?"),
        widget=forms.RadioSelect,
        choices=PolicingKind.choices,
        error_messages={"required": _("Choose what kind of body it is")},
    )
    name = NameField(
        label=_("Its name"),
        help_text=_("The office, and not who holds it: “Police and Crime Commissioner for Leicestershire”"),
        max_length=160,
        error_messages={"required": _("Enter its name")},
    )


class Begin(Correct):
    force = forms.CharField(
        label=_("Police force area"),
        help_text=_("As its partnerships name it, such as Leicestershire"),
        max_length=80,
        error_messages={"required": _("Enter the police force area")},
    )
    since = DateField(
        label=_("First day"),
        help_text=_("A past day, or one to come: what is there now stays until then. For example, 5 5 2028"),
        error_messages={"required": _("Enter the first day on which it is the local policing body")},
    )
    field_order = ["force", "kind", "name", "since"]
