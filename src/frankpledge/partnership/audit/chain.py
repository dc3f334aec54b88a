"""How events are chained: each carries a keyed digest of itself and of the one before it.

HMAC-SHA-256 (RFC 2104) with the host's own key, which lies in a file beside the database and not in it: who can only
write to the database can't make a chain that verifies, nor move its end, nor leave out a part of it.
"""

import hashlib
import hmac
import json

from django.conf import settings

from frankpledge.partnership.audit.models import Event, Head, Lapse

# Everything that an event says. A test holds this against the model's fields.
_PARTS = ("number", "kind", "by", "partnership", "about", "sentence", "detail", "sealed", "kept_years", "previous")


def digest(event: Event) -> str:
    """64 hexadecimal digits for what an event says and what it follows."""
    return _signed({part: getattr(event, part) for part in _PARTS} | {"at": _at(event)})


def of_head(head: Head) -> str:
    """What shows that the program itself put the end of the chain there."""
    return _signed({"end": head.number, "digest": head.digest})


def of_lapse(lapse: Lapse) -> str:
    """What shows that the program itself took these events out, and what lies on either side of them."""
    said = {part: getattr(lapse, part) for part in ("first", "last", "previous", "digest")}
    return _signed({"lapse": said, "at": _at(lapse)})


def _at(row: Event | Lapse) -> str:
    return row.at.isoformat(timespec="microseconds")


def _signed(said: dict[str, object]) -> str:
    written = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(settings.AUDIT_KEY, written.encode(), hashlib.sha256).hexdigest()
