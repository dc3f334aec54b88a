"""What a host says of itself in its environment and its folder, as settings: its address, its mail, its sign-in.

Read while Django's settings are read, so nothing here may ask for a setting. What can't be understood stops the
program with a sentence (ImproperlyConfigured).
"""

import ipaddress
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Mail:
    """A server that takes e-mail, and whom it comes from."""

    host: str
    port: int
    user: str
    password: str
    tls: bool  # begun in the clear, as is usual at port 587
    ssl: bool  # encrypted from the first byte
    sender: str


def address(variable: str, written: str) -> str:
    """The origin that people type, such as https://safer.example.gov.uk; "" where only this machine is answered."""
    if not written:
        return ""
    parts = _parts(variable, written, "such as https://safer.example.gov.uk")
    if parts.scheme != "https" or not parts.hostname or parts.path not in ("", "/") or parts.query or parts.username:
        raise ImproperlyConfigured(
            f'{variable} is "{written}", and has to be an https address without a path, '
            "such as https://safer.example.gov.uk."
        )
    return f"https://{parts.netloc.lower()}"


def of_address(at: str) -> dict[str, object]:
    """Everything that follows from the address: which names are answered, and that nothing goes unencrypted."""
    if not at:
        return {"ALLOWED_HOSTS": list(LOOPBACK)}
    return {
        "ALLOWED_HOSTS": [urlsplit(at).hostname],
        "CSRF_TRUSTED_ORIGINS": [at],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        # A browser takes a cookie of such a name from this host alone, and only over https.
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SECURE_HSTS_SECONDS": A_YEAR,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https",
    }


def mail(variable: str, written: str, at: str) -> Mail | None:
    """smtp://user:password@host:port or smtps://…; with ?from=name@example.gov.uk where the user is no address."""
    if not written:
        return None
    shape = "such as smtp://user:password@mail.example.gov.uk:587?from=safety@example.gov.uk"
    parts = _parts(variable, written, shape)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured(f"{variable} has to begin with smtp:// or smtps:// and name a server, {shape}.")
    ssl, user = parts.scheme == "smtps", unquote(parts.username or "")
    home = urlsplit(at).hostname or parts.hostname
    given = parse_qs(parts.query).get("from", [user if "@" in user else f"frankpledge@{home}"])
    return Mail(
        host=parts.hostname,
        port=_port(variable, parts) or (465 if ssl else 587 if user else 25),
        user=user,
        password=unquote(parts.password or ""),
        tls=not ssl and bool(user) and not _this_machine(parts.hostname),
        ssl=ssl,
        sender=given[0],
    )


def of_mail(server: Mail | None) -> dict[str, object]:
    """Without a server nothing is sent, and every page gives a link to copy instead."""
    if server is None:
        return {"MAIL": False, "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    return {
        "MAIL": True,
        "EMAIL_HOST": server.host,
        "EMAIL_PORT": server.port,
        "EMAIL_HOST_USER": server.user,
        "EMAIL_HOST_PASSWORD": server.password,
        "EMAIL_USE_TLS": server.tls,
        "EMAIL_USE_SSL": server.ssl,
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": server.sender,
    }


def provider(home: Path | None) -> dict[str, object] | None:
    """The council's own sign-in, from sign-in.toml in the host's folder, as allauth wants it; None where none is."""
    path = home / "sign-in.toml" if home else None
    if path is None or not path.exists():
        return None
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise ImproperlyConfigured(f"{path} can't be read: {wrong}.") from None
    known = {"name", "server_url", "client_id", "secret_file", "domains"}
    if unknown := sorted(set(told) - known):
        raise ImproperlyConfigured(f"{path} says {', '.join(unknown)}, and can say {', '.join(sorted(known))}.")
    if missing := [key for key in ("name", "server_url", "client_id", "secret_file") if not told.get(key)]:
        raise ImproperlyConfigured(f"{path} does not say {', '.join(missing)}.")
    _https(path, str(told["server_url"]))
    secret = path.parent / str(told["secret_file"])
    if not secret.is_file():
        raise ImproperlyConfigured(f"{path} names {secret} as the file of the secret, and there is no such file.")
    return {
        "provider_id": "council",
        "name": str(told["name"]),
        "client_id": str(told["client_id"]),
        "secret": secret.read_text(encoding="utf-8").strip(),
        "settings": {
            "server_url": str(told["server_url"]),
            "domains": [str(domain).lower().lstrip("@") for domain in told.get("domains", [])],
            "oauth_pkce_enabled": True,
        },
    }


def _https(path: Path, url: str) -> None:
    parts = _parts(str(path), url, "")
    if parts.scheme != "https" and not (parts.scheme == "http" and _this_machine(parts.hostname or "")):
        raise ImproperlyConfigured(f'{path} says that server_url is "{url}", and it has to begin with https://.')


def _parts(what: str, written: str, shape: str) -> SplitResult:
    try:
        return urlsplit(written)
    except ValueError:
        raise ImproperlyConfigured(f"{what} holds no address{', ' + shape if shape else ''}.") from None


def _port(variable: str, parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        raise ImproperlyConfigured(f"{variable} names a port that is no number from 1 to 65535.") from None


def _this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
