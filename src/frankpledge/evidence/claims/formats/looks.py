"""What a text is by its look, where the file doesn't say: a caption, a heading, a numbered paragraph, an item."""

import re
from typing import NamedTuple

from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.formats.labels import labelled, without_bare

HEADING_WORDS = 14

_CAPTION = re.compile(
    r"(?:fig(?:ure)?|table|chart|graph|map|diagram|box)\.?\s?\d++(?:\.\d+)*+[a-z]?\b(?!\s+(?:below|above|shows?|sets?|gives?|"
    r"is|are|and|highlights?|illustrates?|summari[sz]es|provides?|indicates?|in|of|on|also|demonstrates?|compares?)\b)",
    re.IGNORECASE,
)
# A short line that tells something is no heading: it may be a claim.
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|rose|fell|increased?|decreased?|reduced|went|up|down|by|not)\b|[%£@]|www\."
)


def is_caption(text: str) -> bool:
    """Whether a text is what stands over a table or under a picture: “Fig 1.1 …”, “Table 2: …”."""
    return bool(_CAPTION.match(text)) and len(text.split()) <= 40


def is_in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and all(c.isupper() for c in letters) and len(text.split()) <= HEADING_WORDS


def tells(text: str) -> bool:
    return bool(_TELLS.search(text.lower()))


class Look(NamedTuple):
    kind: Kind
    text: str
    label: str = ""
    level: int = 0


def look(text: str, bold: bool = False) -> Look:
    """Of a paragraph about which its file says nothing. `bold`: all of it is."""
    start = labelled(text)
    if is_caption(text):
        return Look(Kind.CAPTION, text)
    if _looks_like_heading(start.text, bold):
        return heading(text, _depth(start.label) if start.sections else 1 if start.label or not bold else 2)
    if start.sections:
        return Look(Kind.PARAGRAPH, start.text, start.label) if start.text else Look(Kind.PARAGRAPH, text)
    if start.text and (start.bullet or (start.label and not start.bare)):
        return Look(Kind.ITEM, start.text, start.label)
    return Look(Kind.PARAGRAPH, text)


def heading(text: str, level: int) -> Look:
    """Of what is a heading: without the number it begins with. A number alone, “2 Background”, is one too."""
    start = labelled(text)
    if start.bare:
        return Look(Kind.HEADING, without_bare(text), start.label, level)
    return Look(Kind.HEADING, start.text, start.label, level) if start.text else Look(Kind.HEADING, text, "", level)


def _looks_like_heading(text: str, bold: bool) -> bool:
    if not text or text.endswith((".", ",", ";")):
        return False
    if is_in_capitals(text):
        return True
    return bold and any(c.isalpha() for c in text) and len(text.split()) <= HEADING_WORDS and not tells(text)


def _depth(label: str) -> int:
    return len(label.removesuffix(".0").split("."))
