"""Allauth's forms for second factors, in our words."""

from allauth.mfa.base import forms as base
from allauth.mfa.recovery_codes import forms as recovery
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.accounts.forms.passwords import say
from frankpledge.partnership.design.forms import TOO_LONG, Form

LONGEST = MaxLengthValidator(60, TOO_LONG)
NO_KEY = _("Your passkey gave no answer. Press the button and follow what your device says")


class _Code(Form):
    hint = ""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        say(self, "code", _("Code"), _("Enter the code"), self.hint)
        self.fields["code"].widget.attrs |= {"autocomplete": "one-time-code", "spellcheck": "false"}


class AuthenticateForm(_Code, base.AuthenticateForm):
    hint = _("Six digits from your app, or one of your recovery codes")


class ReauthenticateForm(_Code, base.ReauthenticateForm):
    hint = AuthenticateForm.hint


class ActivateForm(_Code, totp.ActivateTOTPForm):
    hint = _("Six digits that the app shows now")

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class DeactivateForm(Form, totp.DeactivateTOTPForm):
    pass


class GenerateForm(Form, recovery.GenerateRecoveryCodesForm):
    pass


class _Key(Form):
    """What the browser's script puts in: nothing that anybody types."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        for kind in ("required", "invalid"):
            self.fields["credential"].error_messages[kind] = NO_KEY


class AuthenticateKeyForm(_Key, webauthn.AuthenticateWebAuthnForm):
    pass


class ReauthenticateKeyForm(_Key, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddKeyForm(_Key, webauthn.AddWebAuthnForm):
    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        say(self, "name", _("What to call it"), _("Enter a name"), _("For example, “Work laptop”"))
        self.fields["name"].validators.append(LONGEST)


class EditKeyForm(Form, webauthn.EditWebAuthnForm):
    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        say(self, "name", _("What to call it"), _("Enter a name"))
        self.fields["name"].validators.append(LONGEST)
