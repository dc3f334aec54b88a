from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.queries import log
from frankpledge.partnership.audit.kinds import KINDS
from frankpledge.partnership.design.forms import DateField, Form
from frankpledge.partnership.design.wording import capitalised


class LogForm(Form):
    """How the log is narrowed. It is sent by GET: what is asked stands in the address, and so in its downloads."""

    who = forms.ChoiceField(label=_("Who did it"), required=False)
    about = forms.ChoiceField(label=_("About whom"), required=False)
    only = forms.ChoiceField(
        label=_("Looks or changes"),
        required=False,
        choices=[
            ("", _("Both")),
            (log.LOOKS, _("Only who looked at what")),
            (log.CHANGES, _("Only what was changed")),
        ],
    )
    kind = forms.ChoiceField(label=_("What was done"), required=False)
    since = DateField(label=_("From"), required=False, help_text=_("For example, 27 3 2026"))
    until = DateField(label=_("To"), required=False, help_text=_("This day is part of it"))
    reference = forms.CharField(
        label=_("Reference"), required=False, max_length=80, help_text=_("As the log writes it, such as agency:5")
    )

    def __init__(self, *arguments: object, partnership: Partnership, **named: object) -> None:
        super().__init__(*arguments, **named)
        people = [("", _("Anybody")), *((str(person.pk), person.told) for person in log.people(partnership))]
        self.fields["who"].choices = self.fields["about"].choices = people
        kinds = [(key, capitalised(key)) for key in sorted(KINDS)]
        self.fields["kind"].choices = [("", _("Anything")), *kinds]

    def clean(self) -> dict[str, object]:
        given = super().clean()
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("“To” must not be before “From”"))
        return given

    def narrowed(self) -> log.Narrowed:
        given = self.cleaned_data
        return log.Narrowed(
            who=int(given["who"]) if given["who"] else None,
            about=int(given["about"]) if given["about"] else None,
            kind=given["kind"],
            only=given["only"],
            since=given["since"],
            until=given["until"],
            reference=given["reference"],
        )
