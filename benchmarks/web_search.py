"""Search over all that one partnership of 320 may see, against icontains over what the host holds.

Ours looks through twelve kinds; icontains through the two of which there are 100,000: concerns and people. The search
that Django's manual would make narrows nothing: it reads every row of the host. What narrowing alone is worth is told
beside it, as a row that no target is set against: the same icontains over one partnership's own.
"""

import html
import re

from report import Report
from web_load import Answered, ask

PAGES = ("search", "search of one kind", "usual search", "usual search here")


def same(port: int, known: dict) -> bool:
    """As many concerns as icontains finds among the partnership's own, and the same at the head."""
    ours, kind, usual = (ask(port, known, page, 0.1).body for page in ("search", "search of one kind", PAGES[3]))
    counted = re.search(r"(\d+) found", usual)
    titles = re.findall(r"<li><a[^>]*>([^<]+)</a>", usual)
    if not counted or not titles:
        return False
    texts = html.unescape(re.sub(r"</?mark>", "", kind))
    shown = re.findall(r"[A-Z]\w+ p\d{3}-\d{4}", texts)
    return f"Concerns ({counted[1]})" in ours and bool(shown) and set(shown) <= set(titles)


def tell(report: Report, found: dict[str, Answered]) -> None:
    ours, trivial = found["search"], found["trivial"].rate
    report.target("W2 search against icontains over all records", found["usual search"].rate / ours.rate, 1 / 8)
    report.target("W2 search against the trivial view", trivial / ours.rate, 20)
    report.target("W2 99 of 100 searches", ours.slowest, 150, "ms")
    here = found["usual search here"].rate
    report.note(f"W2 icontains over the partnership's own rows alone: {here:.0f} a second, search {ours.rate:.0f}")
