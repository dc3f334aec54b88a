"""The one form in which a passage is written."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from frankpledge.partnership.assess.models.passage import LONGEST
from frankpledge.partnership.assess.queries.passages import plain
from frankpledge.partnership.design.forms import Form

_HIGHEST = 2**31 - 1  # that a database keeps as a version


class TextField(forms.CharField):
    """What was typed, with its blank lines and without what can't be kept."""

    widget = forms.Textarea(attrs={"rows": 18, "spellcheck": "true"})

    def to_python(self, value: object) -> str:
        return plain(str(value)) if value not in self.empty_values else ""


class Write(Form):
    """`seen`: the version of the passage that the words began from. `known`: that of the writer's draft, 0 for none."""

    text = TextField(required=False, strip=False)
    seen = forms.IntegerField(min_value=0, max_value=_HIGHEST, widget=forms.HiddenInput)
    known = forms.IntegerField(min_value=0, max_value=_HIGHEST, widget=forms.HiddenInput)

    def __init__(self, *arguments: object, label: str, hint: str = "", **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["text"].label = label
        self.fields["text"].help_text = hint

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text) > LONGEST:
            raise forms.ValidationError(too_long(len(text) - LONGEST))
        return text


class Keep(Write):
    """What the page's script sends. `unanswered`: what it sent before, of which it had no answer yet."""

    unanswered = TextField(required=False, strip=False)


class Known(Form):
    """Of a draft that is discarded: which one the writer saw."""

    known = forms.IntegerField(min_value=0, max_value=_HIGHEST, widget=forms.HiddenInput)


class Renew(Form):
    """Newer data are taken or left: of which state of the assessment, and which data."""

    version = forms.IntegerField(min_value=0, max_value=_HIGHEST, widget=forms.HiddenInput)
    edition = forms.CharField(max_length=12, widget=forms.HiddenInput)
    what = forms.ChoiceField(
        label=_("What do you want to do?"),
        choices=[("take", ""), ("leave", "")],
        error_messages={"required": _("Choose whether to take the newer data")},
    )


def too_long(over: int) -> str:
    said = ngettext(
        "This is %(over)s character too long. The longest a text can be is %(longest)s.",
        "This is %(over)s characters too long. The longest a text can be is %(longest)s.",
        over,
    )
    return said % {"over": f"{over:,}", "longest": f"{LONGEST:,}"}
