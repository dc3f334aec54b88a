"""What is asked of whoever freezes an assessment, corrects it, or gives that up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.design.forms import Versioned


class Correct(Versioned):
    field_order = ["because", "version"]
    because = forms.CharField(
        label=_("What has to be corrected, and why?"),
        help_text=_("It is printed in the next version, for everybody who read this one."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what has to be corrected, and why")},
    )
