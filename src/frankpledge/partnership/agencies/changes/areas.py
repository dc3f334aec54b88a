"""Districts come to a partnership and leave it, each on a day."""

import datetime as dt

from django.db import transaction

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes.one_at_a_time import one_at_a_time
from frankpledge.partnership.agencies.models import Partnership, PartnershipArea, Person
from frankpledge.partnership.agencies.rules import partnerships as rules
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated

ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def add(
    *, partnership: Partnership, code: str, name: str, since: dt.date, by: Person, shared_because: str = ""
) -> PartnershipArea:
    """Raises Refused: without a reason also where the district is another partnership's at that time."""
    one_at_a_time(partnership)
    check(rules.may_change(by, partnership))
    check(rules.may_add_area(partnership, code, since, shared_because))
    area = PartnershipArea.objects.create(
        partnership=partnership, code=code, name=name, since=since, until=partnership.until,
        shared_because=shared_because,
    )  # fmt: skip
    told = {"area": name, "code": code, "first_day": dated(since)}
    shared = ", shared with other partnerships" if shared_because else ""
    record(kinds.AREA_ADDED, by=by, about=area, partnership=partnership.slug, shared=shared, **told)
    return area


@transaction.atomic
def end(*, area: PartnershipArea, last_day: dt.date, by: Person) -> PartnershipArea:
    """Raises Refused."""
    one_at_a_time(area.partnership)
    check(rules.may_change(by, area.partnership))
    check(rules.may_end_area(area, last_day + ONE_DAY))
    area.until = last_day + ONE_DAY
    area.save(update_fields=["until"])
    told = {"area": area.name, "code": area.code, "last_day": dated(last_day)}
    record(kinds.AREA_ENDED, by=by, about=area, partnership=area.partnership.slug, **told)
    return area
