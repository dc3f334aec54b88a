"""What stands in the way of freezing a year's assessment."""

from dataclasses import dataclass

from frankpledge.partnership.assess.freezing import KIND
from frankpledge.partnership.assess.models import Assessment, Draft
from frankpledge.partnership.assess.queries.boxes import Box, boxes
from frankpledge.partnership.assess.queries.content import Content, Signed, contents
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.workshop import queries as workshops
from frankpledge.partnership.workshop.models import State, Workshop


@dataclass(frozen=True)
class InTheWay:
    """`boxes`: of the law, that are not complete; `chapters`: not signed off as they stand. Those are bars.

    `look_again`: chapters with findings whose numbers moved; `drafts`: what somebody wrote and has not saved;
    `undecided`: the year's priority workshop, where it has decided nothing yet; `coming`: boxes in which checks miss
    something that are newer than the year.
    """

    any: bool  # whether there is a chapter at all
    boxes: tuple[Box, ...]
    chapters: tuple[Content, ...]
    look_again: tuple[Content, ...]
    drafts: tuple[Draft, ...]
    undecided: Workshop | None
    coming: tuple[Box, ...] = ()


def in_the_way(assessment: Assessment) -> InTheWay:
    found = contents(assessment)
    workshop = workshops.at(assessment.partnership, assessment.year)
    held = [box for box in boxes(assessment, found) if box.applies]
    drafts = Draft.objects.filter(passage__chapter__assessment=assessment)
    return InTheWay(
        bool(found),
        tuple(box for box in held if not box.done),
        tuple(one for one in found if one.signed is not Signed.SIGNED),
        tuple(one for one in found if one.left.look_again),
        tuple(drafts.select_related("person", "passage__chapter").order_by("person__name", "pk")),
        workshop if workshop and workshop.state != State.DECIDED else None,
        tuple(box for box in held if box.coming),
    )


def latest_job(assessment: Assessment) -> Job | None:
    """The last time that somebody asked for it to be frozen."""
    rows = Job.objects.filter(partnership=assessment.partnership, kind=KIND, arguments__assessment=assessment.pk)
    return rows.order_by("-pk").first()
