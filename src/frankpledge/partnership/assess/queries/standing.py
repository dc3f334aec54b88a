"""What stands in the way of freezing a year's assessment."""

from dataclasses import dataclass

from frankpledge.partnership.assess.models import Assessment, Draft
from frankpledge.partnership.assess.queries.boxes import Box, boxes
from frankpledge.partnership.assess.queries.content import Content, Signed, contents
from frankpledge.partnership.jobs.models import Job

KIND = "freeze"  # of job


@dataclass(frozen=True)
class InTheWay:
    """`boxes`: of the law, that are not complete; `chapters`: not signed off as they stand. Those are bars.

    `look_again`: chapters with findings whose numbers moved; `drafts`: what somebody wrote and has not saved.
    """

    any: bool  # whether there is a chapter at all
    boxes: tuple[Box, ...]
    chapters: tuple[Content, ...]
    look_again: tuple[Content, ...]
    drafts: tuple[Draft, ...]


def in_the_way(assessment: Assessment) -> InTheWay:
    found = contents(assessment)
    drafts = Draft.objects.filter(passage__chapter__assessment=assessment)
    return InTheWay(
        bool(found),
        tuple(box for box in boxes(assessment, found) if box.applies and not box.done),
        tuple(one for one in found if one.signed is not Signed.SIGNED),
        tuple(one for one in found if one.left.look_again),
        tuple(drafts.select_related("person", "passage__chapter").order_by("person__name", "pk")),
    )


def latest_job(assessment: Assessment) -> Job | None:
    """The last time that somebody asked for it to be frozen."""
    rows = Job.objects.filter(partnership=assessment.partnership, kind=KIND, arguments__assessment=assessment.pk)
    return rows.order_by("-pk").first()
