from collections.abc import Iterable

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.queries import holds, log
from frankpledge.partnership.design.forms import DateField, Form, Versioned


class HoldForm(Form):
    subject = forms.ChoiceField(
        label=_("What must be kept?"),
        help_text=_("All that belongs to it is kept too: of a person their roles, and what the log says of them"),
        error_messages={"required": _("Choose what must be kept")},
    )
    reason = forms.CharField(
        label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as a court case, a review of a death, or a complaint"),
        error_messages={"required": _("Enter why it must be kept")},
    )  # fmt: skip

    def __init__(self, *arguments: object, partnership: Partnership, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["subject"].choices = [
            ("", _("Choose")),
            *((f"person:{person.pk}", person.told) for person in log.people(partnership)),
            *((f"agreement:{agreement.pk}", agreement.title) for agreement in holds.agreements(partnership)),
        ]


class LiftForm(Form):
    reason = forms.CharField(
        label=_("Why is it no longer needed?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter why it is no longer needed")},
    )  # fmt: skip


class EraseForm(Form):
    sure = forms.BooleanField(
        label=_("I understand that this can't be undone"),
        error_messages={"required": _("Tick the box if you want to erase what is kept of them")},
    )


class RequestForm(Form):
    person = forms.ChoiceField(label=_("Who asked?"), error_messages={"required": _("Choose who asked")})
    received_on = DateField(
        label=_("When did their request come?"), error_messages={"required": _("Enter the day on which it came")}
    )

    def __init__(self, *arguments: object, partnership: Partnership, **named: object) -> None:
        super().__init__(*arguments, **named)
        people = ((str(person.pk), person.told) for person in log.people(partnership))
        self.fields["person"].choices = [("", _("Choose")), *people]

    def clean_received_on(self) -> object:
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The day must be today or earlier"))
        return day


class OthersForm(Versioned):
    """For everybody else who is named: whether they are, in what is handed over, and why."""

    def __init__(self, *arguments: object, others: Iterable[Person], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.others = list(others)
        for other in self.others:
            self.fields[f"name_{other.pk}"] = forms.ChoiceField(
                label=_("%(name)s: may their name be disclosed?") % {"name": other.name},
                widget=forms.RadioSelect,
                choices=[("yes", _("Yes, disclose it")), ("no", _("No, black it out"))],
                error_messages={
                    "required": _("Say whether the name of %(name)s may be disclosed") % {"name": other.name}
                },
            )
            self.fields[f"why_{other.pk}"] = forms.CharField(
                label=_("Why?"),
                max_length=300,
                help_text=_(
                    "Such as: they agree, they acted in their job, or they did not agree and it would harm them"
                ),
                error_messages={"required": _("Enter why, for %(name)s") % {"name": other.name}},
            )

    def decisions(self) -> dict[str, dict[str, object]]:
        given = self.cleaned_data
        return {
            f"person:{other.pk}": {"disclose": given[f"name_{other.pk}"] == "yes", "reason": given[f"why_{other.pk}"]}
            for other in self.others
        }
