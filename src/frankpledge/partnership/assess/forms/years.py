"""What is asked of whoever opens a year's assessment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.design.forms import Form, Hinted
from frankpledge.partnership.duties import wording
from frankpledge.partnership.figures.queries.periods import Choice

BEFORE, OWN, TEMPLATE = "before", "own", "template"


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

    chapters = forms.ChoiceField(
        label=_("Which chapters should it have?"),
        help_text=_("They can be changed afterwards."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which chapters it has")},
    )

    def __init__(
        self, *arguments: object, years: list[str], periods: list[Choice], before: str, own: bool, **named: object
    ) -> None:
        """`before`: what an earlier year is called; "" where there is none. `own`: whether it has chapters of its own.
        Where there is neither, there is nothing to choose."""
        super().__init__(*arguments, **named)
        offered = [(TEMPLATE, _("The usual chapters"))]
        if own:
            words = _("The partnership’s own chapters, from a settings file or from before it merged or split")
            offered.insert(0, (OWN, Hinted(words, _("Nobody is named yet to write them or sign them off."))))
        if before:
            as_then = _("Those of %(year)s, with who writes them and who signs them off") % {"year": before}
            offered.insert(0, (BEFORE, as_then))
        if before or own:
            self.fields["chapters"].choices = offered
        else:
            del self.fields["chapters"]
        self.fields["year"].choices = [(key, wording.year(key)) for key in years]
        self.fields["period"].choices = [(one.value, one.words) for one in periods]
