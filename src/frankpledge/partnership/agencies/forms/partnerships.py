"""A partnership's name, colour, logo and areas, as its coordinator changes them."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.colours import too_faint
from frankpledge.partnership.agencies.forms.setting_up import areas_of
from frankpledge.partnership.agencies.logos import BadLogo, Logo, cleaned
from frankpledge.partnership.agencies.models.partnership import Nation
from frankpledge.partnership.design.forms import DateField, Form, Versioned
from frankpledge.partnership.design.names import NameField


class Look(Versioned):
    name = NameField(
        label=_("Name of the partnership"),
        max_length=120,
        error_messages={"required": _("Enter the partnership's name")},
    )
    name_cy = NameField(
        label=_("Name of the partnership in Welsh (optional)"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"lang": "cy"}),
    )
    colour = forms.CharField(
        label=_("Colour of the band at the head of its pages"),
        help_text=_("As # and six digits, such as #1d3557. The words on it are white: it has to be dark enough"),
        max_length=7,
        error_messages={"required": _("Enter a colour, such as #1d3557")},
    )

    def __init__(self, *arguments: object, nation: str, **named: object) -> None:
        super().__init__(*arguments, **named)
        if nation != Nation.WALES:
            del self.fields["name_cy"]

    def clean_colour(self) -> str:
        colour = self.cleaned_data["colour"].strip().lower()
        colour = colour if colour.startswith("#") else f"#{colour}"
        if fault := too_faint(colour):
            raise forms.ValidationError(fault)
        return colour


class LogoForm(Versioned):
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("A PNG or JPEG of up to 200 KB and 1,200 pixels each way. It stands on the band, so give it a "
                    "background of its own or light colours"),
        error_messages={
            "required": _("Choose a picture"),
            "empty": _("The file is empty. Choose a picture"),
        },
    )  # fmt: skip

    def clean_logo(self) -> Logo:
        try:
            return cleaned(self.cleaned_data["logo"].read())
        except BadLogo as fault:
            raise forms.ValidationError(str(fault)) from None


class AddArea(Form):
    area = forms.CharField(
        label=_("District"),
        help_text=_("Its ONS code, and its name. For example, E07000131 Harborough"),
        max_length=130,
        error_messages={"required": _("Enter the district's code and name")},
    )
    since = DateField(
        label=_("First day"),
        error_messages={"required": _("Enter the first day on which it belongs to the partnership")},
    )
    because = forms.CharField(
        label=_("Why another partnership has it too (if one has)"),
        help_text=_("Leave it empty, unless several partnerships really share the district"),
        max_length=300,
        required=False,
    )

    def clean_area(self) -> tuple[str, str]:
        found = areas_of(self.cleaned_data["area"])
        if len(found) != 1:
            raise forms.ValidationError(_now("Enter one district: its code and its name"))
        return found[0]


class EndArea(Form):
    last_day = DateField(
        label=_("Last day"), error_messages={"required": _("Enter the last day on which it belongs to the partnership")}
    )
