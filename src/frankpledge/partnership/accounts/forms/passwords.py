"""Allauth's forms for passwords, in our words."""

from allauth.account import forms as theirs
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.accounts import sessions
from frankpledge.partnership.design.forms import Form

GOOD = _("At least 12 characters. Three words that have nothing to do with each other make a good password.")
EMPTY = _("Enter your password")
NEW_EMPTY = _("Enter a password of 12 characters or more")
AGAIN_EMPTY = _("Enter the same password again")


def say(form: Form, name: str, label: str, empty: str, hint: str = "") -> None:
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.error_messages["required"] = empty
    field.widget.attrs.pop("placeholder", None)


def say_new(form: Form) -> None:
    say(form, "password1", _("New password"), NEW_EMPTY, GOOD)
    say(form, "password2", _("New password again"), AGAIN_EMPTY)


def say_email(form: Form, name: str) -> None:
    say(form, name, _("E-mail address"), _("Enter your e-mail address"))
    field = form.fields[name]
    field.error_messages["invalid"] = _("Enter an e-mail address, such as name@example.gov.uk")
    field.validators[0].message = field.error_messages["invalid"]
    field.widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}


class LoginForm(Form, theirs.LoginForm):
    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        say_email(self, "login")
        say(self, "password", _("Password"), EMPTY)
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        response = super().login(request, redirect_url)
        sessions.limit(request)  # allauth has just set its own
        return response


class ChangePasswordForm(Form, theirs.ChangePasswordForm):
    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        say(self, "oldpassword", _("Current password"), _("Enter your current password"))
        say_new(self)


class ResetPasswordForm(Form, theirs.ResetPasswordForm):
    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        say_email(self, "email")


class ResetPasswordKeyForm(Form, theirs.ResetPasswordKeyForm):
    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        say_new(self)


class ReauthenticateForm(Form, theirs.ReauthenticateForm):
    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        say(self, "password", _("Password"), EMPTY)
