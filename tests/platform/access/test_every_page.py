"""Real pages with real rows in them: reading changes nothing, and a row of another partnership does not exist."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

WRITES = re.compile(r"^\s*(INSERT INTO|UPDATE|DELETE FROM) [\"`]?(\w+)", re.IGNORECASE)
# Pages about people who are leaving or have left, and here nobody is; about what was withdrawn, and nothing is.
NOT_NOW = ("/staying/", "/erase/", "/put-back/")
MAY = ("django_session", "audit_", "usersessions_")  # a session that goes on, and the log of who looked


def written(queries: CaptureQueriesContext) -> set[str]:
    found = (WRITES.match(query["sql"]) for query in queries.captured_queries)
    return {match[2] for match in found if match and not match[2].startswith(MAY)}


def test_no_page_breaks_and_none_writes_when_it_is_only_read(silverpit, everybody, pages):
    client, wrong = everybody, []
    for page in pages(silverpit):
        with CaptureQueriesContext(connection) as queries:
            status = client.get(page.address).status_code
        if (
            written(queries)
            or status >= 500
            or (page.rows == 1 and status == 404 and not page.address.endswith(NOT_NOW))
        ):
            wrong.append((page.address, status, written(queries)))
    assert not wrong, wrong


def test_a_row_of_another_partnership_does_not_exist(silverpit, fladen, everybody, pages):
    client = everybody
    about = [page for page in pages(fladen) if page.rows]
    assert about, "there are no pages about rows"
    seen = {page.address for page in about if client.get(page.address).status_code not in (404, 405)}
    done = {page.address for page in about if client.post(page.address).status_code not in (404, 405)}
    assert (seen, done) == (set(), set())
