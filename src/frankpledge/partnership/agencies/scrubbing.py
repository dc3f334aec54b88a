"""What was deleted leaves the database's own files too.

SQLite overwrites what it deletes (`secure_delete` in the settings), and here its journal of recent writes is emptied.
PostgreSQL keeps the old of a changed row until it is cleaned up, which is done here at once; its own journal and the
host's backups keep them for as long as they are kept themselves.
"""

import logging

from django.apps import apps
from django.db import DatabaseError, connection

log = logging.getLogger(__name__)
STILL = "What was erased may still be in the database's files for some time: %s"


def scrub() -> None:
    """Call it when the transaction is over. What can't be done now is done by the database in time, and is said."""
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                (busy, *_pages) = cursor.fetchone()
                if busy:
                    log.warning(STILL, "somebody was reading or writing it meanwhile")
            elif connection.vendor == "postgresql" and not connection.in_atomic_block:
                tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
                there = set(connection.introspection.table_names(cursor)) & tables
                cursor.execute(f"VACUUM {', '.join(connection.ops.quote_name(table) for table in sorted(there))}")
    except DatabaseError as wrong:
        log.warning(STILL, wrong)
