"""What became of a frozen assessment in its next version: chapter by chapter, in words and in numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from frankpledge.partnership.assess.models import Assessment
from frankpledge.partnership.assess.queries import snapshots
from frankpledge.partnership.assess.queries.agreed import chapters
from frankpledge.partnership.assess.queries.content import contents
from frankpledge.partnership.assess.queries.differing import Run, differing
from frankpledge.reports.agreed.model import Agreed, Chapter, Finding


@dataclass(frozen=True)
class Part:
    """Something in a chapter whose words are others now, as runs of words of before, of now and of both."""

    title: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Moved:
    """A number of a measure, as it was printed before and is now."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """A chapter that is new, gone or other. `added`, `gone`: it stands in only one of the two."""

    title: str
    added: bool
    gone: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Difference:
    changed: tuple[Changed, ...]
    same: tuple[str, ...]  # the titles of chapters that say what they said
    moved: tuple[Moved, ...]

    @property
    def none(self) -> bool:
        return not (self.changed or self.moved)


def between(before: Agreed, after: Agreed) -> Difference:
    """From one version to another. Who signed, and when, is no difference in what it says."""
    found = [_chapter(*pair) for pair in _pairs(before, after)]
    others = [Changed(title, False, False, parts) for title, parts in _beside(before, after) if parts]
    return Difference(
        (*(one for one in found if isinstance(one, Changed)), *others),
        tuple(one for one in found if isinstance(one, str)),
        tuple(_moved(before, after)),
    )


def since_frozen(assessment: Assessment) -> list[str]:
    """The titles of what no longer says what the newest version says: chapters, and the data."""
    newest = snapshots.newest(assessment)
    if newest is None:
        return []
    frozen = snapshots.said(newest)
    told = chapters(contents(assessment), assessment.partnership)
    now = replace(frozen, chapters=told, edition=assessment.edition, period=assessment.period)
    return [one.title for one in between(frozen, now).changed]


def _pairs(before: Agreed, after: Agreed) -> Iterator[tuple[Chapter | None, Chapter | None]]:
    """Chapters by their key: in the order of what is now, then what is gone."""
    then, now = ({one.key: one for one in agreed.chapters} for agreed in (before, after))
    yield from ((then.get(key), one) for key, one in now.items())
    yield from ((one, None) for key, one in then.items() if key not in now)


def _chapter(before: Chapter | None, after: Chapter | None) -> Changed | str:
    title = (after or before).title
    then, now = _texts(before), _texts(after)
    names = [*now, *(name for name in then if name not in now)]
    parts = tuple(_parts((name, then.get(name, ""), now.get(name, "")) for name in names))
    if not parts and before and after:
        return title
    return Changed(title, before is None, after is None, parts)


def _texts(chapter: Chapter | None) -> dict[str, str]:
    """All that a chapter says, by what it is."""
    if chapter is None:
        return {}
    said = {_("Title"): chapter.title, _("Commentary"): chapter.commentary, _("Gaps in what we know"): chapter.gaps}
    said |= {f"{f.title}: {_kind(f)}": f.plain for f in chapter.findings}
    return said | {
        _("Why it changed: %(measure)s") % {"measure": w.title}: " ".join(
            filter(
                None, [f"{w.sure}.", w.text, _("It rests on: %(what)s") % {"what": w.evidence} if w.evidence else ""]
            )
        )
        for w in chapter.why
    }


def _kind(finding: Finding) -> str:
    named = {"change": _("what became of it"), "course": _("its course"), "peers": _("among others")}
    return named.get(finding.kind, finding.kind)


def _beside(before: Agreed, after: Agreed) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """What does not stand in the chapters."""
    for title, told in ((_("What was decided"), _decided), (_("What people said"), _heard), (_("The data"), _data)):
        then, now = told(before), told(after)
        names = [*now, *(name for name in then if name not in now)]
        yield title, tuple(_parts((name, then.get(name, ""), now.get(name, "")) for name in names))


def _decided(agreed: Agreed) -> dict[str, str]:
    return {
        one.title: " ".join(filter(None, [f"{one.decision}{f', {one.rank}' if one.rank else ''}.", one.because]))
        for one in agreed.issues or ()
    }


def _heard(agreed: Agreed) -> dict[str, str]:
    return {
        one.title: "\n".join(" · ".join(filter(None, [s.group, s.title, s.answer])) for s in one.said)
        for one in agreed.concerns or ()
    }


def _data(agreed: Agreed) -> dict[str, str]:
    return {_("Which data"): agreed.edition, _("Period"): agreed.period}


def _parts(told: Iterator[tuple[str, str, str]]) -> Iterator[Part]:
    for name, then, now in told:
        if then.strip() != now.strip():
            yield Part(name, tuple(differing(then, now)))


def _moved(before: Agreed, after: Agreed) -> Iterator[Moved]:
    """The numbers of findings that stand in both, and are printed as others now."""
    then = {key: number for key, _title, number in _numbers(before)}
    for key, title, number in _numbers(after):
        if key in then and then[key] != number:
            yield Moved(title, then[key], number)


def _numbers(agreed: Agreed) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each number of a finding, by what it is and not by the data that it is from."""
    for chapter in agreed.chapters:
        for finding in chapter.findings:
            for name, number in finding.numbers.items():
                figure, _at, rest = name.partition("@")
                what = (finding.measure, finding.kind, figure, rest.partition("/")[2])
                yield what, f"{finding.title}: {_kind(finding)}", number.text
