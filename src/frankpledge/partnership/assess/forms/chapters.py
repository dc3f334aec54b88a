"""What is asked of whoever settles the chapters of a year."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.models import Agency, Membership
from frankpledge.partnership.assess.models import Chapter
from frankpledge.partnership.design.forms import Form, Versioned


def _title() -> forms.CharField:
    return forms.CharField(
        label=_("Title"),
        max_length=Chapter._meta.get_field("title").max_length,
        error_messages={"required": _("Give the chapter a title")},
    )


def _asks() -> forms.CharField:
    return forms.CharField(
        label=_("What to write (optional)"),
        help_text=_("It is shown to whoever writes the chapter, and stands in no document."),
        max_length=Chapter._meta.get_field("asks").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Added(Form):
    title = _title()
    asks = _asks()
    theme = forms.ChoiceField(
        label=_("Is it about figures?"),
        help_text=_("The figures of a theme draft its findings."),
        required=False,
    )

    def __init__(self, *arguments: object, themes: list[tuple[str, str]], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["theme"].choices = [("", _("No: a chapter of words alone")), *themes]


class Settled(Versioned):
    title = _title()
    asks = _asks()
    agency = forms.ChoiceField(
        label=_("Which agency writes it?"),
        help_text=_("Whoever works there can write in it, and so can whoever runs the assessment."),
        required=False,
    )
    owner = forms.ChoiceField(
        label=_("Who signs it off?"),
        help_text=_("Only those are offered whose role lets them write."),
        required=False,
    )
    position = forms.TypedChoiceField(label=_("Where does it stand?"), coerce=int)

    def __init__(
        self,
        *arguments: object,
        agencies: list[Agency],
        owners: list[Membership],
        others: list[Chapter],
        **named: object,
    ) -> None:
        super().__init__(*arguments, **named)
        self.fields["agency"].choices = [
            ("", _("No agency: whoever runs the assessment")), *((str(one.pk), one.name) for one in agencies)
        ]  # fmt: skip
        self.fields["owner"].choices = [
            ("", _("Nobody yet: whoever runs the assessment")),
            *((str(one.pk), f"{one.person.name}, {one.agency.name}") for one in owners),
        ]
        self.fields["position"].choices = [
            ("1", _("First")),
            *((str(n), _("After “%(title)s”") % {"title": one.title}) for n, one in enumerate(others, start=2)),
        ]
