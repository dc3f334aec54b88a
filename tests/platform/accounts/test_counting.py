"""What is counted is counted once for all processes: here each instance stands for one."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from frankpledge.partnership.accounts.counting import OFTEN, Shared
from frankpledge.partnership.accounts.models import Counted


@pytest.fixture
def one(db) -> Shared:
    return Shared("", {})


@pytest.fixture
def other(db) -> Shared:
    return Shared("", {})


def test_the_pages_count_in_it():
    assert type(cache._connections[cache._alias]) is Shared


def test_what_one_takes_another_does_not(one, other):
    assert one.add("code", True, timeout=30)
    assert not other.add("code", True, timeout=30)
    with time_machine.travel(timezone.now() + dt.timedelta(seconds=31)):
        assert other.add("code", True, timeout=30), "its time is over"


def test_they_count_together(one, other):
    one.add("tries", 0, timeout=60)
    assert [one.incr("tries"), other.incr("tries"), one.get("tries")] == [1, 2, 2]
    with pytest.raises(ValueError, match="Nothing is counted"):
        one.incr("nobody's")


def test_what_is_over_is_not_there(one, other):
    one.set("tries", [1.5, 2.5], timeout=60)
    assert other.get("tries") == [1.5, 2.5]
    assert other.touch("tries", 10) and not other.touch("nothing")
    with time_machine.travel(timezone.now() + dt.timedelta(seconds=11)):
        assert other.get("tries", "none") == "none"
    other.delete("tries")
    assert one.get("tries") is None


def test_neither_addresses_nor_accounts_can_be_read_from_it(one):
    one.set("allauth:rl:login:ip:192.0.2.1", [1.0])
    assert "192.0.2.1" not in Counted.objects.get().key and "login" not in Counted.objects.get().key


def test_whoever_knocks_it_does_not_grow_beyond_its_size(db):
    small = Shared("", {"OPTIONS": {"MAX_ENTRIES": 10}})
    for number in range(2 * OFTEN):
        small.set(f"key {number}", number, timeout=60 + number)
    assert Counted.objects.count() <= 10 + OFTEN
    assert small.get(f"key {2 * OFTEN - 1}") == 2 * OFTEN - 1, "what ends last stays"
