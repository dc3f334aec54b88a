import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.models import Agency, Agreement, Partnership
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.queries import agreements
from frankpledge.partnership.design.forms import DateField, Form, RowField

NONE = _("None that is written down here")


class Named(RowField):
    """A choice among rows by what they are called."""

    def label_from_instance(self, row: Agency | Agreement) -> str:
        return str(row)


class AgreeForm(Form):
    """An agency agreed to send a data set. `own`: what it is called is typed, since no list holds it."""

    agency = Named(
        label=_("Which agency sends it?"),
        queryset=Agency.objects.none(),
        empty_label=_("Choose an agency"),
        error_messages={"required": _("Choose the agency that sends it")},
    )
    title = forms.CharField(
        label=_("What is sent?"),
        help_text=_("In a few words, such as “Noise complaints”."),
        max_length=160,
        error_messages={"required": _("Enter what is sent")},
    )
    since = DateField(
        label=_("From which day is it agreed?"),
        help_text=_(
            "The quarter that this day lies in is the first that is asked for, and all of it. Such as 1 4 2026"
        ),
        error_messages={"required": _("Enter the day from which it is agreed")},
    )
    agreement = Named(
        label=_("Which sharing agreement does it come under?"),
        queryset=Agreement.objects.none(),
        required=False,
        empty_label=NONE,
    )

    def __init__(self, *arguments: object, partnership: Partnership, today: dt.date, own: bool, **named) -> None:
        super().__init__(*arguments, **named)
        self.fields["agency"].queryset = Agency.objects.filter(not_ended(today), partnership=partnership)
        self.fields["agreement"].queryset = agreements.in_force(partnership, today)
        if not own:
            del self.fields["title"]


class ChangeFeedForm(AgreeForm):
    """What is sent, since when, and under what; who sends it stays as it is."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *arguments: object, under: Agreement | None, **named) -> None:
        super().__init__(*arguments, own=True, **named)
        del self.fields["agency"]
        if under is not None:  # it may have ended, and then it may stay
            choices = self.fields["agreement"].queryset | Agreement.objects.filter(pk=under.pk)
            self.fields["agreement"].queryset = choices.distinct()
