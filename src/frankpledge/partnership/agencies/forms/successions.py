"""Merging, splitting and working together: which, when, and who agreed."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.changes.successions import Part
from frankpledge.partnership.agencies.forms.setting_up import ADDRESS
from frankpledge.partnership.agencies.models import Partnership, PartnershipArea
from frankpledge.partnership.agencies.models.partnership import Tier
from frankpledge.partnership.design.forms import DateField, Form, RowsField
from frankpledge.partnership.design.names import NameField

AGREED = _("For example, “The Police and Crime Commissioner, decision 12/2016 of 4 March 2016”")


class Agreed(Form):
    on = DateField(
        label=_("From which day?"),
        help_text=_("A past day, or one to come. For example, 1 4 2027"),
        error_messages={"required": _("Enter the day from which it holds")},
    )
    agreed = forms.CharField(
        label=_("Who agreed for the local policing body, when, and where is it written?"),
        help_text=AGREED,
        max_length=300,
        error_messages={"required": _("Say who agreed: the law asks for the policing body's consent")},
    )


class Together(Agreed):
    partnerships = RowsField(
        label=_("Which partnerships?"),
        queryset=Partnership.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least two partnerships")},
    )
    field_order = ["partnerships"]

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["partnerships"].queryset = Partnership.objects.filter(until=None).defer("logo").order_by("name")

    def clean_partnerships(self) -> list[Partnership]:
        return list(self.cleaned_data["partnerships"])


class Merge(Together):
    name = NameField(label=_("Name of the new partnership"), max_length=120)
    slug = forms.SlugField(
        error_messages={"invalid": ADDRESS},
        label=_("Address of its pages"),
        help_text=_("Small letters, digits and hyphens"),
        max_length=60,
    )
    tier = forms.ChoiceField(
        label=_("What the new partnership is for"),
        help_text=_("Leave it as it is, unless the councils change too"),
        choices=[("", _("The same as they are now")), *Tier.choices],
        required=False,
    )
    field_order = ["partnerships", "name", "slug", "on", "agreed", "tier"]


class Split(Agreed):
    """Two or three new ones; each district goes to one of them."""

    MOST = 4

    def __init__(self, *arguments: object, areas: Sequence[PartnershipArea], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.areas = areas
        numbers = range(1, min(self.MOST, max(2, len(areas))) + 1)
        for n in numbers:
            required = n <= 2
            self.fields[f"name_{n}"] = NameField(
                label=_now("Name of new partnership %(n)s") % {"n": n}, max_length=120, required=required
            )
            self.fields[f"slug_{n}"] = forms.SlugField(
                error_messages={"invalid": ADDRESS},
                label=_now("Address of its pages"),
                max_length=60,
                required=required,
            )
        for area in areas:
            self.fields[f"area_{area.code}"] = forms.ChoiceField(
                label=_now("%(area)s goes to") % {"area": area.name},
                widget=forms.RadioSelect,
                choices=[(str(n), _now("New partnership %(n)s") % {"n": n}) for n in numbers],
                error_messages={"required": _now("Say where %(area)s goes") % {"area": area.name}},
            )
        self.numbers = numbers
        self.order_fields([n for n in self.fields if n not in ("on", "agreed")] + ["on", "agreed"])

    def parts(self) -> list[Part]:
        given = self.cleaned_data
        return [
            Part(
                given[f"name_{n}"], given[f"slug_{n}"],
                tuple(a.code for a in self.areas if given[f"area_{a.code}"] == str(n)),
            )
            for n in self.numbers
            if given[f"name_{n}"] or any(given[f"area_{a.code}"] == str(n) for a in self.areas)
        ]  # fmt: skip
