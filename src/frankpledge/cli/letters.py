"""Text for a terminal that knows few letters: quotation marks and dashes of its own rather than question marks."""

_PLAINER = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "»": ">>", "«": "<<", "–": "-", "—": "-", "−": "-", "‑": "-",
        "…": "...", "£": "GBP ", "€": "EUR ", "½": "1/2", "¼": "1/4", "¾": "3/4", "•": "*", "×": "x", "\xa0": " ",
        "↑": "(up)", "↓": "(down)", "→": "->", "←": "<-", "≈": "about ", "�": "?",
    }
)  # fmt: skip


def within(text: str, encoding: str | None) -> str:
    """The text as it is where the encoding has all its letters; else in plainer ones, as far as there are any."""
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return text.translate(_PLAINER)
    return text
