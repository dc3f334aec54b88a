"""What is asked of whoever writes a concern down, changes, answers or withdraws it, or makes it private or open."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.consult import rules
from frankpledge.partnership.consult.columns import THEMES_OF
from frankpledge.partnership.consult.forms.naming import NamesNobody
from frankpledge.partnership.consult.models import Way
from frankpledge.partnership.consult.said import Said
from frankpledge.partnership.design.forms import DateField, Hinted, Versioned

NO_NAMES = _("No names, addresses or numbers of people.")
MANY = {"min_value": 1, "max_value": rules.MOST, "required": False}
_NUMBERS = {"invalid": _("Enter a whole number"), "min_value": _("Enter 1 or more, or leave it empty")}
WAYS = [
    (Way.SURVEY, Hinted(Way.SURVEY.label)),
    (Way.PARISH, Hinted(Way.PARISH.label)),
    (Way.MEETING, Hinted(Way.MEETING.label)),
    (Way.COUNCILLOR, Hinted(Way.COUNCILLOR.label, _("From their surgery or their post"))),
    (Way.WORKPLACE, Hinted(Way.WORKPLACE.label)),
    (Way.YOUNG, Hinted(Way.YOUNG.label)),
    (Way.AFFECTED, Hinted(Way.AFFECTED.label, _("Such as people who use a refuge, or tenants of one estate"))),
    (Way.OFFICERS, Hinted(Way.OFFICERS.label, _("Worth keeping, but it is not what people themselves said"))),
    (Way.OTHER, Hinted(Way.OTHER.label)),
]


class _Written(NamesNobody):
    texts = ("title", "words", "group", "place")
    field_order = ["title", "words", "theme", "way", "group", "raised_on", "people", "asked", "place", "first"]

    title = forms.CharField(
        label=_("What is it about?"),
        help_text=_("In a few words, such as “Speeding through the village”. Use the same words for the same thing."),
        max_length=150,
        error_messages={"required": _("Say what it is about")},
    )
    words = forms.CharField(
        label=_("In more words (optional)"),
        help_text=NO_NAMES,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    theme = forms.ChoiceField(
        label=_("Which theme is that?"),
        required=False,
        choices=[("", _("None of these")), *THEMES_OF.items()],
    )
    way = forms.ChoiceField(
        label=_("How did it come to you?"),
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it came to you")},
    )
    group = forms.CharField(
        label=_("Who said so, as a group?"),
        help_text=_("Such as “Markham Parish Council” or “Pupils of the two secondary schools”. Never one person."),
        max_length=150,
        error_messages={"required": _("Say which group said so")},
    )
    raised_on = DateField(label=_("When?"), error_messages={"required": _("Enter the day on which they said so")})
    people = forms.IntegerField(label=_("How many said so, if you know?"), error_messages=_NUMBERS, **MANY)
    asked = forms.IntegerField(
        label=_("Of how many who were asked, if you know?"),
        help_text=_("Such as all who answered the survey. A number tells little without it."),
        error_messages=_NUMBERS,
        **MANY,
    )
    place = forms.CharField(
        label=_("Where is that? (optional)"),
        help_text=_("A village, an estate or a street. No single home, and no full postcode."),
        max_length=150,
        required=False,
    )
    first = forms.BooleanField(label=_("They want this to be put first"), required=False)

    def clean(self) -> dict[str, object]:
        given = super().clean()
        if given.get("raised_on"):
            self.refuse("raised_on", rules.is_its_day(given["raised_on"], timezone.localdate()))
        if "people" not in self.errors and "asked" not in self.errors:
            self.refuse("people", rules.may_be_counted(given.get("people"), given.get("asked")))
        return given

    @property
    def said(self) -> Said:
        given = self.cleaned_data
        return Said(**{name: given[name] for name in self.field_order})


class Write(_Written):
    field_order = [*_Written.field_order, "private"]

    private = forms.BooleanField(
        label=_("Keep this private"),
        help_text=_(
            "Such as what a small group said in confidence, or what would point at one household. Then only you and "
            "those who may see private concerns can read it, and no assessment uses it."
        ),
        required=False,
    )


class Change(_Written, Versioned):
    """The same, of one that is on the register. Whether it is private is changed on a page of its own."""


class Answer(NamesNobody, Versioned):
    texts = ("answer",)
    field_order = ["answer", "answered_on", "version"]

    answer = forms.CharField(
        label=_("What was said back to them?"),
        help_text=_("What was done, or why nothing was: “You said, we did”. No names of people."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    answered_on = DateField(label=_("When were they told?"), required=False)

    def __init__(self, *arguments: object, answered: bool = False, **named: object) -> None:
        super().__init__(*arguments, **named)
        if answered:
            self.fields["answered_on"].help_text = _("Empty both to say that they were not answered after all.")
        else:
            self.fields["answer"].required = self.fields["answered_on"].required = True
            self.fields["answer"].error_messages["required"] = _("Write down what was said back")
            self.fields["answered_on"].error_messages["required"] = _("Enter the day on which they were told")


class Withdraw(NamesNobody, Versioned):
    texts = ("because",)
    field_order = ["because", "version"]

    because = forms.CharField(
        label=_("Why?"),
        help_text=_("Such as “Written down twice”."),
        max_length=300,
        error_messages={"required": _("Say why it is withdrawn")},
    )


class ChangePrivacy(NamesNobody, Versioned):
    texts = ("because",)
    field_order = ["because", "version"]

    because = forms.CharField(
        label=_("Why?"),
        help_text=_("It stands on the concern's page for those who may see private concerns. No names of people."),
        max_length=300,
    )

    def __init__(self, *arguments: object, missing: str, **named: object) -> None:
        """`missing`: what is said where no reason was given."""
        super().__init__(*arguments, **named)
        self.fields["because"].error_messages["required"] = missing
