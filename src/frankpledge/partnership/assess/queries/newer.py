"""Newer data than those that a year's assessment is made from: what of it they would move, and what they would not."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from frankpledge.evidence import places
from frankpledge.evidence.area import UnclearArea, force_words
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Month, Period, month
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.warehouse import NothingRead, WarehouseError
from frankpledge.partnership.agencies import here
from frankpledge.partnership.assess.models import Assessment, Finding, Taken
from frankpledge.partnership.assess.queries import years
from frankpledge.partnership.assess.queries.content import Content, Signed, contents
from frankpledge.partnership.assess.queries.drafted import Drafted, Drafts, drafts
from frankpledge.partnership.assess.queries.renewed import Renewed, renewed


class CantBeTaken(LookupError):
    """The newer data say nothing of the area or the period; its text says which."""


@dataclass(frozen=True)
class Moved:
    """A number that a finding names: as it is printed, and as it would be. `figure`: the new one's id."""

    finding: Finding
    old: str
    new: str
    figure: str


@dataclass(frozen=True)
class Chapter:
    """What newer data would do to a chapter. `drafted`: all that they draft for it, in order. `figures`: the digest of
    the table that it would show."""

    content: Content
    findings: tuple[Renewed, ...]
    drafted: tuple[Drafted, ...]
    figures: str

    @property
    def moved(self) -> list[Moved]:
        """Of what is said, and what is offered still; not of what somebody left out."""
        told = [one for one in self.findings if one.finding.taken != Taken.LEFT]
        return [Moved(one.finding, *number) for one in told for number in one.numbers_moved]

    @property
    def verdicts(self) -> list[Renewed]:
        return [one for one in self.findings if one.verdict_moved]

    @property
    def reworded(self) -> list[Renewed]:
        """Of which no number moves, and yet the figures would word it otherwise, such as what would be noticed."""
        told = [one for one in self.findings if one.fresh and not one.numbers_moved and not one.verdict_moved]
        return [one for one in told if one.finding.taken != Taken.LEFT and one.said_before != one.said_after]

    @property
    def beside(self) -> list[Renewed]:
        """Words that somebody wrote, of which no number moves, beside a sentence that is drafted otherwise now."""
        told = [one for one in self.findings if one.fresh and not one.numbers_moved and not one.verdict_moved]
        return [one for one in told if one.finding.taken == Taken.CHANGED and one.redrafted]

    @property
    def appear(self) -> list[Drafted]:
        """What the older data did not draft."""
        had = {(one.finding.measure, one.finding.kind) for one in self.findings}
        return [one for one in self.drafted if (one.measure, one.kind) not in had]

    @property
    def disappear(self) -> list[Renewed]:
        return [one for one in self.findings if one.fresh is None]

    @property
    def table_moves(self) -> bool:
        """Whether its table would tell anything else, also what no finding speaks of."""
        return self.figures != self.content.chapter.figures

    @cached_property
    def lapses(self) -> bool:
        """Whether the chapter is signed off, and would not be any more."""
        if self.content.signed is not Signed.SIGNED:
            return False
        chapter = copy(self.content.chapter)
        chapter.figures = self.figures
        after = Content(
            chapter,
            tuple(one.after for one in self.findings if not one.goes),
            self.content.explanations,
            self.content.passages,
            self.content.sign_off,
        )
        return after.digest != self.content.digest

    @property
    def touched(self) -> bool:
        told = self.moved or self.verdicts or self.reworded or self.beside or self.disappear or self.appear
        return bool(told or self.table_moves or self.lapses)


@dataclass(frozen=True)
class Months:
    """Months of the period, or of the year before it, whose rows are not as they were."""

    new: tuple[Month, ...]
    again: tuple[Month, ...]  # released again, with corrections
    gone: tuple[Month, ...]


@dataclass(frozen=True)
class Renewal:
    """What newer data would do to an assessment. `homeless`: findings of a theme that no chapter is about.

    `months` is None where the data that the assessment was made from are held no more.
    """

    edition: Edition
    chapters: tuple[Chapter, ...]
    homeless: tuple[Drafted, ...]
    months: Months | None

    @property
    def moved(self) -> list[Moved]:
        return [one for chapter in self.chapters for one in chapter.moved]

    @property
    def touched(self) -> list[Chapter]:
        return [chapter for chapter in self.chapters if chapter.touched]


def waiting(assessment: Assessment) -> Edition | None:
    """The data in force now, if they are not those of the assessment and nobody said that they are not taken."""
    try:
        held = here.edition(assessment.partnership)
    except NothingRead:
        return None
    return None if held.name in (assessment.edition, assessment.left) else held


def renewal(assessment: Assessment, edition: Edition) -> Renewal:
    """All that would change. It takes seconds the first time for an edition. Raises CantBeTaken."""
    period = years.period_of(assessment)
    try:
        area = years.area_of(assessment, edition)
        fresh = drafts(edition, area, period)
    except UnclearArea:
        raise CantBeTaken("The newer data don't know the area that this assessment is of.") from None
    except NothingHeld:
        raise CantBeTaken(f"The newer data hold nothing of {period.full_phrase}.") from None
    of = contents(assessment)
    themes = {content.chapter.theme for content in of}
    return Renewal(
        edition,
        tuple(_chapter(content, fresh, assessment.edition, edition) for content in of),
        tuple(one for one in fresh.findings if one.theme not in themes),
        _months(assessment, edition, period),
    )


def _chapter(content: Content, fresh: Drafts, before: str, edition: Edition) -> Chapter:
    theme = content.chapter.theme
    its = fresh.of(theme)
    of = {(one.measure, one.kind): one for one in its}
    findings = tuple(renewed(f, of.get((f.measure, f.kind)), before, edition) for f in content.findings)
    return Chapter(content, findings, its, fresh.table(theme))


def _months(assessment: Assessment, edition: Edition, period: Period) -> Months | None:
    try:
        before = years.edition_of(assessment)
    except WarehouseError:
        return None
    force = force_words(places.gazetteer(edition).force_area(years.area_of(assessment, edition)))
    old, new = dict(_held(before, force, period)), dict(_held(edition, force, period))
    return Months(
        tuple(m for m in sorted(new) if m not in old),
        tuple(m for m in sorted(new) if m in old and new[m] != old[m]),
        tuple(m for m in sorted(old) if m not in new),
    )


def _held(edition: Edition, force: frozenset[str], period: Period) -> Iterator[tuple[Month, str]]:
    """The months of a force in the period and the year before, each with the name of its rows."""
    for part in edition.of(police_street.SOURCE):
        name, _, text = part.key.partition("/")
        of = month(text)
        if force_words(name) == force and (of in period or of in period.year_before()):
            yield of, part.sha256
