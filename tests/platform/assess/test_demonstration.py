"""Silverpit's assessment in the demonstration is half written: something of every kind is in it."""

import pytest
from django.utils import timezone

from frankpledge.demo import assessed
from frankpledge.demo.cast import CAST
from frankpledge.partnership.assess.models import Grade, Taken
from frankpledge.partnership.assess.queries.content import Signed, contents
from frankpledge.partnership.audit.verifying import faults


@pytest.fixture
def people(silverpit, person) -> dict:
    return {player.key: person(player.key) for player in CAST}


def test_something_of_every_kind_is_in_it(silverpit, with_figures, people):
    made = assessed.perform(silverpit, people, timezone.localdate())
    found = {one.chapter.key: one for one in contents(made)}
    assert found["burglary"].signed is Signed.SIGNED
    assert found["burglary"].sign_off.by.name == "Charles Okoro", "of another agency than the analyst's"
    assert found["overall"].signed is Signed.LAPSED
    assert {f.taken for one in found.values() for f in one.findings} >= {Taken.OFFERED, Taken.TAKEN, Taken.CHANGED}
    assert {e.grade for one in found.values() for e in one.explanations} >= {Grade.KNOWN, Grade.LIKELY}
    changed = next(f for f in found["retail"].findings if f.taken == Taken.CHANGED)
    assert changed.text.count("{{") == 3, "its numbers are live"
    assert list(faults()) == []


def test_every_grade_has_its_change_to_explain():
    assert {why.grade for why in assessed.WHY.values()} == set(Grade)


def test_without_figures_there_is_none(silverpit, people):
    assert assessed.perform(silverpit, people, timezone.localdate()) is None
