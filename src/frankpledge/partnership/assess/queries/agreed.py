"""What a year's assessment says now, as it would be frozen: chapters, priorities, concerns and the law's boxes."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.assess import wording
from frankpledge.partnership.assess.models import Assessment, Passage, Taken
from frankpledge.partnership.assess.queries import years
from frankpledge.partnership.assess.queries.boxes import boxes
from frankpledge.partnership.assess.queries.content import Content, Signed, contents
from frankpledge.partnership.consult import queries as consulted
from frankpledge.partnership.consult.models import Way
from frankpledge.partnership.workshop import queries as workshops
from frankpledge.partnership.workshop.models import Decision
from frankpledge.reports.agreed.model import Agreed, Box, Chapter, Concern, Finding, Issue, Number, Said, Why


def agreed(assessment: Assessment, on: dt.date, number: int = 1) -> Agreed:
    """As it would be frozen on a day, as its version of this number."""
    partnership = assessment.partnership
    found = contents(assessment)
    area = years.area_name(assessment)
    return Agreed(
        title=_("Strategic assessment %(year)s: %(area)s") % {"year": assessment.called, "area": area},
        partnership=partnership.name,
        year=assessment.year,
        area=assessment.area,
        area_name=area,
        period=assessment.period,
        edition=assessment.edition,
        on=on.isoformat(),
        number=number,
        because=assessment.correcting_because,
        chapters=chapters(found, partnership),
        issues=_issues(assessment),
        concerns=_concerns(assessment, on),
        boxes=_boxes(assessment, found),
    )


def chapters(found: Sequence[Content], partnership: Partnership) -> tuple[Chapter, ...]:
    return tuple(_chapter(one, partnership) for one in found)


def _chapter(one: Content, partnership: Partnership) -> Chapter:
    signed = one.sign_off if one.signed is Signed.SIGNED else None
    verdicts = {f.measure: f.verdict for f in one.changed}
    return Chapter(
        key=one.chapter.key,
        title=one.chapter.title,
        theme=one.chapter.theme,
        findings=tuple(_finding(f) for f in one.said),
        commentary=one.text(Passage.COMMENTARY),
        gaps=one.text(Passage.GAPS),
        why=tuple(
            Why(
                e.measure, wording.measure(e.measure), verdicts.get(e.measure, ""), e.get_grade_display(), e.text,
                e.evidence,
            )
            for e in one.explanations
            if one.rose_or_fell(e.measure)  # newer data may have taken the change away that somebody explained
        ),
        written_by=one.chapter.agency.name if one.chapter.agency else partnership.name,
        signed_for=signed.agency if signed else "",
        signed_on=timezone.localdate(signed.at).isoformat() if signed else "",
    )  # fmt: skip


def _finding(one) -> Finding:
    own = one.taken == Taken.CHANGED and bool(one.text)
    numbers = {name: Number(n["text"], n["figure"]) for name, n in one.numbers.items()}
    return Finding(one.measure, wording.measure(one.measure), one.kind, one.words, numbers, one.verdict, own)


def _issues(assessment: Assessment) -> tuple[Issue, ...] | None:
    found = workshops.decided(assessment.partnership, assessment.year)
    if found is None:
        return None
    standings = workshops.results(workshops.at(assessment.partnership, assessment.year)).standings
    by_people = {s.issue.pk: s for s in standings}
    return tuple(
        Issue(
            title=one.title,
            decision=str(Decision(one.decision).label) if one.decision else _("Not decided"),
            rank=one.rank if one.decision == Decision.PRIORITY else None,
            about=one.about,
            evidence_place=by_people[one.pk].evidence_place,
            people_place=by_people[one.pk].place,
            risk=by_people[one.pk].risk.risk.score,
            because=one.because,
        )
        for one in found
    )


def _concerns(assessment: Assessment, on: dt.date) -> tuple[Concern, ...] | None:
    found = consulted.ranked(assessment.partnership, *years.concern_months(assessment, on))
    made = tuple(
        Concern(
            place=one.place,
            title=one.title,
            first=one.first,
            ways=tuple(str(Way(way).label) for way in one.ways),
            said=tuple(
                Said(c.title, c.group, str(Way(c.way).label), c.people, c.asked, c.answer) for c in one.concerns
            ),
        )
        for one in found
    )
    return made or None


def _boxes(assessment: Assessment, found: Sequence[Content]) -> tuple[Box, ...]:
    """Each with the chapters that say of themselves that they serve it."""
    return tuple(
        Box(
            box.letter,
            box.title,
            box.law,
            box.applies,
            tuple(c.chapter.title for c in found if box.letter in c.chapter.boxes),
        )
        for box in boxes(assessment, found)
    )
