"""Boxes for what is personal: each person's under a key of their own, so that a person can be forgotten."""

import hashlib
import json
from collections.abc import Iterable

from cryptography.fernet import Fernet, InvalidToken

from frankpledge.partnership.audit.models import SealedDetail, SubjectKey


def sealed(subject: str, detail: dict[str, str]) -> bytes:
    """The box: `detail` encrypted under the person's key, which is made where there is none yet."""
    kept, _ = SubjectKey.objects.get_or_create(subject=subject, defaults={"key": Fernet.generate_key()})
    return Fernet(bytes(kept.key)).encrypt(json.dumps(detail).encode())


def named(subject: str, box: bytes) -> str:
    """What the chain holds of a box: a digest of it and of whose it is, which tells nothing of what is in it."""
    return hashlib.sha256(subject.encode() + b"\0" + box).hexdigest()


def opened(events: Iterable[int]) -> dict[int, dict[str, str]]:
    """What is in the boxes of these events, by number; nothing for a person who was forgotten, or of a false box."""
    boxes = list(SealedDetail.objects.filter(event__in=list(events)))
    keys = dict(SubjectKey.objects.filter(subject__in={box.subject for box in boxes}).values_list("subject", "key"))
    found: dict[int, dict[str, str]] = {}
    for box in boxes:
        if box.subject in keys:
            try:
                found[box.event] = json.loads(Fernet(bytes(keys[box.subject])).decrypt(bytes(box.box)))
            except InvalidToken:  # verifying the log says which box it is
                continue
    return found


def forget(subject: str) -> bool:
    """Destroy a person's key. Whether there was one."""
    return SubjectKey.objects.filter(subject=subject).delete()[0] > 0
