"""What stands in the files of this room's lists. What the register is downloaded as can be pasted in again."""

from frankpledge.evidence.measures.model import THEMES
from frankpledge.partnership.consult.models import Concern, Way
from frankpledge.partnership.consult.queries.ranking import Ranked

TITLE, WORDS, WAY, GROUP, RAISED_ON = "title", "in more words", "how it came", "who said so", "when"
PEOPLE, ASKED, PLACE, THEME, FIRST = "how many people", "of how many asked", "where", "theme", "wants it first"
ANSWER, ANSWERED_ON, WITHDRAWN_ON, BECAUSE = "answer", "answered on", "withdrawn on", "withdrawn because"

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
}
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
