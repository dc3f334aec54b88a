"""What people make of a finding that the figures drafted: it is taken, said in other words, or left out."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import CHANGED, next_version
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.assess import finding_rules, kinds, rules, wording
from frankpledge.partnership.assess.changes.holding import hold_open
from frankpledge.partnership.assess.models import Chapter, Finding, Taken
from frankpledge.partnership.assess.naming import named
from frankpledge.partnership.assess.template import called
from frankpledge.partnership.audit.kinds import Kind
from frankpledge.partnership.audit.recording import record


@transaction.atomic
def take(*, finding: Finding, seen: int, by: Person) -> Finding:
    """As the figures drafted it; other words that somebody found are kept, and not said. Raises Refused."""
    return _settled(finding, Taken.TAKEN, finding.text, seen, by)


@transaction.atomic
def hold(*, finding: Finding, seen: int, by: Person) -> Finding:
    """It was looked at again, and still holds as it is. Raises Refused."""
    if not finding.look_again:
        raise Refused(CHANGED)
    return _settled(finding, Taken(finding.taken), finding.text, seen, by, kinds.STILL_HOLDS)


@transaction.atomic
def take_all(*, chapter: Chapter, seen: Mapping[int, int], by: Person) -> int:
    """All that are still offered, as they were drafted. `seen`: their keys with the versions that the writer saw.
    Raises Refused where one of them is another by now, and takes none."""
    check(rules.may_write(by, chapter))
    hold_open(chapter.assessment)
    offered = list(chapter.findings.select_for_update().filter(taken=Taken.OFFERED))
    if {one.pk: one.version for one in offered} != dict(seen):
        raise Refused(CHANGED)
    for one in offered:
        one.taken, one.look_again, one.version = Taken.TAKEN, False, one.version + 1
        one.changed_by, one.changed_at = by, timezone.now()
    Finding.objects.bulk_update(offered, ["taken", "look_again", "version", "changed_by", "changed_at"])
    told = {"title": called(chapter.key), "year": chapter.assessment.called, "findings": len(offered)}
    record(kinds.FINDINGS_TAKEN, by=by, about=chapter, partnership=chapter.assessment.partnership.slug, **told)
    return len(offered)


@transaction.atomic
def leave_out(*, finding: Finding, seen: int, by: Person) -> Finding:
    """It stays on the page of the chapter, and out of the assessment. Raises Refused."""
    return _settled(finding, Taken.LEFT, finding.text, seen, by)


@transaction.atomic
def say(*, finding: Finding, words: str, seen: int, by: Person) -> Finding:
    """In other words, in which the numbers of the drafted sentence stay live. Raises Refused."""
    check(finding_rules.may_say(finding, words))
    found = named(words.strip(), finding.drafted, finding.numbers)
    if found.text == finding.drafted:
        return _settled(finding, Taken.TAKEN, "", seen, by)
    return _settled(finding, Taken.CHANGED, found.text, seen, by)


def _settled(
    finding: Finding, taken: Taken, text: str, seen: int, by: Person, what: Kind = kinds.FINDING_SETTLED
) -> Finding:
    check(rules.may_write(by, finding.chapter))
    hold_open(finding.chapter.assessment)
    next_version(finding, seen)
    finding.taken, finding.text, finding.look_again = taken, text, False
    finding.changed_by, finding.changed_at = by, timezone.now()
    finding.save()
    told = {
        "title": called(finding.chapter.key),
        "year": finding.chapter.assessment.called,
        "what": taken.label.lower(),
    }
    told["measure"] = wording.measure(finding.measure)
    record(what, by=by, about=finding, partnership=finding.chapter.assessment.partnership.slug, **told)
    return finding
