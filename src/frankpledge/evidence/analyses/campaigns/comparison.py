"""What a trial's target is set against: areas that are named, the rest of the police force area, or other months."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from frankpledge.evidence import places as of_edition
from frankpledge.evidence.analyses.campaigns.neighbours import around, members
from frankpledge.evidence.analyses.campaigns.sums import Place, all_breaks, places
from frankpledge.evidence.analyses.campaigns.trial import BEST, OTHER_MONTHS, REST, Trial
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.area import Area, small_areas
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.breaks import between, breaks
from frankpledge.evidence.measures.model import RecordingBreak
from frankpledge.evidence.period import Period, later, named
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.statistics.evaluation.checks import Concern, Kind, of_areas, of_periods
from frankpledge.evidence.statistics.evaluation.design import Design


@dataclass(frozen=True, eq=False)
class Compared:
    """A target and what it is set against, counted; `before` and `after` are the periods of the comparison.

    `control` is None where there is nothing to compare. `words` say what the comparison is.
    """

    trial: Trial
    counted: Counted
    design: Design
    target: Place
    control: Place | None
    buffer: Place | None
    before: Period
    after: Period
    words: str
    breaks: tuple[RecordingBreak, ...]
    concerns: tuple[Concern, ...]
    notes: tuple[str, ...] = ()


def set_against(edition: Edition, trial: Trial) -> Compared:
    """Count a trial's target and its comparison.

    Raises NothingToAnalyse where they may not be compared, or are not held.
    """
    concerns = _checked(edition, trial)
    if trial.against != BEST:
        return _WAYS[trial.against](edition, trial, concerns)
    why = []
    for against in (REST, OTHER_MONTHS):
        try:
            return _WAYS[against](edition, replace(trial, against=against), concerns)
        except NothingToAnalyse as error:
            why.append(f"Not compared with {_INSTEAD[against]}: {error}")
    return _alone(edition, trial, concerns, tuple(why))


_WITHOUT = "With nothing named to compare it with, the rest of the police force area is taken without them."
_INSTEAD = {REST: "the rest of the police force area", OTHER_MONTHS: "its other months"}


def _checked(edition: Edition, trial: Trial) -> tuple[Concern, ...]:
    """The concerns that do not stand in the way. Raises NothingToAnalyse for those that do."""
    gazetteer = of_edition.gazetteer(edition)
    _apart(gazetteer.members, trial.areas, "the target")
    _apart(gazetteer.members, trial.compared_with, "the comparison")
    found = [*of_periods(_numbers(trial.before), _numbers(trial.period)), *_of_areas(edition, trial)]
    if trial.before.last >= trial.period.first:
        found.append(Concern(Kind.PERIODS, True, "The months before do not all come before it began."))
    if refused := [c.words for c in found if c.refuses or c.kind is Kind.TOUCHING]:
        instead = [_WITHOUT] if any(c.kind is Kind.TOUCHING for c in found) else []
        raise NothingToAnalyse(" ".join([*refused, *instead]).rstrip("."))
    return tuple(found)


def _of_areas(edition: Edition, trial: Trial) -> tuple[Concern, ...]:
    gazetteer = of_edition.gazetteer(edition)
    target, control, buffer = (members(gazetteer, a) for a in (trial.areas, trial.compared_with, trial.buffer))
    if control and target:
        pairs = around(edition, (*trial.areas, *trial.compared_with)).pairs(target)
        name = {code: gazetteer.areas[code].name for code in (*chain(*pairs), *target, *control, *buffer)}
        spoken = [frozenset(name[code] for code in codes) for codes in (target, control, buffer)]
        return of_areas(spoken[0], spoken[1], [(name[a], name[b]) for a, b in pairs], spoken[2])
    if shared := target & buffer:
        words = f"{small_areas(len(shared))} both in the target and in the buffer: each may be in one only."
        return (Concern(Kind.OVERLAP, True, words),)
    return ()


def _apart(lsoas: dict[str, frozenset[str]], areas: Sequence[Area], what: str) -> None:
    """Raises NothingToAnalyse where two areas of one place share ground: it would be counted twice."""
    for i, one in enumerate(areas):
        for other in areas[:i]:
            if lsoas[one.code] & lsoas[other.code] or one == other:
                raise NothingToAnalyse(
                    f"{other.name} and {one.name}, both in {what}, share ground and would be counted twice: name one"
                )


def _numbers(period: Period) -> range:
    first = period.first.year * 12 + period.first.month
    return range(first, first + len(period))


def _with_areas(edition: Edition, trial: Trial, concerns: tuple[Concern, ...]) -> Compared:
    counted = Counted(edition, [*trial.areas, *trial.compared_with, *trial.buffer])
    groups = [trial.areas, trial.compared_with, *([trial.buffer] if trial.buffer else [])]
    target, control, *buffer = places(counted, trial.measure, groups, [trial.before, trial.period])
    known = _unbroken(counted, trial, (*trial.areas, *trial.compared_with), trial.before)
    words = listed([a.name for a in trial.compared_with])
    notes = _unknown_neighbours(edition, (*trial.areas, *trial.compared_with))
    return Compared(
        trial=trial,
        counted=counted,
        design=Design.COMPARISON_AREA,
        target=target,
        control=control,
        buffer=next(iter(buffer), None),
        before=trial.before,
        after=trial.period,
        words=words,
        breaks=known,
        concerns=concerns,
        notes=notes,
    )


def _with_rest(edition: Edition, trial: Trial, concerns: tuple[Concern, ...]) -> Compared:
    """The police force area, but for the target, the buffer and the small areas that touch the target."""
    gazetteer = of_edition.gazetteer(edition)
    force = gazetteer.force_of(trial.areas[0])
    if force is None or any(gazetteer.force_of(a) != force for a in (*trial.areas, *trial.buffer)):
        raise NothingToAnalyse("it lies in no one police force area: name an area to compare it with")
    target, inside = members(gazetteer, trial.areas), gazetteer.members[force.code]
    beside = around(edition, trial.areas)
    out = inside & (target | beside.of(target) | members(gazetteer, trial.buffer))
    if not target:
        raise NothingToAnalyse("the small areas that it is made of are not known")
    if out == inside:
        raise NothingToAnalyse(f"nothing of {force.name} is left besides it and the small areas around it")
    without = [gazetteer.areas[code] for code in sorted(out)]
    counted = _counted(edition, (*trial.areas, *trial.buffer, force, *without))
    groups = [trial.areas, [force], without, *([trial.buffer] if trial.buffer else [])]
    own, whole, left_out, *buffer = places(
        counted, trial.measure, groups, [trial.before, trial.period], police_street.SOURCE
    )
    rest = whole.less(left_out)
    if not (rest.total(trial.before) or rest.total(trial.period)):
        raise NothingToAnalyse("nothing was counted there, before or after")
    known = _unbroken(counted, trial, trial.areas, trial.before)
    touching = len(out - target - members(gazetteer, trial.buffer))
    around_it = f", the {small_areas(touching)} around it left out" if touching else ""
    alike = "The comparison is the rest of the police force area: it was not chosen for being like the target"
    return Compared(
        trial=trial,
        counted=counted,
        design=Design.COMPARISON_AREA,
        target=own,
        control=rest,
        buffer=next(iter(buffer), None),
        before=trial.before,
        after=trial.period,
        words=f"the rest of the {force.name}{around_it}",
        breaks=known,
        concerns=concerns,
        notes=(alike, *_unknown_neighbours(edition, trial.areas)),
    )


@lru_cache(maxsize=4)
def _counted(edition: Edition, areas: tuple[Area, ...]) -> Counted:
    """Kept for the next measure or month of one target: dozens of small areas, and all their categories, are in it."""
    return Counted(edition, areas)


def _with_other_months(edition: Edition, trial: Trial, concerns: tuple[Concern, ...]) -> Compared:
    """The months of the same areas that lead up to it, to a year in all; and the same months before."""
    back = _numbers(trial.period).start - _numbers(trial.before).start
    if len(trial.period) >= 12 or back % 12 or len(trial.before) != len(trial.period):
        raise NothingToAnalyse("it is not less than a year set against the same months, so there are no other months")
    after = Period(later(trial.period.last, -11), later(trial.period.first, -1))
    before = Period(later(after.first, -back), later(after.last, -back))
    counted = Counted(edition, [*trial.areas, *trial.buffer])
    groups = [trial.areas, *([trial.buffer] if trial.buffer else [])]
    target, *buffer = places(counted, trial.measure, groups, [trial.before, trial.period, before, after])
    known = _unbroken(counted, trial, trial.areas, before)
    return Compared(
        trial=trial,
        counted=counted,
        design=Design.OTHER_MONTHS,
        target=target,
        control=target,
        buffer=next(iter(buffer), None),
        before=before,
        after=after,
        words=f"{after.full_phrase} in the same place",
        breaks=known,
        concerns=concerns,
    )


def _alone(edition: Edition, trial: Trial, concerns: tuple[Concern, ...], why: tuple[str, ...]) -> Compared:
    """The target by itself: no more can be said than that it changed."""
    if len(trial.before) != len(trial.period):
        raise NothingToAnalyse("the months before are not as many as those it ran, and there is nothing to compare")
    counted = Counted(edition, trial.areas)
    (target,) = places(counted, trial.measure, [trial.areas], [trial.before, trial.period])
    known = _unbroken(counted, trial, trial.areas, trial.before)
    return Compared(
        trial=trial,
        counted=counted,
        design=Design.BEFORE_AFTER,
        target=target,
        control=None,
        buffer=None,
        before=trial.before,
        after=trial.period,
        words="nothing",
        breaks=known,
        concerns=concerns,
        notes=why,
    )


_WAYS = {"": _with_areas, REST: _with_rest, OTHER_MONTHS: _with_other_months}


def _unbroken(counted: Counted, trial: Trial, areas: Sequence[Area], first: Period) -> tuple[RecordingBreak, ...]:
    """Every change of counting of the areas. Raises NothingToAnalyse for one that parts before from after."""
    forces = sorted({counted.gazetteer.force_area(a) for a in areas})
    known = all_breaks(breaks(counted.edition, trial.measure, force) for force in forces)
    parting = between(known, min(first, trial.before), trial.period)
    if parting:
        said = "; ".join(f"{b.what.rstrip('.')} ({b.source})" for b in parting)
        when = f"the counting of {trial.measure.inline} changed in {named(parting[0].month)}"
        raise NothingToAnalyse(f"{when}, so before and after are not comparable: {said}")
    return tuple(known)


def _unknown_neighbours(edition: Edition, areas: Sequence[Area]) -> tuple[str, ...]:
    """Said where the outlines of some of the areas are not held."""
    gazetteer = of_edition.gazetteer(edition)
    if all(gazetteer.members[a.code] for a in areas) and members(gazetteer, areas) <= around(edition, areas).known:
        return ()
    return ("Boundaries of some of the areas are not held, so whether the comparison touches the target is not known",)
