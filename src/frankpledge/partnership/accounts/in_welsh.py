"""The pages of this room that are in Welsh from head to foot, by the names in `urls.py`: all about signing in and out.

Invitations, whose roles are described in English, and one's own account are not among them.
"""

PAGES = frozenset(
    {
        "account_login", "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key", "account_reset_password_from_key_done", "mfa_authenticate", "accounts:lost",
        "socialaccount_login_cancelled", "socialaccount_login_error", "openid_connect_login", "openid_connect_callback",
    }
)  # fmt: skip
