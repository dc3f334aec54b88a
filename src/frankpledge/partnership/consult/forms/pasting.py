"""What is asked of whoever takes in several at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.consult.models import Way
from frankpledge.partnership.design.forms import DateField, Form

LARGEST = 250_000  # bytes of a file, or characters of what is pasted: the list travels through the page twice


class Paste(Form):
    """Many at once. What a line does not say itself is said here for all of them."""

    concerns = forms.CharField(
        label=_("The concerns"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(
        label=_("Or a CSV file, such as this register downloads"), required=False, allow_empty_file=True
    )
    way = forms.ChoiceField(
        label=_("How did they come to you, where a line does not say it?"),
        required=False,
        choices=[("", _("Each line says it")), *Way.choices],
    )
    raised_on = DateField(label=_("When, where a line does not say it?"), required=False)

    def clean(self) -> dict[str, object]:
        given = super().clean()
        sent = given.get("file")
        if sent and sent.size > LARGEST:
            self.add_error("file", _("This file is too large. Take at most 250 kB at once."))
        elif sent and not given.get("concerns"):
            given["concerns"] = as_text(sent.read())
            if given["concerns"] is None:
                self.add_error("file", _("This is no CSV file. Save the list as CSV, and send that."))
        if not given.get("concerns") and not self.errors:
            self.add_error("concerns", _("Paste or type at least one line, or choose a file"))
        return given


class Pasted(Form):
    """The same list, looked through and sent back."""

    concerns = forms.CharField(widget=forms.HiddenInput, strip=False)
    way = forms.CharField(widget=forms.HiddenInput, required=False)
    raised_on = forms.DateField(widget=forms.HiddenInput, required=False)
    taken = forms.BooleanField(widget=forms.HiddenInput, required=False)
    sure = forms.BooleanField(
        label=_(
            "I have looked at the lines that are marked: they name nobody, or only somebody in their public office"
        ),
        required=False,
    )

    def __init__(self, *arguments: object, doubtful: bool, **named: object) -> None:
        super().__init__(*arguments, **named)
        if doubtful:
            self.fields["sure"].required = True
            self.fields["sure"].error_messages["required"] = _(
                "Look at the lines that are marked, and say that they name nobody"
            )
        else:
            del self.fields["sure"]


def as_text(sent: bytes) -> str | None:
    """A CSV file's text: UTF-8, or as Excel on Windows writes it; None for what is none."""
    if b"\x00" in sent:
        return None
    try:
        return sent.decode("utf-8-sig")
    except UnicodeDecodeError:
        return sent.decode("cp1252", errors="replace")
