"""A newer release of this program may count otherwise than that with which a chapter's table was kept."""

from collections.abc import Iterable

from frankpledge.partnership.assess.models import Assessment, Chapter
from frankpledge.partnership.assess.queries import pinned


def recounted(assessment: Assessment, chapters: Iterable[Chapter]) -> list[Chapter]:
    """Those whose table is another today. It is kept with them, so that what they are signed with is what a page shows.

    Not within a transaction: the first time it takes seconds. Raises CantBeRead.
    """
    with_table = [one for one in chapters if one.figures]
    if not with_table:
        return []
    now = pinned.drafts_of(assessment)
    others = [one for one in with_table if one.figures != now.table(one.theme)]
    for one in others:  # as long as nobody took newer data, opened it again or froze it meanwhile
        as_read = Chapter.objects.filter(pk=one.pk, figures=one.figures, assessment__state=assessment.state)
        as_read.update(figures=now.table(one.theme))
    return others
