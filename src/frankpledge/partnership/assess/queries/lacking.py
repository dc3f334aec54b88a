"""What a year's assessment lacks of each box of the law, each with the page on which that is mended."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import THEMES
from frankpledge.evidence.sentence import listed
from frankpledge.partnership.agencies.addresses import inside
from frankpledge.partnership.assess.checks import Check
from frankpledge.partnership.assess.models import Assessment, Passage, Taken
from frankpledge.partnership.assess.queries.content import Content
from frankpledge.partnership.assess.queries.drafted import CHANGE
from frankpledge.partnership.assess.template import OVERALL
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.consult.queries.reach import ways_used
from frankpledge.partnership.design.wording import dated
from frankpledge.partnership.workshop.models import Issue

SUBSTANCES, DRUGS = "substance-misuse", "drugs"


@dataclass(frozen=True)
class Missing:
    """A sentence on what is missing, and the page on which it is mended. `check`: which one says so.
    `settling`: by whoever settles chapters."""

    check: Check
    words: str
    href: str
    settling: bool = False


@dataclass
class Lacking:
    """`by_words`: nothing but words can fill it as things stand, whatever they say."""

    missing: list[Missing] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    by_words: bool = False


@dataclass(frozen=True)
class Year:
    """An assessment with all that is looked at. `concerns`: of the last twelve months; `decided`: by the workshop."""

    assessment: Assessment
    contents: tuple[Content, ...]
    concerns: tuple[Concern, ...] = ()
    decided: tuple[Issue, ...] = ()

    def bearing(self, letter: str) -> list[Content]:
        """The chapters that serve a box."""
        return [one for one in self.contents if letter in one.chapter.boxes]

    def worded(self, letter: str) -> bool:
        """Whether anybody wrote anything in them."""
        return any(written(one) for one in self.bearing(letter))

    def at(self, name: str, **address: object) -> str:
        return inside(self.assessment.partnership.slug, name, **address)

    def chapter(self, one: Content) -> str:
        return self.at("assess:chapter", year=self.assessment.year, chapter=one.chapter.pk)

    def adding(self) -> str:
        return self.at("assess:add-chapter", year=self.assessment.year)


def written(one: Content) -> str:
    return one.text(Passage.COMMENTARY)


def of(letter: str, year: Year, until: dt.date) -> Lacking:
    """What is missing of a box, and hints. `until`: the last of the twelve months of concerns."""
    if not year.bearing(letter):
        return Lacking([Missing(Check.CHAPTER, _("No chapter is about this."), year.adding(), settling=True)])
    return _BOXES[letter](year, until)


def _levels(year: Year, _until: dt.date) -> Lacking:
    found = Lacking(by_words=True)  # as far as the misuse of substances is asked for
    for one in year.bearing("a"):
        if one.said or written(one) or one.chapter.key == SUBSTANCES:
            continue
        if one.findings:
            said = _("“%(title)s”: none of its findings is taken, and nothing is written.")
        else:
            said = _("“%(title)s” says nothing yet.")
        found.missing.append(Missing(Check.LEVELS, said % {"title": one.chapter.title}, year.chapter(one)))
    found.missing += _substances(year)
    held = {one.chapter.theme for one in year.contents}
    if OVERALL not in held:
        found.hints.append(_("There is no chapter on the overall picture."))
    if absent := [_(title) for theme, title in THEMES.items() if theme not in held and theme != OVERALL]:
        found.hints.append(_("There is no chapter on: %(themes)s.") % {"themes": "; ".join(absent)})
    return found


def _substances(year: Year) -> list[Missing]:
    """The misuse of substances is asked for by name, and no figure tells all of it: somebody has to write."""
    where = [one for one in year.contents if one.chapter.key == SUBSTANCES or one.chapter.theme == DRUGS]
    if any(written(one) for one in where):
        return []
    said = _("Nothing is written on the misuse of drugs, alcohol and other substances.")
    if not where:
        return [Missing(Check.SUBSTANCES, said, year.adding(), settling=True)]
    first = min(where, key=lambda one: one.chapter.key != SUBSTANCES)
    return [Missing(Check.SUBSTANCES, said, year.chapter(first))]


def _changes(year: Year, _until: dt.date) -> Lacking:
    found, chapters = Lacking(), year.bearing("b")
    for one in chapters:
        if n := sum(f.taken == Taken.OFFERED or f.look_again for f in one.changed):
            said = ngettext(
                "“%(title)s”: %(n)d clear change is neither taken nor left out.",
                "“%(title)s”: %(n)d clear changes are neither taken nor left out.",
                n,
            )
            told = {"title": one.chapter.title, "n": n}
            found.missing.append(Missing(Check.SETTLED, said % told, year.chapter(one)))
    told = any(f.kind == CHANGE for one in chapters for f in one.said)
    if not told and not found.missing and not year.worded("b"):
        said = _("Nothing is said yet of what changed.")
        found.missing.append(Missing(Check.CHANGES, said, year.chapter(chapters[0])))
    found.hints.append(_("The figures compare with the year before. Say so where your last assessment is older."))
    return found


def _reasons(year: Year, _until: dt.date) -> Lacking:
    found = Lacking()
    for one in year.bearing("c"):
        open_ = [f.measure for f in one.changed if not _is_explained(one, f.measure)]
        if not open_:
            continue
        titles = listed([f"“{_title(measure)}”" for measure in open_])
        said = _("“%(title)s”: nobody says why %(measures)s changed.")
        href = year.chapter(one)
        if len(open_) == 1:
            where = {"year": year.assessment.year, "chapter": one.chapter.pk, "measure": open_[0]}
            href = year.at("assess:why", **where)
        told = {"title": one.chapter.title, "measures": titles}
        found.missing.append(Missing(Check.EXPLAINED, said % told, href))
    if not any(one.changed for one in year.bearing("c")):
        found.hints.append(_("No measure clearly rose or fell, so the figures leave nothing to explain."))
    return found


def _is_explained(one: Content, measure: str) -> bool:
    """“We don't know” is an explanation too, if it says what would tell."""
    found = one.explanation(measure)
    return found is not None and bool(found.text.strip())


