"""Takes out of a page what is never read, in one pass: on pages made to stall it, the parser alone would take hours."""

import re
from collections.abc import Iterator

_BEGINS = re.compile(r"<!--|<[!?]|<(script|style|xmp|textarea|title)(?=[\s/>])", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "xmp", "textarea", "title")
}


def stripped(page: str) -> str:
    """Without comments, declarations, scripts and styles. What never ends goes on to the end of the page."""
    last = page.rfind(">") + 1  # no tag can begin behind it
    return "".join(_kept(page[:last])) + page[last:].replace("<", " ")


def _kept(page: str) -> Iterator[str]:
    at = 0
    while begin := _BEGINS.search(page, at):
        yield page[at : begin.start()]
        at = _end(page, begin)
        yield "\n" * page.count("\n", begin.start(), at)  # so that lines keep their numbers
    yield page[at:]


def _end(page: str, begin: re.Match[str]) -> int:
    if name := begin[1]:
        end = _ENDS[name.lower()].search(page, begin.end())
        after = page.find(">", end.end()) if end else -1
    elif begin[0] == "<!--":
        after = page.find("-->", begin.start() + 2)
        after = after + 2 if after >= 0 else -1
    else:
        after = page.find(">", begin.end())
    return after + 1 if after >= 0 else len(page)
