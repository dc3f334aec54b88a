"""What is asked of whoever scores: the code on the slip, and then each item of the criteria, issue by issue."""

from collections.abc import Sequence
from contextlib import nullcontext

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frankpledge.evidence.statistics.scoring.criteria import Criteria, Item
from frankpledge.partnership.design import languages
from frankpledge.partnership.design.forms import Form

CANNOT = _("I can’t judge this")
CRITERIA = "criteria"  # their context in the catalogue
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
    """One question for each item of the criteria: in the page's language, or in English where it has no other."""

    def __init__(self, *arguments: object, criteria: Criteria, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.criteria = criteria
        for item in criteria.items:
            with nullcontext() if self.in_welsh(item) else translation.override(settings.LANGUAGE_CODE):
                self.fields[item.id] = _question(item, criteria.scale)

    def in_welsh(self, item: Item) -> bool:
        """Whether the whole of it is: a question with answers in another language would be of no use."""
        return languages.has_welsh(item.title, item.question, *item.means, about=CRITERIA)

    @cached_property
    def wrong(self) -> dict[str, str]:
        """What is said of a question that is in English is, too, and says so in the summary."""
        english = {self[item.id].auto_id for item in self.criteria.items if not self.in_welsh(item)}
        return {at: languages.typed(said) if at in english else said for at, said in super().wrong.items()}

    @property
    def scores(self) -> dict[str, int | None]:
        return {item: None if given == _NONE else int(given) for item, given in self.cleaned_data.items()}


def _question(item: Item, scale: Sequence[int]) -> forms.ChoiceField:
    steps = ((str(score), languages.ours(means, CRITERIA)) for score, means in zip(scale, item.means, strict=True))
    left_out = gettext("%(title)s: choose an answer, or that you can’t judge it")
    return forms.ChoiceField(
        label=languages.ours(item.question, CRITERIA),
        choices=[*steps, (_NONE, str(CANNOT))],
        widget=forms.RadioSelect,
        error_messages={"required": left_out % {"title": languages.ours(item.title, CRITERIA)}},
    )


def initial(scores: dict[str, int | None]) -> dict[str, str]:
    """What was saved before, as the form has it."""
    return {item: _NONE if score is None else str(score) for item, score in scores.items()}
