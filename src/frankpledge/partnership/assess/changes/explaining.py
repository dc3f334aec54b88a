"""Somebody says why a measure rose or fell, and how sure they are."""

from django.db import transaction

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import CHANGED, next_version
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.assess import finding_rules, kinds, rules, wording
from frankpledge.partnership.assess.changes.holding import hold_open
from frankpledge.partnership.assess.models import Chapter, Explanation, Grade
from frankpledge.partnership.assess.queries.content import content
from frankpledge.partnership.assess.template import called
from frankpledge.partnership.audit.recording import record


@transaction.atomic
def explain(
    *, chapter: Chapter, measure: str, grade: Grade, text: str, evidence: str, seen: int, by: Person
) -> Explanation:
    """`seen`: the version that the writer saw, 0 where nothing was said yet. Raises Refused."""
    check(rules.may_write(by, chapter))
    hold_open(chapter.assessment)
    found = content(chapter)
    check(finding_rules.may_explain(found, measure))
    check(finding_rules.may_be_graded(grade, text, evidence))
    row = found.explanation(measure)
    if (row is None) != (seen == 0):
        raise Refused(CHANGED)
    if row is None:
        row = Explanation(chapter=chapter, measure=measure)
    else:
        next_version(row, seen)
    row.grade, row.text, row.changed_by = grade, text, by
    row.evidence = "" if grade == Grade.UNKNOWN else evidence  # what nobody knows rests on nothing
    row.save()
    slug = chapter.assessment.partnership.slug
    told = {"measure": wording.measure(measure), "title": called(chapter.key), "year": chapter.assessment.called}
    told["grade"] = Grade(grade).label.lower()
    record(kinds.CHANGE_EXPLAINED, by=by, about=row, partnership=slug, **told)
    return row
