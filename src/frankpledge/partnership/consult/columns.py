"""What stands in the files of this room's lists. What the register is downloaded as can be pasted in again."""

from django.utils.translation import gettext as _

from frankpledge.evidence.measures.model import THEMES
from frankpledge.evidence.sentence import listed
from frankpledge.partnership.consult.models import Concern, Way
from frankpledge.partnership.consult.queries.ranking import Ranked

TITLE, WORDS, WAY, GROUP, RAISED_ON = "title", "in more words", "how it came", "who said so", "when"
PEOPLE, ASKED, PLACE, THEME, FIRST = "how many people", "of how many asked", "where", "theme", "wants it first"
ANSWER, ANSWERED_ON, WITHDRAWN_ON, BECAUSE = "answer", "answered on", "withdrawn on", "withdrawn because"
PRIVATE = "private"

THEMES_OF = {key: title for key, title in THEMES.items() if key != "overall"}  # a concern is of one

CONCERNS = {
    TITLE: lambda c: c.title,
    WORDS: lambda c: c.words,
    WAY: lambda c: str(Way(c.way).label),
    GROUP: lambda c: c.group,
    RAISED_ON: lambda c: c.raised_on,
    PEOPLE: lambda c: c.people,
    ASKED: lambda c: c.asked,
    PLACE: lambda c: c.place,
    THEME: lambda c: THEMES.get(c.theme, ""),
    FIRST: lambda c: c.first,
    ANSWER: lambda c: c.answer,
    ANSWERED_ON: lambda c: c.answered_on,
    WITHDRAWN_ON: lambda c: c.withdrawn_on,
    BECAUSE: lambda c: c.withdrawn_because,
    PRIVATE: lambda c: c.private,
}
OPEN = {heading: get for heading, get in CONCERNS.items() if heading != PRIVATE}  # for who sees nothing private
NEAR = {  # other words for a heading, as people's own lists have them
    "what it is about": TITLE, "concern": TITLE, "details": WORDS, "description": WORDS, "way": WAY, "source": WAY,
    "group": GROUP, "raised by": GROUP, "who": GROUP, "date": RAISED_ON, "raised on": RAISED_ON,
    "date raised": RAISED_ON, "day": RAISED_ON, "how many": PEOPLE, "people": PEOPLE, "of how many": ASKED,
    "asked": ASKED, "place": PLACE, "location": PLACE, "first": FIRST, "date answered": ANSWERED_ON,
    "withdrawn": WITHDRAWN_ON,
}  # fmt: skip


def headings(cells: list[str]) -> tuple[str, ...] | None:
    """The headings that a line holds, by the names they have here; None for a line that holds a concern.

    An unknown one stays as it was typed. Empty columns on the right are none.
    """
    typed = [" ".join(cell.split()) for cell in cells]
    while typed and not typed[-1]:
        typed.pop()
    named = [_heading(cell.casefold()) for cell in typed]
    known = sum(name in CONCERNS for name in named)
    if known < 2 and TITLE not in (cell.casefold() for cell in typed):
        return None
    return tuple(name if name in CONCERNS else cell for name, cell in zip(named, typed, strict=True))


def _heading(typed: str) -> str:
    return typed if typed in CONCERNS else NEAR.get(typed, typed)


def wrong(found: tuple[str, ...]) -> str:
    """What is wrong with a line of headings, in a sentence; "" for nothing."""
    if unknown := [name for name in found if name and name not in CONCERNS]:
        names = listed([f"“{name[:40]}”" for name in unknown])
        told = {"names": names, "known": "; ".join(CONCERNS)}
        return _("there is no heading %(names)s. There are: %(known)s.") % told
    if twice := next((name for name in found if name and found.count(name) > 1), None):
        return _("“%(name)s” is the heading of two columns.") % {"name": twice}
    return ""


RANKING = {
    "place": lambda one: one.place,
    "what": lambda one: one.title,
    "ways": lambda one: len(one.ways),
    "times": lambda one: one.times,
    "want it first": lambda one: one.first,
    "by which ways": lambda one: "; ".join(str(way.label) for way in one.ways),
    "how many people, where known": lambda one: "; ".join(f"{counted(c)} ({c.group})" for c in one.counted),
}
REACHED = {
    "way": lambda one: str(one.way.label),
    "concerns": lambda one: len(one.concerns),
    "groups": lambda one: "; ".join(one.groups),
    "last on": lambda one: one.last,
}


def counted(concern: Concern) -> str:
    """`96 of 214`, or `96` where it is not known how many were asked."""
    return f"{concern.people:,} of {concern.asked:,}" if concern.asked is not None else f"{concern.people:,}"


def titles(one: Ranked) -> str:
    """What of a theme was said, the most often first."""
    return "; ".join(f"{each.title} ({each.times})" if each.times > 1 else each.title for each in one.titles)
