"""What is asked of whoever writes down what the group decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.design.forms import Versioned
from frankpledge.partnership.workshop.models import Decision
from frankpledge.partnership.workshop.rules import MOST_ISSUES


class Decide(Versioned):
    decision = forms.ChoiceField(
        label=_("What did the group decide?"),
        choices=Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the group decided")},
    )
    rank = forms.IntegerField(
        label=_("Which place has it among the priorities? (optional)"),
        help_text=_("1 comes first. Without a number it comes last. It is left out where it is no priority."),
        required=False,
        min_value=1,
        max_value=MOST_ISSUES,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Enter a whole number, such as 1"),
            "min_value": _("Enter 1 or more"),
            "max_value": _("Enter %(limit_value)s or less"),
        },
    )
    because = forms.CharField(
        label=_("Why?"),
        help_text=_("Needed where a priority ranks below an issue that is not a priority, at one of the two."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Reopen(Versioned):
    because = forms.CharField(
        label=_("Why is it decided again?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why it is decided again")},
    )
