"""What is asked of whoever opens a year's assessment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.assess import wording
from frankpledge.partnership.design.forms import Form
from frankpledge.partnership.figures.queries.periods import Choice


class OpenYear(Form):
    year = forms.ChoiceField(
        label=_("For which year?"),
        help_text=_("The year in which it is made, from April to March. The plan that it leads to follows it."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a year")},
    )
    period = forms.ChoiceField(
        label=_("What should its figures be of?"),
        help_text=_("They are set against the same months of the year before."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what its figures are of")},
    )

    def __init__(self, *arguments: object, years: list[str], periods: list[Choice], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["year"].choices = [(key, wording.year(key)) for key in years]
        self.fields["period"].choices = [(one.value, one.words) for one in periods]
