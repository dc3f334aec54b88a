"""Whether a text tells of one person. Concerns are of groups: nobody's name, number or address is kept with them.

Marks that belong to one person are the same that a partner's list of events is refused for. They are refused here too;
a name may be that of a school or a street, so whoever writes is asked.
"""

import re
import unicodedata

from frankpledge.evidence.reading.extracts.personal import marks, people

# A whole one stands for some fifteen homes; its first half (“LE16”) for a town. “The A6 1st of May” holds none.
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{1,2}\d[A-Za-z\d]?[ \xa0]*(?!\d(?:st|nd|rd|th)\b)"
    r"\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![A-Za-z0-9])"
)
_POSSESSIVE = re.compile(r"['’]s\b")  # “John Smith's dog” names him too
_UNBROKEN = re.compile(r"(?<![\d.])(?:0|\+44|0044)[1-37]\d{8,9}(?!\d)")


def held(text: str) -> str:
    """What a text holds that belongs to one person: “an e-mail address”; "" for nothing that can be told."""
    text = _as_latin(text)
    tests = (
        ("an e-mail address", "@" in text and marks.EMAIL.search(text)),
        ("a telephone number", marks.has_phone(text) or _UNBROKEN.search(text)),
        ("a full postcode", _POSTCODE.search(text)),
        ("an NHS number", marks.has_nhs_number(text) or marks.whole_nhs_number(text.strip())),
        ("a National Insurance number", marks.NATIONAL_INSURANCE.search(text)),
        ("a date of birth", marks.has_birthday(text)),
        ("a vehicle's registration", marks.has_registration(text)),
    )
    return next((what for what, found in tests if found), "")


def may_name_somebody(text: str) -> bool:
    """Whether it looks as if a person were named: worth a question, and sometimes it is a school."""
    return people.names_somebody(_POSSESSIVE.sub("", text))


def _as_latin(text: str) -> str:
    """Digits of any script, and wide letters, as the rules know them."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
