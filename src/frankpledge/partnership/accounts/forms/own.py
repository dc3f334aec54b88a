"""Forms about one's own account, and an invitation."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.accounts.forms.passwords import AGAIN_EMPTY, GOOD, NEW_EMPTY
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.design.forms import Form
from frankpledge.partnership.design.names import NameField


def name_field() -> NameField:
    return NameField(
        label=_("Your name"),
        help_text=_("As others see it, such as “Priya Shah”"),
        max_length=120,
        error_messages={"required": _("Enter your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )


def _password(label: str, required: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        error_messages={"required": required},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class NameForm(Form):
    name = name_field()


class JoinForm(Form):
    """Whoever comes new: their name and a password."""

    name = name_field()
    password1 = _password(_("Password"), NEW_EMPTY, GOOD)
    password2 = _password(_("Password again"), AGAIN_EMPTY)

    def __init__(self, *arguments: object, email: str, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.email = email

    def clean(self) -> dict[str, str]:
        given = super().clean()
        if given.get("password1") and given.get("password2") and given["password1"] != given["password2"]:
            self.add_error("password2", _("The two passwords are not the same. Enter both again"))
        if given.get("password1"):
            try:
                validate_password(given["password1"], Person(email=self.email, name=given.get("name", "")))
            except forms.ValidationError as wrong:
                self.add_error("password1", wrong)
        return given
