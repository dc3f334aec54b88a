"""Allauth's pages, with what our templates need beside what allauth gives them."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.usersessions import views as sessions
from django.utils.html import json_script

from frankpledge.partnership.accounts import queries, second_factor
from frankpledge.partnership.accounts.views.sessions import SignOutElsewhere
from frankpledge.partnership.design.policy import with_script

TOLD = {
    "sign_in_page": queries.sign_in_page,
    "factors_of": queries.factors,
    "keys_work": queries.keys_work,
    "json_script": json_script,
    "wanted": second_factor.wanted,
}
SCRIPTS = ("passkeys/webauthn-json.js", "passkeys/webauthn.js", "passkeys/onload.js")
scripted = with_script(*SCRIPTS)

login = account.LoginView.as_view(extra_context=TOLD)
password_reset = account.PasswordResetView.as_view(extra_context=TOLD)
password_reset_done = account.PasswordResetDoneView.as_view(extra_context=TOLD)
activate_totp = totp.ActivateTOTPView.as_view(extra_context=TOLD)
index = mfa.IndexView.as_view(extra_context=TOLD)
authenticate = scripted(mfa.AuthenticateView.as_view(extra_context=TOLD))
add_key = scripted(keys.AddWebAuthnView.as_view(extra_context=TOLD))
reauthenticate_key = scripted(keys.ReauthenticateWebAuthnView.as_view(extra_context=TOLD))
list_keys = keys.ListWebAuthnView.as_view(extra_context=TOLD)
recovery_codes = recovery.ViewRecoveryCodesView.as_view(extra_context=TOLD)
sessions_list = sessions.ListUserSessionsView.as_view(form_class=SignOutElsewhere, extra_context=TOLD)
