"""What is asked of whoever prepares a workshop."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.models.partnership import Nation
from frankpledge.partnership.design.forms import Form
from frankpledge.partnership.duties import wording
from frankpledge.partnership.figures.queries.periods import Choice
from frankpledge.partnership.workshop.queries.evidence import Problem
from frankpledge.partnership.workshop.rules import MOST_SLIPS


class Make(Form):
    year = forms.ChoiceField(
        label=_("For which year?"),
        help_text=_("The year in which the assessment is made, from April to March."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a year")},
    )
    period = forms.ChoiceField(
        label=_("What should its figures be of?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what its figures are of")},
    )

    def __init__(self, *arguments: object, years: Sequence[str], periods: Sequence[Choice], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["year"].choices = [(year, wording.year(year)) for year in years]
        self.fields["period"].choices = [(one.value, one.words) for one in periods]
        if not periods:
            del self.fields["period"]


class Offered(Form):
    """Issues to take from the figures."""

    problems = forms.MultipleChoiceField(
        label=_("Which should be scored?"),
        help_text=_("In the order of their evidence. The number is the score of the evidence, of 100."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one or more")},
    )

    def __init__(self, *arguments: object, problems: Sequence[Problem], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["problems"].choices = _choices(problems)


class IssueForm(Form):
    title = forms.CharField(
        label=_("What is the issue?"),
        help_text=_("As people will read it on their telephones, such as “Shop theft in the town centre”."),
        max_length=120,
        error_messages={"required": _("Name the issue")},
    )
    about = forms.CharField(
        label=_("What does it take in? (optional)"),
        help_text=_("A sentence or two. Whoever has a slip reads this: no names, and nothing about a person."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    title_cy = forms.CharField(
        label=_("What is the issue called in Welsh? (optional)"),
        help_text=_("Shown to whoever scores in Welsh. Without it they see the English name."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"lang": "cy"}),
    )
    about_cy = forms.CharField(
        label=_("What does it take in, in Welsh? (optional)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "cy"}),
    )
    measures = forms.MultipleChoiceField(
        label=_("Which figures does it rest on?"),
        help_text=_("Of several, the highest score counts. Without any, no evidence is held of it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: object, problems: Sequence[Problem], nation: str, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["measures"].choices = _choices(problems)
        if not problems:
            del self.fields["measures"]
        if nation != Nation.WALES:
            del self.fields["title_cy"], self.fields["about_cy"]


class Slips(Form):
    count = forms.IntegerField(
        label=_("How many slips?"),
        min_value=1,
        max_value=MOST_SLIPS,
        initial=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Enter how many slips you need"),
            "invalid": _("Enter a whole number, such as 20"),
            "min_value": _("Enter 1 or more"),
            "max_value": _("Enter %(limit_value)s or fewer: you can make more afterwards"),
        },
    )
    form = forms.RegexField(r"^[A-Za-z0-9]{32}\Z", widget=forms.HiddenInput)


class Withdraw(Form):
    number = forms.IntegerField(
        label=_("Which number is on the slip?"),
        min_value=1,
        max_value=10_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Enter the number"), "invalid": _("Enter a whole number, such as 12")},
    )


class Take(Form):
    """`asked`: this browser is in the middle of a ballot, and is asked before it holds another."""

    aside = forms.BooleanField(
        label=_("Put that one aside"),
        error_messages={"required": _("Go on with the ballot that is open here, or say that you put it aside")},
    )
    form = forms.RegexField(r"^[A-Za-z0-9]{32}\Z", widget=forms.HiddenInput)

    def __init__(self, *arguments: object, asked: bool, **named: object) -> None:
        super().__init__(*arguments, **named)
        if not asked:
            del self.fields["aside"]


def _choices(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(problem.id, f"{problem.title}: {problem.text}") for problem in problems]
