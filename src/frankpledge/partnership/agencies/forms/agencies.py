from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies import rules
from frankpledge.partnership.agencies.models.agency import AgencyKind, Standing
from frankpledge.partnership.agencies.statutory import TO_FILL_IN
from frankpledge.partnership.design.forms import DateField, Form, Hinted, Versioned
from frankpledge.partnership.design.names import NameField


def standings() -> list[tuple[str, Hinted]]:
    """An agency's places in a partnership, with who has which."""
    hints = {
        Standing.RESPONSIBLE: gettext(
            "Councils, police, fire and rescue, probation, and the integrated care board or local health board"
        ),
        Standing.COOPERATING: gettext("Has to work with the responsible authorities"),
        Standing.INVITED: gettext("Everybody else, the local policing body among them"),
    }
    return [(standing.value, Hinted(standing.label, hint)) for standing, hint in hints.items()]


class AgencyName(NameField):
    """Of an agency, as the log keeps it: never the words that stood in its place where no publisher gave a name."""

    def to_python(self, value: object) -> str:
        name = super().to_python(value)
        if name.endswith(TO_FILL_IN):
            raise forms.ValidationError(_("Enter the agency's own name"))
        return name


class AgencyForm(Form):
    """Something listed: the body, and its place in the partnership."""

    name = AgencyName(
        label=_("Name"),
        max_length=160,
        error_messages={"required": _("Enter the agency's name, as its people call it")},
    )
    kind = forms.ChoiceField(
        label=_("What kind of body is it?"),
        choices=[("", _("Choose one")), *AgencyKind.choices],
        error_messages={"required": _("Choose what kind of body it is")},
    )
    standing = forms.ChoiceField(
        label=_("Its place in the partnership"),
        widget=forms.RadioSelect,
        choices=standings,
        error_messages={"required": _("Choose its place in the partnership")},
    )
    since = DateField(
        label=_("First day in the partnership"),
        error_messages={"required": _("Enter the first day on which it took part")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict:
        """The law's answer stands beside the question that it is about."""
        given = super().clean()
        if "kind" in given and "standing" in given:
            answer = rules.may_stand(given["kind"], given["standing"])
            if not answer:
                self.add_error("standing", answer.sentence)
        return given


class EndAgencyForm(Versioned):
    last_day = DateField(
        label=_("Last day in the partnership"),
        help_text=_("It can lie in the future. For example, 31 3 2027"),
        error_messages={"required": _("Enter the last day on which it takes part")},
    )
