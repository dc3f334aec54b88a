"""Every form of a partnership's pages, found by reading the pages: sent empty, over-long and in other scripts."""

from html.parser import HTMLParser

from django.db import transaction
from django.test import Client

SENT = {
    "nothing at all": lambda name, value: "",
    "far too much": lambda name, value: "x" * 20_000,
    "Arabic": lambda name, value: "سلامة المجتمع",
    "what no database keeps": lambda name, value: "a\x00b\u202e\ufffe",
    "a formula": lambda name, value: '=HYPERLINK("http://evil.example","x")',
    "a number where words belong": lambda name, value: "-99999999999999999999",
}
KEPT = ("csrfmiddlewaretoken", "once")


class Forms(HTMLParser):
    """The forms of a page: where each is sent, and its fields with the values that they have."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = dict(attributes)
        if tag == "form" and (has.get("method") or "").lower() == "post":
            self.found.append((has.get("action") or "", {}))
        elif tag in ("input", "select", "textarea") and self.found and has.get("name"):
            self.found[-1][1].setdefault(has["name"], has.get("value") or "")


def test_no_form_breaks(silverpit, everybody, pages):
    """Each sending is taken back, so that the next one finds the form as it was."""
    broken, sent = [], 0
    for page in pages(silverpit):
        for action, fields in forms(everybody, page.address):
            for what in SENT:
                status = sent_and_taken_back(everybody, action or page.address, given(fields, what))
                sent += 1
                if status >= 500:
                    broken.append((page.address, action, what, status))
    assert broken == []
    assert sent > 30, "there are hardly any forms"


def forms(client: Client, address: str) -> list[tuple[str, dict[str, str]]]:
    parser = Forms()
    answer = client.get(address)
    if "text/html" in answer.get("Content-Type", ""):
        parser.feed(answer.content.decode())
    return [(action, fields) for action, fields in parser.found if not action.startswith("/account/")]


def given(fields: dict[str, str], what: str) -> dict[str, str]:
    return {name: value if name in KEPT else SENT[what](name, value) for name, value in fields.items()}


def sent_and_taken_back(client: Client, address: str, fields: dict[str, str]) -> int:
    with transaction.atomic():
        status = client.post(address, fields).status_code
        transaction.set_rollback(True)
    return status
