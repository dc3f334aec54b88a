"""What people, agencies and partnerships are called: written one way only, and with nothing in it that can't be seen.

A name tells people apart in the log and wherever a role is given. Two that look the same and are not would let somebody
pass for somebody else; so would a mark that turns the direction of what stands around it.
"""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

UNSEEN = _("There is a character in this name that can’t be seen. Type the name again instead of pasting it")
_CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
# Letters and marks that are drawn as nothing: fillers, joiners, variation selectors and the empty Braille cell.
_BLANK = {
    0x034F,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    0x2800,
    0x3164,
    0xFFA0,
    *range(0x180B, 0x1810),
    *range(0xFE00, 0xFE10),
}


class Unseen(ValueError):
    """There is something in a name that can't be seen."""


def tidied(name: str) -> str:
    """In Unicode's composed form, with single spaces. Raises Unseen."""
    found = " ".join(unicodedata.normalize("NFC", name).split())
    if any(unicodedata.category(c) in _CATEGORIES or ord(c) in _BLANK for c in found):
        raise Unseen(str(UNSEEN))
    return found


class NameField(forms.CharField):
    """A name as somebody types it."""

    def to_python(self, value: object) -> str:
        try:
            return tidied(super().to_python(value))
        except Unseen:
            raise forms.ValidationError(UNSEEN, code="unseen") from None
