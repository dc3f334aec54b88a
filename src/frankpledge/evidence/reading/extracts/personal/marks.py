"""Numbers and addresses that belong to one person: what they look like, checked by their own check digits."""

import re

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
NATIONAL_INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]"
    r"(?![A-Za-z0-9])"
)
_NHS = re.compile(r"(?<![\d-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\d-])")
_NHS_BEFORE = re.compile(r"nhs\W{0,3}(?:no|num|number|id)?\W{0,4}$", re.IGNORECASE)
_BORN = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b|date of birth|born)\b.{0,12}?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[\s/.-]+(?:\d{1,2}|[a-z]{3,9})[\s/.-]+\d{2,4}|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w+])\(?(?:(?:\+|00)44\)? ?(?:\(0\) ?)?|0)"
    r"(?:7\d{3}\)?[ .-]?\d{3}[ .-]?\d{3}|1\d{3}(?:\)[ .-]?|[ .-])\d{3}[ .-]?\d{3}|"
    r"(?:11\d|1\d1|2\d|3\d\d)(?:\)[ .-]?|[ .-])\d{3,4}[ .-]?\d{3,4}[ .-]?\d{0,4})(?!\w)"
)
_DOTTED = re.compile(r"\(?(?:\+44|0\d\d)[\d ().-]*")  # with its first 0s: “0.116” is a number, “0116.496” is not
_REGISTRATION = re.compile(r"[A-Z]{2}(?:0[1-9]|[1-7]\d) ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Z]{3}")
_REGISTRATION_SAID = re.compile(
    r"\b(?:reg|registration|vrm|index|plate)\b\W{0,4}(?:no|number|mark)?\W{0,4}[A-Z]{2}\d\d ?[A-Z]{3}\b", re.IGNORECASE
)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number: the last is 11 less the weighted sum of the others modulo 11."""
    if not re.fullmatch(r"\d{10}", digits) or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(d) * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return check != 10 and check % 11 == int(digits[9])


def has_nhs_number(text: str) -> bool:
    """Whether an NHS number stands among other words: in its three groups, or after the word NHS."""
    return any(
        is_nhs_number(found[1] + found[3] + found[4])
        and (bool(found[2]) and found[1][0] not in "012" or bool(_NHS_BEFORE.search(text[: found.start()])))
        for found in _NHS.finditer(text)
    )


def whole_nhs_number(text: str) -> bool:
    """Whether all of a cell is ten digits that check as an NHS number does."""
    return is_nhs_number(re.sub(r"[ -]", "", text))


def has_birthday(text: str) -> bool:
    return bool(_BORN.search(text))


def has_phone(text: str) -> bool:
    """Whether a telephone number stands in a text: a mobile one, or one with its dialling code set apart."""
    return bool(_PHONE.search(text))


def phone_digits(text: str) -> str:
    """The digits of a cell that may be a telephone number and nothing else, without 0 or 44 before them; else ""."""
    digits = re.sub(r"[ ().-]" if _DOTTED.fullmatch(text) else r"[ ()-]", "", text)
    found = re.fullmatch(r"(?:(?:\+|00)440?|0)([1-37]\d{8,9})|44([1-37]\d{9})", digits)
    return (found[1] or found[2]) if found else ""


def is_mobile(text: str) -> bool:
    """Whether a cell is a mobile telephone's number and nothing else, with 0 or 44 before it."""
    digits = phone_digits(text)
    return len(digits) == 10 and digits[0] == "7" and digits[1] != "0"


def is_bare_mobile(text: str) -> bool:
    """Whether a cell is what a spreadsheet program leaves of a mobile number: ten digits, the first 0 gone."""
    return bool(re.fullmatch(r"7[1-9]\d{8}", text))


def is_bare_phone(text: str) -> bool:
    """The same of any telephone number. Many references look so: it tells only under a heading that says so."""
    return bool(re.fullmatch(r"[127]\d{8,9}", text))


def is_registration(text: str) -> bool:
    return bool(_REGISTRATION.fullmatch(text.upper()))


def has_registration(text: str) -> bool:
    return bool(_REGISTRATION_SAID.search(text))
