"""A frozen assessment turns out to be wrong: it is opened again, says why, and is frozen anew; or that is given up."""

from django.db import transaction

from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.assess import freezing_rules, kinds
from frankpledge.partnership.assess.models import Assessment, State
from frankpledge.partnership.assess.queries import difference
from frankpledge.partnership.audit.recording import record


@transaction.atomic
def begin(*, assessment: Assessment, because: str, seen: int, by: Person) -> Assessment:
    """What is frozen stays as it is. Sign-offs hold until a chapter is changed. Raises Refused."""
    check(freezing_rules.may_correct(by, assessment))
    next_version(assessment, seen)
    assessment.state, assessment.correcting_because = State.CORRECTING, because
    assessment.save(update_fields=["state", "correcting_because"])
    record(kinds.CORRECTION_BEGUN, by=by, about=assessment, **_told(assessment))
    return assessment


@transaction.atomic
def drop(*, assessment: Assessment, seen: int, by: Person) -> Assessment:
    """Only where its chapters say what was frozen: nothing that somebody wrote is thrown away. Raises Refused."""
    next_version(assessment, seen)
    check(freezing_rules.may_drop(by, assessment, difference.since_frozen(assessment)))
    assessment.state, assessment.correcting_because = State.FROZEN, ""
    assessment.save(update_fields=["state", "correcting_because"])
    record(kinds.CORRECTION_DROPPED, by=by, about=assessment, **_told(assessment))
    return assessment


def _told(assessment: Assessment) -> dict[str, str]:
    return {"partnership": assessment.partnership.slug, "year": assessment.called}
