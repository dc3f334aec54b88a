"""What Silverpit's people say in the demonstration."""

import datetime as dt

from frankpledge.demo import concerns
from frankpledge.demo.cast import CAST
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.consult.personal import held, may_name_somebody
from frankpledge.partnership.consult.queries import ranked
from frankpledge.partnership.consult.queries.reach import ways_used


def test_it_has_some_of_every_kind_and_names_nobody(silverpit, person):
    today = dt.date(2026, 11, 17)
    concerns.perform(silverpit, {player.key: person(player.key) for player in CAST}, today)
    rows = list(Concern.objects.all())
    assert (
        len(rows) == 23 and sum(one.withdrawn_on is not None for one in rows) == sum(one.private for one in rows) == 1
    )
    assert 5 <= sum(one.answered_on is not None for one in rows) <= 10
    assert len(ways_used(rows)) == 7
    texts = [text for one in rows for text in (one.title, one.words, one.group, one.place, one.answer)]
    assert not [text for text in texts if held(text) or may_name_somebody(text)]
    found = ranked(silverpit, dt.date(2025, 11, 18), today)
    assert len(found[0].ways) >= 3 and all(one.raised_on <= today for one in rows)
