"""The count of a list, written as the list writes it: 4, 04, d, D, iv, IV."""

from collections.abc import Callable

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def written(count: int, form: str) -> str:
    """`form` as Word calls it; in figures, if it is none of those known."""
    known: dict[str, Callable[[int], str]] = {
        "lowerLetter": lambda n: _letter(n).lower(),
        "upperLetter": _letter,
        "lowerRoman": _roman,
        "upperRoman": lambda n: _roman(n).upper(),
        "decimalZero": lambda n: f"{n:02}",
    }
    return known.get(form, str)(count)


def _letter(count: int) -> str:
    """After z comes aa, then bb."""
    return chr(ord("A") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9) if count > 0 else ""


def _roman(count: int) -> str:
    found = ""
    for worth, letters in _ROMAN:
        while count >= worth and len(found) < 20:
            found += letters
            count -= worth
    return found