def _title(measure: str) -> str:
    found = measures().get(measure)
    return found.title if found else measure


def _first(year: Year, _until: dt.date) -> Lacking:
    found, words = Lacking(by_words=not year.decided), year.worded("d")
    if not year.decided and not words:
        said = _("No workshop has decided, and nothing is written on what should come first.")
        found.missing.append(Missing(Check.FIRST, said, year.chapter(year.bearing("d")[0])))
    elif not words:
        found.hints.append(_("The workshop decided. Nobody has written why yet."))
    return found


def _wanted(year: Year, until: dt.date) -> Lacking:
    words, ways = year.worded("e"), ways_used(list(year.concerns))
    found = Lacking(by_words=not ways)
    if not ways and not words:
        said = _("No concern was written down in the twelve months to %(day)s, and nothing is written here.")
        if year.concerns:
            said = _("All concerns came from officers. Nobody has written what people themselves want first.")
        found.missing.append(Missing(Check.WANTED, said % {"day": dated(until)}, year.at("consult:concerns")))
    elif not year.concerns:
        found.hints.append(_("No concern was written down in the twelve months to %(day)s.") % {"day": dated(until)})
    elif not ways:
        found.hints.append(_("All concerns came from officers: what people themselves said is not there yet."))
    elif len(ways) == 1:
        found.hints.append(_("People were heard by one way only. Hear as many groups as is reasonable."))
    if ways and not words:
        found.hints.append(_("The concerns are there. Nobody has written what they come to yet."))
    return found


def _plan(year: Year, _until: dt.date) -> Lacking:
    return _words(year, "f", Check.PLAN, _("Nothing is written on how far last year's plan was carried out."))


def _county(year: Year, _until: dt.date) -> Lacking:
    said = _("Nothing is written on matters for the county. Where there are none, write that.")
    return _words(year, "g", Check.COUNTY, said)


def _words(year: Year, letter: str, check: Check, said: str) -> Lacking:
    if year.worded(letter):
        return Lacking(by_words=True)
    return Lacking([Missing(check, said, year.chapter(year.bearing(letter)[0]))])


_BOXES: dict[str, Callable[[Year, dt.date], Lacking]] = {
    "a": _levels, "b": _changes, "c": _reasons, "d": _first, "e": _wanted, "f": _plan, "g": _county,
}  # fmt: skip
