"""What is asked of whoever takes in a settings file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.settings_file import Bad
from frankpledge.partnership.design.forms import Form
from frankpledge.partnership.home.queries import settings_file as queries
from frankpledge.partnership.home.queries.settings_file import File


class Choose(Form):
    """The file itself. `cleaned_data["file"]` is what it says."""

    file = forms.FileField(
        label=_("A settings file"),
        help_text=_("A text file whose name ends in .toml. You see what it would change before anything is."),
        error_messages={"required": _("Choose a file"), "empty": _("The file is empty. Choose another")},
    )

    def clean_file(self) -> File:
        try:
            return queries.read(queries.text_of(self.cleaned_data["file"].read(queries.LARGEST + 1)))
        except Bad as wrong:
            raise forms.ValidationError(str(wrong)) from None


class Sure(Form):
    """The same file, looked at and sent back. `text` becomes what it says."""

    # Of characters, after a browser made two of every line's end.
    text = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=2 * queries.LARGEST)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    answer = forms.CharField(
        max_length=300,
        help_text=_(
            "The law as published, for instance, or what was agreed, with its day. It stands beside each rule."
        ),
        error_messages={"required": _("Check these rules first, and say against what")},
    )

    def __init__(self, *arguments: object, asks: str, **named: object) -> None:
        """`asks`: what to answer first; "" for nothing."""
        super().__init__(*arguments, **named)
        if asks:
            self.fields["answer"].label = asks
        else:
            del self.fields["answer"]

    def clean_text(self) -> str:
        return self.cleaned_data["text"].replace("\r\n", "\n")  # a browser sends every line's end so
