"""A partnership's own colour: the band at the head of its pages, on which white has to be read."""

import re

from django.utils.translation import gettext as _

NEEDED = 4.5  # to one: WCAG 2.2, success criterion 1.4.3, for text of any size


def contrast_with_white(colour: str) -> float:
    """By the formula of WCAG 2.2 (relative luminance). `colour` is written #rrggbb."""
    return 1.05 / (_luminance(colour) + 0.05)


def too_faint(colour: str) -> str:
    """Why white text can't stand on a colour, in a sentence; nothing where it can."""
    if not re.fullmatch("#[0-9A-Fa-f]{6}", colour):
        return _("Write the colour as # and six of the digits 0 to 9 and a to f, such as #1d3557.")
    ratio = contrast_with_white(colour)
    if ratio >= NEEDED:
        return ""
    said = _("White words can't be read well on {colour}: the contrast is {ratio} to 1, and has to be {needed} to 1. "
             "Choose a darker colour.")  # fmt: skip
    return said.format(colour=colour, ratio=_down(ratio), needed=NEEDED)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _down(ratio: float) -> float:
    """To one place and never up: a colour that just fails is not said to have what it needs."""
    return int(ratio * 10) / 10
