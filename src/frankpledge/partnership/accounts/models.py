from django.db import models

from frankpledge.partnership.audit.kept import Kept


class Counted(models.Model):
    """What all processes of a host count together, for minutes: tries, and codes that were used once (`counting.py`).

    `key` is a keyed digest: neither an address nor an account can be read from it.
    """

    key = models.CharField(max_length=64, primary_key=True)
    value = models.TextField()
    expires_at = models.DateTimeField(db_index=True)

    class Data:
        plain = {"key", "value", "expires_at"}
        kept = Kept(days=1, after="expires_at")
