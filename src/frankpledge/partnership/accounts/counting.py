"""Django's cache in the database, for what counts requests, failures and codes that were used.

Several processes answer (`serve --processes`), and a code that one of them took must be worth nothing to another. Of
Django's own, `DatabaseCache` unpickles what it finds, so that whoever can write to the database runs programs here; and
that in files adds a key in two steps, between which another comes. Here a value is JSON, and each call one statement.
"""

import datetime as dt
import json
from collections.abc import Mapping

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from frankpledge.partnership.accounts.models import Counted

SALT = "frankpledge.counted"
LONGEST = dt.timedelta(days=365)
OFTEN = 100  # new keys of a process, after which it looks whether there are too many

_TABLE = Counted._meta.db_table
_INSERT = f"""
    INSERT INTO {_TABLE} (key, value, expires_at) VALUES (%s, %s, %s)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
"""
_ADD = f"{_INSERT} WHERE {_TABLE}.expires_at <= %s"
_INCREASE = f"""
    UPDATE {_TABLE} SET value = CAST(CAST(value AS INTEGER) + %s AS TEXT) WHERE key = %s AND expires_at > %s
    RETURNING value
"""


class Shared(BaseCache):
    """Beyond MAX_ENTRIES the keys that end first are forgotten, whoever knocks."""

    def __init__(self, location: str, params: Mapping[str, object]) -> None:
        super().__init__(params)
        self.written = 0

    def add(self, key: str, value: object, timeout: object = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        self._trim()
        return self._run(_ADD, *self._row(key, value, timeout, version), _now()) == 1

    def set(self, key: str, value: object, timeout: object = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._trim()
        self._run(_INSERT, *self._row(key, value, timeout, version))

    def get(self, key: str, default: object = None, version: int | None = None) -> object:
        held = Counted.objects.filter(key=self._digest(key, version), expires_at__gt=timezone.now())
        value = held.values_list("value", flat=True).first()
        return default if value is None else json.loads(value)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        with connection.cursor() as cursor:
            cursor.execute(_INCREASE, [delta, self._digest(key, version), _now()])
            found = cursor.fetchone()
        if found is None:
            raise ValueError(f"Nothing is counted under {key!r}.")
        return int(found[0])

    def touch(self, key: str, timeout: object = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        held = Counted.objects.filter(key=self._digest(key, version), expires_at__gt=timezone.now())
        return bool(held.update(expires_at=self._ends(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(Counted.objects.filter(key=self._digest(key, version)).delete()[0])

    def clear(self) -> None:
        Counted.objects.all().delete()

    def _row(self, key: str, value: object, timeout: object, version: int | None) -> tuple[object, ...]:
        ends = connection.ops.adapt_datetimefield_value(self._ends(timeout))
        return self._digest(key, version), json.dumps(value), ends

    def _digest(self, key: str, version: int | None) -> str:
        return salted_hmac(SALT, self.make_key(key, version), algorithm="sha256").hexdigest()

    def _ends(self, timeout: object) -> dt.datetime:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return timezone.now() + (LONGEST if seconds is None else dt.timedelta(seconds=float(seconds)))

    def _trim(self) -> None:
        self.written += 1
        if self.written % OFTEN:
            return
        Counted.objects.filter(expires_at__lte=timezone.now()).delete()
        if (beyond := Counted.objects.count() - self._max_entries) > 0:
            last = Counted.objects.order_by("expires_at").values_list("expires_at", flat=True)[beyond - 1]
            Counted.objects.filter(expires_at__lte=last).delete()

    @staticmethod
    def _run(statement: str, *values: object) -> int:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.rowcount


def _now() -> object:
    return connection.ops.adapt_datetimefield_value(timezone.now())
