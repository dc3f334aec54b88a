"""Django's, allauth's and axes' settings for signing in. Nobody signs up: people come by invitation."""

import datetime as dt

HERE = "frankpledge.partnership.accounts."
SIGN_IN = "/account/login/"
A_DAY = 24 * 3600
SESSION = 12 * 3600  # seconds: nobody stays signed in for longer than a working day


def settings(mail: object, provider: dict[str, object] | None) -> dict[str, object]:
    """`mail` is true where there is a server; `provider` is the council's own sign-in."""
    return {
        **SESSIONS,
        **PASSWORDS,
        **ACCOUNTS,
        **LIMITS,
        **FACTORS,
        "ACCOUNT_EMAIL_NOTIFICATIONS": bool(mail),
        "SOCIALACCOUNT_ADAPTER": HERE + "adapters.provider.ProviderAdapter",
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [provider] if provider else []}},
    }


SESSIONS = {
    "LOGIN_URL": SIGN_IN,
    "LOGIN_REDIRECT_URL": "/",
    "SESSION_COOKIE_AGE": SESSION,
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_FAILURE_VIEW": HERE + "views.refused.not_from_here",
}
# As the National Cyber Security Centre advises: long, not among the known ones, and no rules about symbols.
_VALIDATORS = "django.contrib.auth.password_validation."
PASSWORDS = {
    "PASSWORD_RESET_TIMEOUT": A_DAY,
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": _VALIDATORS + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
        {"NAME": _VALIDATORS + "CommonPasswordValidator"},
        {"NAME": HERE + "likeness.NotLikeOneself", "OPTIONS": {"user_attributes": ["email", "name"]}},
    ],
}
ACCOUNTS = {
    "ACCOUNT_ADAPTER": HERE + "adapters.account.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],  # nobody signs up; allauth asks here whether there are passwords
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_EMAIL_VERIFICATION": "none",  # an address is the one that an invitation went to
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "Frankpledge: ",
    "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": "django.contrib.auth.tokens.PasswordResetTokenGenerator",
    "ACCOUNT_LOGIN_ON_PASSWORD_RESET": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": SIGN_IN,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 600,
    "ACCOUNT_FORMS": {
        "login": HERE + "forms.passwords.LoginForm",
        "change_password": HERE + "forms.passwords.ChangePasswordForm",
        "reset_password": HERE + "forms.passwords.ResetPasswordForm",
        "reset_password_from_key": HERE + "forms.passwords.ResetPasswordKeyForm",
        "reauthenticate": HERE + "forms.passwords.ReauthenticateForm",
    },
}
LIMITS = {
    # What counts requests and failures. It never grows beyond this, whoever knocks.
    "CACHES": {"default": {"BACKEND": HERE + "counting.Shared", "OPTIONS": {"MAX_ENTRIES": 20_000}}},
    "ACCOUNT_RATE_LIMITS": {
        "login": "60/m/ip",
        "login_failed": "30/m/ip,20/h/key",  # the second is of an account, from wherever: accounts/knocking.py
        "reset_password": "20/m/ip,5/h/key",
        "slip_refused_here": "30/m/key",  # wrong codes of a priority workshop: of a browser;
        "slip_refused": "200/m/ip,1000/m/key",  # of an address, behind which a whole room may be; and of all together
    },
    # Five failures of an account from one address shut it there for a quarter of an hour.
    "AXES_FAILURE_LIMIT": 5,
    "AXES_COOLOFF_TIME": dt.timedelta(minutes=15),
    "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
    "AXES_USERNAME_CALLABLE": HERE + "knocking.unnamed",
    "AXES_LOCKOUT_CALLABLE": HERE + "views.refused.locked",
    "AXES_RESET_ON_SUCCESS": True,
    "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
    "AXES_DISABLE_ACCESS_LOG": True,
    "AXES_VERBOSE": False,
    "AXES_SENSITIVE_PARAMETERS": ["username", "ip_address", "login", "email", "next", "csrfmiddlewaretoken"],
}
FACTORS = {
    "MFA_ADAPTER": HERE + "adapters.factors.FactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "MFA_TOTP_ISSUER": "Frankpledge",
    "MFA_TOTP_TOLERANCE": 1,  # a telephone's clock may be half a minute wrong
    "MFA_RECOVERY_CODES_SHOW_ONCE": True,
    "MFA_FORMS": {
        "authenticate": HERE + "forms.factors.AuthenticateForm",
        "authenticate_webauthn": HERE + "forms.factors.AuthenticateKeyForm",
        "reauthenticate": HERE + "forms.factors.ReauthenticateForm",
        "reauthenticate_webauthn": HERE + "forms.factors.ReauthenticateKeyForm",
        "activate_totp": HERE + "forms.factors.ActivateForm",
        "deactivate_totp": HERE + "forms.factors.DeactivateForm",
        "add_webauthn": HERE + "forms.factors.AddKeyForm",
        "edit_webauthn": HERE + "forms.factors.EditKeyForm",
        "generate_recovery_codes": HERE + "forms.factors.GenerateForm",
    },
}
