from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.forms.members import Designations, role_choices
from frankpledge.partnership.agencies.models import Agency
from frankpledge.partnership.design.forms import Form
from frankpledge.partnership.design.names import NameField

NOT_AN_ADDRESS = _("Enter an e-mail address, such as name@example.gov.uk")
MOST = 60  # people at once: their links travel in one cookie (`links.py`)


class InviteForm(Designations):
    name = NameField(
        label=_("Name"), max_length=120, error_messages={"required": _("Enter their name, as others will see it")}
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("Their own at work. They sign in with it."),
        error_messages={"required": NOT_AN_ADDRESS, "invalid": NOT_AN_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    agency = forms.ChoiceField(
        label=_("Which agency do they work for?"), error_messages={"required": _("Choose the agency they work for")}
    )
    job = forms.CharField(label=_("Job (optional)"), max_length=120, required=False)
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        help_text=_("Choose all that they need. They can be changed later."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role: without one they would see nothing here")},
    )

    field_order = ["name", "email", "agency", "job", "roles", "represents", "liaison"]

    def __init__(self, *arguments: object, agencies: Iterable[Agency], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["agency"].choices = [("", _("Choose one")), *((str(a.pk), a.name) for a in agencies)]
        self.fields["roles"].choices = role_choices()


class ListForm(Form):
    """Many at once, as copied from a spreadsheet."""

    people = forms.CharField(
        label=_("People to invite"),
        help_text=_("One person in each line: name, e-mail address, agency, job, role."),
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Paste or type at least one line")},
    )


class SureListForm(Form):
    """The same list, looked through and sent back."""

    people = forms.CharField(widget=forms.HiddenInput, strip=False)
    sure = forms.BooleanField(widget=forms.HiddenInput, required=False)
