"""Every route of allauth's that is routed shows a page of ours; and what is not used is not there."""

import pytest
from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import NoReverseMatch, reverse

from frankpledge.partnership.accounts import urls

OURS = '<span class="product">Frankpledge</span>'
NAMES = sorted(route.name for route in urls.theirs)
SIGNED_OUT = {
    "account_login", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "socialaccount_login_cancelled",
    "socialaccount_login_error",
}  # fmt: skip
ELSEWHERE = {  # where another test walks through them
    "mfa_authenticate": "test_signing_in",
    "openid_connect_login": "test_provider",
    "openid_connect_callback": "test_provider",
    "account_set_password": "test_account",
    "mfa_reauthenticate_webauthn": "test_passkeys",
    "mfa_remove_webauthn": "test_passkeys",
    "mfa_edit_webauthn": "test_passkeys",
}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ELSEWHERE])
def test_a_routed_page_is_ours(name, secured, sign_in, code):
    arguments = {}
    if name == "account_reset_password_from_key":
        key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(secured)
        arguments = {"uidb36": user_pk_to_url_str(secured), "key": key}
    browser = Client(SERVER_NAME="127.0.0.1") if name in SIGNED_OUT else sign_in(secured)
    if name == "mfa_activate_totp":
        Authenticator.objects.all().delete()
    if name == "mfa_view_recovery_codes":
        browser.post(reverse("mfa_generate_recovery_codes"))
    answer = browser.get(reverse(name, kwargs=arguments), follow=True)
    assert answer.status_code in (200, 401), name
    theirs = [each.name for each in answer.templates if not each.name.startswith("django/forms/")]
    assert not theirs, "a template of a library's"
    page = answer.content.decode()
    assert OURS in page and "– Frankpledge</title>" in page
    assert answer.redirect_chain == [] or name == "account_reset_password_from_key"


UNUSED = [
    "account_signup",
    "account_email",
    "account_confirm_email",
    "account_email_verification_sent",
    "account_request_login_code",
    "socialaccount_signup",
    "socialaccount_connections",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
]


@pytest.mark.parametrize("name", UNUSED)
def test_what_is_not_used_is_not_routed(name):
    for arguments in ({}, {"key": "x"}):
        with pytest.raises(NoReverseMatch):
            reverse(name, kwargs=arguments)


def test_a_link_to_set_a_password_leaves_the_address_bar_at_once(secured, anybody):
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(secured)
    answer = anybody.get(f"/account/password/reset/key/{user_pk_to_url_str(secured)}-{key}/")
    assert answer["Location"].endswith("-set-password/")
    assert answer["Referrer-Policy"] == "same-origin"
