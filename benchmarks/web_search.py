"""Search over all that one partnership of 320 may see, against icontains over what the host holds.

Ours looks through twelve kinds; icontains through the two of which there are 100,000: concerns and people. The search
that Django's manual would make narrows nothing: it reads every row of the host. What narrowing alone is worth is told
beside it, as a row that no target is set against: the same icontains over one partnership's own.
"""

import html
import re

from report import Report
from web_load import Answered, ask

A_PAGE = 50  # of the usual search
PAGES = ("search", "search of one kind", "usual search", "usual search here")


def same(port: int, known: dict) -> bool:
    """As many concerns as icontains finds among the partnership's own, and at our head none that it does not find."""
    ours, kind, usual = (ask(port, known, page, 0.1).body for page in ("search", "search of one kind", PAGES[3]))
    counted = re.search(r"(\d+) found", usual)
    if not counted:
        return False
    theirs = {title for page in range(1, int(counted[1]) // A_PAGE + 2) for title in _titles(port, known, page)}
    shown = re.findall(r"[A-Z]\w+ p\d{3}-\d{4}", html.unescape(re.sub(r"</?mark>", "", kind)))
    return f"Concerns ({counted[1]})" in ours and bool(shown) and set(shown) <= theirs


def _titles(port: int, known: dict, number: int) -> list[str]:
    """What stands on one page of the usual search; ours begins with those that have the words in their titles."""
    there = {PAGES[3]: f"{known['addresses'][PAGES[3]]}&page={number}"}
    body = ask(port, known | {"addresses": there}, PAGES[3], 0.1).body
    return re.findall(r"<li><a[^>]*>([^<]+)</a>", body)


def tell(report: Report, found: dict[str, Answered]) -> None:
    ours, trivial = found["search"], found["trivial"].rate
    report.target("W2 search against icontains over all records", found["usual search"].rate / ours.rate, 1 / 8)
    report.target("W2 search against the trivial view", trivial / ours.rate, 20)
    report.target("W2 99 of 100 searches", ours.slowest, 150, "ms")
    here = found["usual search here"].rate
    report.note(f"W2 icontains over the partnership's own rows alone: {here:.0f} a second, search {ours.rate:.0f}")
