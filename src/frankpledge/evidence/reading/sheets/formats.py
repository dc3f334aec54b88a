"""A number as Excel shows it: percentages, thousands and words around it, by its number format.

Decimals that a format hides from a percentage are rounded half up, as Excel does. Those that it hides from any other
number are kept: 12.5 shown as 13 is not a count of 13. Nor is a stored 0 turned into the dash that a format shows.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0",
            39: "#,##0.00", 40: "#,##0.00", 17: "mmm-yy"}  # fmt: skip

_MASK = re.compile(r"[#0?,.]*[#0?][#0?,.]*")
_LITERALS = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')


def shown(value: float, code: str) -> str:
    """The text of a number under a format code; written out plainly where the format is of another kind."""
    sections = code.split(";")
    negative = value < 0
    section = sections[1] if negative and len(sections) > 1 else sections[0]
    if value == 0 and len(sections) > 2:
        section = sections[2]
    signed = negative and len(sections) == 1 or negative and section is sections[0]
    section, words = _without_words(section)
    mask = _MASK.search(section)
    if not mask or re.search(r"[ymdhs/?E@]", section, re.IGNORECASE):
        return plain(value)
    before, after = section[: mask.start()], section[mask.end() :]
    percent = "%" in before + after
    digits = _digits(Decimal(repr(abs(value))), mask[0], percent)
    text = ("-" if signed else "") + before + digits + after
    return re.sub("[\ue000-\uf8ff]", lambda m: words[ord(m[0]) - 0xE000], text).strip()


def _without_words(section: str) -> tuple[str, list[str]]:
    """The format with its literal words taken out, each marked by one private letter in its place."""
    words: list[str] = []

    def keep(found: re.Match) -> str:
        word = found[1] if found[1] is not None else found[2] or found[3] or ""
        words.append(word)
        return chr(0xE000 + len(words) - 1)

    return _LITERALS.sub(keep, section), words


def _digits(value: Decimal, mask: str, percent: bool) -> str:
    whole, _, decimals = mask.partition(".")
    grouped = "," if "," in whole.rstrip(",") else ""
    if percent:
        value = (value * 100).quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
        return f"{value:{grouped}f}"
    least = decimals.count("0")
    exact = max(0, -value.normalize().as_tuple().exponent)
    return f"{value:{grouped}.{max(least, exact)}f}"


def plain(value: float) -> str:
    """A number written out, to the fifteen digits that a spreadsheet keeps: 4746.0 → "4746"."""
    text = format(Decimal(format(value, ".15g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
