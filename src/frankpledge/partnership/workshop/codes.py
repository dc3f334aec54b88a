"""The code on a slip: ten letters and digits that nobody mistakes for each other, and the digest that is kept of it.

A code is made from the number of the form that asked for it, so that the same form sent again shows the same slips.
It can't be reckoned back from what is kept: for that one needs the host's secret key and that form.
"""

import hashlib
import hmac
import unicodedata

from django.conf import settings

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"  # no 0 and O, no 1, I and L; and without vowels no words
LENGTH = 10


def made(form: str, place: int) -> str:
    """The code of the slip at a place among those that a form asked for."""
    number = int(_hashed("slip", f"{form}/{place}"), 16)
    letters = []
    for _place in range(LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def digest(code: str) -> str:
    return _hashed("code", code)


def read(typed: str) -> str:
    """A code as it was typed, in whatever case and with whatever between its letters; "" for what can't be one."""
    letters = [letter for letter in unicodedata.normalize("NFKC", typed).upper() if letter.isalnum()]
    found = "".join(letters)
    return found if len(found) == LENGTH and set(found) <= set(ALPHABET) else ""


def spaced(code: str) -> str:
    """`BCDFG-23456`, as it is printed."""
    return f"{code[:5]}-{code[5:]}"


def _hashed(what: str, text: str) -> str:
    key = f"frankpledge.workshop.{what}:{settings.SECRET_KEY}"
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
