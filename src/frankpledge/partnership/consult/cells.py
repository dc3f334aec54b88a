"""A cell of a list that somebody pastes, read as what its column holds."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from frankpledge.partnership.consult import columns, rules
from frankpledge.partnership.consult.models import Way

_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: .*)?")
_YES, _NO = {"yes", "y", "true", "1", "x"}, {"", "no", "n", "false", "0"}


class Wrong(Exception):
    """What is wrong with a cell, in a sentence."""


def _text(cell: str) -> str:
    return cell


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _way(cell: str) -> str:
    return _one_of(cell, dict(Way.choices), _("no way is called “%(name)s”. There are: %(names)s."))


def _theme(cell: str) -> str:
    return _one_of(cell, columns.THEMES_OF, _("no theme is called “%(name)s”. There are: %(names)s."))


def _one_of(cell: str, known: dict[str, str], said: str) -> str:
    if not cell:
        return ""
    for key, words in known.items():
        if cell.casefold() in (key.casefold(), str(words).casefold()):
            return str(key)
    raise Wrong(said % {"name": cell[:40], "names": "; ".join(map(str, known.values()))})


def _number(cell: str) -> int | None:
    if not cell:
        return None
    digits = cell.replace(",", "").removesuffix(".0")  # as a spreadsheet writes it
    if not (digits.isdecimal() and len(digits) < 9 and 1 <= int(digits) <= rules.MOST):
        raise Wrong(_("“%(cell)s” is no number of people.") % {"cell": cell[:40]})
    return int(digits)


def _day(cell: str) -> dt.date | None:
    if not cell:
        return None
    try:
        if found := _DAY.fullmatch(cell):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        return dt.date.fromisoformat(cell[:10])
    except ValueError:
        raise Wrong(_("“%(cell)s” is no day, such as 31/03/2027 or 2027-03-31.") % {"cell": cell[:40]}) from None


def _whether(cell: str) -> bool:
    if cell.casefold() not in _YES | _NO:
        raise Wrong(_("“%(cell)s” is neither yes nor no.") % {"cell": cell[:40]})
    return cell.casefold() in _YES


CELLS = (  # field, heading, how it is read
    ("title", columns.TITLE, _one_line),
    ("words", columns.WORDS, _text),
    ("way", columns.WAY, _way),
    ("group", columns.GROUP, _one_line),
    ("raised_on", columns.RAISED_ON, _day),
    ("people", columns.PEOPLE, _number),
    ("asked", columns.ASKED, _number),
    ("place", columns.PLACE, _one_line),
    ("theme", columns.THEME, _theme),
    ("first", columns.FIRST, _whether),
    ("answer", columns.ANSWER, _text),
    ("answered_on", columns.ANSWERED_ON, _day),
    ("private", columns.PRIVATE, _whether),
)
