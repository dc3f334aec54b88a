"""Text as every format hands it on: one line, single spaces, nothing in it that can't be seen."""

import re

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f]")
_SPLIT = re.compile(r"\w[-/]$|\d–$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]*[^\s_])_(?!\w)")


def tidy(text: str) -> str:
    """Soft hyphens and marks of direction are dropped; every kind of space and line end becomes one space."""
    return " ".join(_UNSEEN.sub("", text).split())


def unmarked(text: str) -> str:
    """Without the asterisks, underscores and brackets of Markdown around words; a footnote's asterisk stays."""
    text = _LINK.sub(r"\1", text).replace("**", "")
    return _EMPHASIS.sub(lambda m: m[1] or m[2], text)


def rejoined(above: str, below: str, words: frozenset[str] = frozenset()) -> str:
    """Two lines as one. A hyphen at the end of the first stays, unless the text knows the word only without it.

    `words`: every word of the text in lower case. “2017-” and “18” are one, as are “2016/” and “17”.
    """
    if not _SPLIT.search(above[-2:]) or not below[:1].isalnum():
        return f"{above} {below}"
    cut = re.search(r"([A-Za-z]+)-$", above[-40:])
    rest = re.match(r"[a-z]+", below)
    if not cut or not rest:
        return above + below
    whole = cut[1].lower() + rest[0]
    known = whole in words and f"{cut[1].lower()}-{rest[0]}" not in words
    return (above[:-1] if known else above) + below


def words_of(text: str) -> frozenset[str]:
    """Every word in lower case, those with hyphens whole, for `rejoined`."""
    return frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()))
