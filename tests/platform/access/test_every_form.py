"""Every form of a partnership's pages, found by reading the pages: sent empty, over-long and in other scripts."""

from html.parser import HTMLParser

import pytest

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


@pytest.mark.parametrize("what", SENT)
def test_no_form_breaks(silverpit, everybody, pages, what):
    client, broken, sent = everybody, [], 0
    for page in pages(silverpit):
        parser = Forms()
        answer = client.get(page.address)
        if "text/html" in answer.get("Content-Type", ""):
            parser.feed(answer.content.decode())
        for action, fields in parser.found:
            if action.startswith("/account/"):
                continue
            given = {name: value if name in KEPT else SENT[what](name, value) for name, value in fields.items()}
            status = client.post(action or page.address, given).status_code
            sent += 1
            if status >= 500:
                broken.append((page.address, action, status))
    assert broken == []
    assert sent > 5, "there are hardly any forms"
