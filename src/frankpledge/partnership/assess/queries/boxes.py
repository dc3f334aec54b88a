"""What the law asks an assessment to hold, box by box, where each is met, and what is missing yet.

The seven boxes are the paragraphs of regulation 6 of SI 2007/1830, in plain words. Where that does not bind a
partnership, in Wales and for a county, they are a guide.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.addresses import inside
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.models.partnership import Tier
from frankpledge.partnership.assess.checks import CAME
from frankpledge.partnership.assess.duty import is_bound
from frankpledge.partnership.assess.models import Assessment
from frankpledge.partnership.assess.queries import lacking
from frankpledge.partnership.assess.queries.content import Content
from frankpledge.partnership.assess.queries.lacking import Missing, Year
from frankpledge.partnership.assess.queries.years import concern_months
from frankpledge.partnership.consult.queries import raised
from frankpledge.partnership.workshop.queries import decided

__all__ = ["Box", "Met", "Missing", "boxes"]

ASKS = {  # letter → what it is called, and what is asked
    "a": (
        "Levels and patterns",
        "The levels and patterns of crime, disorder and the misuse of drugs, alcohol and other substances.",
    ),
    "b": ("What changed", "What changed in those levels and patterns since the last assessment."),
    "c": ("Why it changed", "An analysis of why those changes came about."),
    "d": ("What the authorities should put first", "The matters that the responsible authorities should put first."),
    "e": (
        "What people in the area want first",
        "The matters that people who live or work in the area think should be put first.",
    ),
    "f": ("Last year's plan", "How far the partnership plan of the year before was carried out."),
    "g": (
        "Matters for the county",
        "In areas of two tiers: the matters that should come before the county strategy group.",
    ),
}


@dataclass(frozen=True)
class Met:
    """A chapter in which a box is met, and its page."""

    title: str
    href: str


@dataclass(frozen=True)
class Box:
    """`law`: where it is written; `asks`: in plain words. `applies`: whether it is asked of a partnership of this tier.

    `binds`: whether the law asks it, and it is no guide alone. `by_words`: it is met because something is written, and
    nothing here knows whether that says what is asked. `hints`: what is worth a thought and does not make the
    box incomplete. `coming`: what checks miss that came after the year was opened: they bind from the next on.
    """

    letter: str
    title: str
    law: str
    applies: bool
    missing: tuple[Missing, ...] = ()
    asks: str = ""
    met: tuple[Met, ...] = ()
    hints: tuple[str, ...] = ()
    binds: bool = True
    by_words: bool = False
    coming: tuple[Missing, ...] = ()

    @property
    def done(self) -> bool:
        return not self.applies or not self.missing


def boxes(assessment: Assessment, contents: Sequence[Content]) -> list[Box]:
    """All seven. Asks for the concerns and the workshop; everything else stands in the contents."""
    partnership = assessment.partnership
    months = concern_months(assessment, timezone.localdate())
    year = Year(
        assessment,
        tuple(contents),
        tuple(raised(partnership, *months)),
        tuple(decided(partnership, assessment.year) or ()),
    )
    return [_box(letter, year, months[1]) for letter in ASKS]


def _box(letter: str, year: Year, until: dt.date) -> Box:
    partnership = year.assessment.partnership
    applies = letter != "g" or partnership.tier == Tier.DISTRICT
    title, asks = (_(words) for words in ASKS[letter])
    found = lacking.of(letter, year, until) if applies else lacking.Lacking()
    coming = [one for one in found.missing if CAME[one.check] > year.assessment.checks]
    missing = [one for one in found.missing if one not in coming]
    return Box(
        letter,
        title,
        _law(partnership, letter),
        applies,
        tuple(missing),
        asks,
        tuple(Met(one.chapter.title, _chapter(one)) for one in year.bearing(letter)),
        tuple(found.hints),
        is_bound(partnership),
        applies and not missing and found.by_words,
        tuple(coming),
    )


def _law(partnership: Partnership, letter: str) -> str:
    if not is_bound(partnership):
        return _("England: regulation 6(%(letter)s), used as a guide") % {"letter": letter}
    return _("SI 2007/1830, regulation 6(%(letter)s)") % {"letter": letter}


def _chapter(one: Content) -> str:
    where = one.chapter.assessment
    return inside(where.partnership.slug, "assess:chapter", year=where.year, chapter=one.chapter.pk)
