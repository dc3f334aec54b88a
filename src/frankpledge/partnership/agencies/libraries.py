"""What the libraries that we use keep of people: the same declarations as our own models', written by hand.

A test asks that every model of an installed library is among them.
"""

from collections.abc import Iterator

from django.apps import apps

from frankpledge.partnership.audit.kept import ALWAYS, Kept
from frankpledge.partnership.audit.sensitivity import Declared, read

WITH_ACCOUNT = Kept(beside="the account that it belongs to, and deleted when the person is erased")


class Address:
    plain = {"id", "user", "verified", "primary"}
    personal = {"email"}
    about = "user"
    kept = WITH_ACCOUNT


class Confirmation:
    plain = {"id", "created", "sent"}
    personal = {"email_address", "key"}
    secret = {"key"}
    about = "email_address__user"
    kept = WITH_ACCOUNT


class Factor:
    plain = {"id", "type", "created_at", "last_used_at"}
    personal = {"user", "data"}
    secret = {"data"}
    about = "user"
    kept = WITH_ACCOUNT


class ProviderAccount:
    plain = {"id", "provider", "last_login", "date_joined"}
    personal = {"user", "uid", "extra_data"}
    about = "user"
    kept = WITH_ACCOUNT


class ProviderToken:
    plain = {"id", "app", "expires_at"}
    personal = {"account", "token", "token_secret"}
    secret = {"token", "token_secret"}
    about = "account__user"
    kept = WITH_ACCOUNT


class SignedIn:
    plain = {"id", "created_at", "last_seen_at", "data"}
    personal = {"user", "ip", "user_agent", "session_key"}
    secret = {"session_key"}
    about = "user"
    kept = Kept(days=90, after="last_seen_at")


class Session:
    plain = {"expire_date"}
    personal = {"session_key", "session_data"}
    secret = {"session_key", "session_data"}
    kept = Kept(days=1, after="expire_date")


class Attempt:
    plain = {"id", "http_accept", "path_info", "attempt_time", "get_data", "post_data", "failures_since_start"}
    personal = {"user_agent", "ip_address", "username"}
    kept = Kept(days=30, after="attempt_time")


class FailureLog:
    plain = {"id", "http_accept", "path_info", "attempt_time", "locked_out"}
    personal = {"user_agent", "ip_address", "username"}
    kept = Kept(days=30, after="attempt_time")


class AccessLog:
    plain = {"id", "http_accept", "path_info", "attempt_time", "logout_time", "session_hash"}
    personal = {"user_agent", "ip_address", "username"}
    kept = Kept(days=30, after="attempt_time")


class Expiration:
    plain = {"access_attempt", "expires_at"}
    kept = Kept(days=30, after="expires_at")


def nothing_of_people(*fields: str) -> type:
    return type("Nothing", (), {"plain": set(fields), "kept": ALWAYS})


DECLARED: dict[str, type] = {
    "account.EmailAddress": Address,
    "account.EmailConfirmation": Confirmation,
    "mfa.Authenticator": Factor,
    "socialaccount.SocialAccount": ProviderAccount,
    "socialaccount.SocialToken": ProviderToken,
    "socialaccount.SocialApp": nothing_of_people(
        "id", "provider", "provider_id", "name", "client_id", "secret", "key", "settings"
    ),
    "usersessions.UserSession": SignedIn,
    "sessions.Session": Session,
    "axes.AccessAttempt": Attempt,
    "axes.AccessFailureLog": FailureLog,
    "axes.AccessLog": AccessLog,
    "axes.AccessAttemptExpiration": Expiration,
    "auth.Permission": nothing_of_people("id", "name", "content_type", "codename"),
    "auth.Group": nothing_of_people("id", "name"),
    "contenttypes.ContentType": nothing_of_people("id", "app_label", "model"),
}


def every() -> Iterator[Declared]:
    """The declarations of the libraries that are installed, by name."""
    for label, data in sorted(DECLARED.items()):
        app, _dot, _name = label.partition(".")
        if app in apps.app_configs:
            yield read(apps.get_model(label), data)
