"""Allauth's routes that are used here, by allauth's own names, and ours. Nobody signs up, so there is no such route."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as social
from django.urls import include, path, re_path

from frankpledge.partnership.accounts.views import account as own
from frankpledge.partnership.accounts.views import demo, invitations, pages, provider, sessions
from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access

KEY = r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

ours = [
    *needs(
        Access.ANYONE,
        path("accept/<str:token>/", invitations.accept, name="accept"),
        path("lost/", own.lost, name="lost"),
        path("demo/", demo.demo, name="demo"),
    ),
    *needs(
        Access.SIGNED_IN,
        path("", own.account, name="account"),
        path("name/", own.name, name="name"),
        path("second-factor/", own.second_factor, name="second-factor"),
        path("sessions/<int:session>/end/", sessions.end, name="end-session"),
    ),
]
theirs = [
    *needs(
        Access.ANYONE,
        path("login/", pages.login, name="account_login"),
        path("logout/", account.logout, name="account_logout"),
        path("inactive/", account.account_inactive, name="account_inactive"),
        path("password/reset/", pages.password_reset, name="account_reset_password"),
        path("password/reset/done/", pages.password_reset_done, name="account_reset_password_done"),
        re_path(KEY, account.password_reset_from_key, name="account_reset_password_from_key"),
        path(
            "password/reset/key/done/",
            account.password_reset_from_key_done,
            name="account_reset_password_from_key_done",
        ),
        path("second-factor/code/", pages.authenticate, name="mfa_authenticate"),
        path("3rdparty/login/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
        path("3rdparty/login/error/", social.login_error, name="socialaccount_login_error"),
        path("oidc/<str:provider_id>/login/", provider.login, name="openid_connect_login"),
        path("oidc/<str:provider_id>/login/callback/", provider.callback, name="openid_connect_callback"),
    ),
    *needs(
        Access.SIGNED_IN,
        path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
        path("password/change/", account.password_change, name="account_change_password"),
        path("password/set/", own.no_password, name="account_set_password"),
        path("second-factor/all/", pages.index, name="mfa_index"),
        path("second-factor/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
        path("second-factor/app/", pages.activate_totp, name="mfa_activate_totp"),
        path("second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
        path("second-factor/codes/", pages.recovery_codes, name="mfa_view_recovery_codes"),
        path("second-factor/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
        path("second-factor/keys/", pages.list_keys, name="mfa_list_webauthn"),
        path("second-factor/keys/add/", pages.add_key, name="mfa_add_webauthn"),
        path("second-factor/keys/reauthenticate/", pages.reauthenticate_key, name="mfa_reauthenticate_webauthn"),
        path("second-factor/keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
        path("second-factor/keys/<int:pk>/edit/", keys.edit_webauthn, name="mfa_edit_webauthn"),
        path("sessions/", pages.sessions_list, name="usersessions_list"),
    ),
]
urlpatterns = [path("", include((ours, "accounts"))), *theirs]
