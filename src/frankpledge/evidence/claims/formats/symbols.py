"""Arrows and signs from picture fonts, and raised figures, as characters that mean the same everywhere."""

_WINGDINGS = {
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEB: "↖", 0xEC: "↗",
    0xED: "↙", 0xEE: "↘", 0xEF: "←", 0xF0: "→", 0xF1: "↑", 0xF2: "↓", 0xF3: "↔", 0xF4: "↕", 0xFB: "✗", 0xFC: "✓",
    0xFE: "✓",
}  # fmt: skip
_WINGDINGS_3 = {
    0x21: "←", 0x22: "→", 0x23: "↑", 0x24: "↓", 0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼",
    0x74: "◄", 0x75: "►", 0x77: "►", 0x78: "◄", 0x80: "▲", 0x81: "▼", 0xC7: "←", 0xC8: "→", 0xC9: "↑", 0xCA: "↓",
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0x2D: "−", 0xAB: "↔", 0xAC: "←",
    0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0x44: "Δ", 0x53: "Σ", 0x73: "σ",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 3": _WINGDINGS_3, "symbol": _SYMBOL}
_PICTURES = ("wingdings", "webdings")  # whose other characters are pictures that mean nothing here
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def in_font(text: str, font: str | None) -> str:
    """Text set in one of the picture fonts, read as what is seen; other text as it is."""
    name = (font or "").lower()
    if name not in _FONTS and not name.startswith(_PICTURES):
        return text
    return "".join(_seen(character, name) for character in text)


def raised(text: str) -> str:
    """The figure of a footnote that was typed by hand must not run into the number before it: “5,433²”."""
    return text.translate(_RAISED)


def _seen(character: str, font: str) -> str:
    code = ord(character)
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code  # where Word keeps such fonts' characters
    found = _FONTS.get(font, {}).get(code)
    if found or character.isspace():
        return found or character
    if font.startswith(_PICTURES):
        return ""
    return chr(code) if code >= 0x20 else ""
