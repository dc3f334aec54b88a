"""How the register is narrowed, and of which time its other pages tell. All are sent by GET."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.consult.columns import THEMES_OF
from frankpledge.partnership.consult.models import Way
from frankpledge.partnership.consult.periods import choices as periods
from frankpledge.partnership.consult.queries.register import NO_THEME, Standing, Wanted
from frankpledge.partnership.design.forms import Form

PRIVATE, OPEN = "private", "open"


class Narrow(Form):
    """How the register is narrowed. It is sent by GET, so its downloads hold the same.

    `private`: whether there is anything private that somebody may see. To others it is not even asked.
    """

    way = forms.ChoiceField(label=_("How it came"), required=False, choices=[("", _("Every way")), *Way.choices])
    theme = forms.ChoiceField(
        label=_("Theme"),
        required=False,
        choices=[("", _("Every theme")), *THEMES_OF.items(), (NO_THEME, _("None"))],
    )
    period = forms.ChoiceField(label=_("When"), required=False)
    standing = forms.ChoiceField(
        label=_("Answered or not"),
        required=False,
        choices=[
            (Standing.COUNTED, _("All that count")),
            (Standing.UNANSWERED, _("Not answered yet")),
            (Standing.ANSWERED, _("Answered")),
            (Standing.WITHDRAWN, _("Withdrawn")),
        ],
    )
    privacy = forms.ChoiceField(
        label=_("Private or open"),
        required=False,
        choices=[("", _("Both")), (PRIVATE, _("Private")), (OPEN, _("Open"))],
    )
    order = forms.ChoiceField(
        label=_("In order of"), required=False, choices=[("", _("date, the latest first")), ("theme", _("theme"))]
    )
    first = forms.BooleanField(label=_("Only what they want first"), required=False)

    def __init__(self, *arguments: object, private: bool, **named: object) -> None:
        super().__init__(*arguments, **named)
        if not private:
            del self.fields["privacy"]
        self.spans = periods(timezone.localdate(), always=True)
        self.fields["period"].choices = [(key, words) for key, (words, _span) in self.spans.items()]

    def wanted(self) -> Wanted:
        given = self.cleaned_data
        _words, span = self.spans[given["period"]]
        return Wanted(
            way=given["way"],
            theme=given["theme"],
            first=span[0] if span else None,
            last=span[1] if span else None,
            comes_first=given["first"],
            standing=Standing(given["standing"]),
            private=given["privacy"] == PRIVATE if given.get("privacy") else None,
            by_theme=given["order"] == "theme",
        )


class InPeriod(Form):
    """Of which time a page tells; the last twelve months where nothing is chosen."""

    period = forms.ChoiceField(label=_("When"), required=False)

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.spans = periods(timezone.localdate())
        self.fields["period"].choices = [(key, words) for key, (words, _span) in self.spans.items()]
