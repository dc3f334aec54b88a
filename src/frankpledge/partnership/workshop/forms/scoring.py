"""What is asked of whoever scores: the code on the slip, and then each item of the criteria, issue by issue."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.evidence.statistics.scoring.criteria import Criteria
from frankpledge.partnership.design.forms import Form

CANNOT = _("I can’t judge this")
_NONE = "none"


class CodeForm(Form):
    code = forms.CharField(
        label=_("The code on your slip"),
        help_text=_("10 letters and digits. Capitals, spaces and dashes make no difference."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the code on your slip")},
    )


class Scores(Form):
    """One question for each item of the criteria."""

    def __init__(self, *arguments: object, criteria: Criteria, **named: object) -> None:
        super().__init__(*arguments, **named)
        for item in criteria.items:
            steps = zip(criteria.scale, item.means, strict=True)
            self.fields[item.id] = forms.ChoiceField(
                label=item.question,
                choices=[*((str(score), means) for score, means in steps), (_NONE, CANNOT)],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("%(title)s: choose an answer, or that you can’t judge it") % {"title": item.title}
                },
            )

    @property
    def scores(self) -> dict[str, int | None]:
        return {item: None if given == _NONE else int(given) for item, given in self.cleaned_data.items()}


def initial(scores: dict[str, int | None]) -> dict[str, str]:
    """What was saved before, as the form has it."""
    return {item: _NONE if score is None else str(score) for item, score in scores.items()}
