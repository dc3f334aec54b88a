"""The list of data sets, as dated law: it is whole, and a slip in it is refused."""

from datetime import date

import pytest

from frankpledge.evidence.reading.extracts import shelf
from frankpledge.partnership.agencies.data_sets import catalogue
from frankpledge.partnership.agencies.data_sets.catalogue import Faulty, load
from frankpledge.partnership.agencies.models import Feed

GOOD = """
[[data_set]]
key = "bells"
title = "Bells rung"
holder = "Police"
kinds = ["police"]
fields = ["date"]
cadence = "quarter"
duty = true
instrument = "SI 2007/1831"
paragraph = "Schedule, paragraph 1"
mark = "from memory: check"
valid_from = 2007-08-01
"""


def test_the_duties_are_the_eleven_paragraphs_of_the_regulations():
    duties = [d for d in catalogue.data_sets().values() if d.duty]
    assert {d.instrument for d in duties} == {"SI 2007/1831"}
    assert {d.paragraph for d in duties} == {f"Schedule, paragraph {n}" for n in range(1, 12)}


def test_each_ready_mapping_is_named_by_a_data_set_and_the_other_way_round():
    named = [d.mapping for d in catalogue.data_sets().values() if d.mapping]
    assert sorted(named) == sorted(shelf.ready())


def test_an_offer_without_a_duty_names_no_paragraph():
    offers = [d for d in catalogue.data_sets().values() if not d.duty]
    assert len(offers) >= 10
    assert not any(d.paragraph for d in offers)


def test_before_the_regulations_were_in_force_nothing_was_a_duty():
    assert not [d for d in catalogue.on(date(2007, 7, 31)) if d.duty]
    assert len([d for d in catalogue.on(date(2007, 8, 1)) if d.duty]) == 12


def test_a_data_set_that_ended_is_on_the_list_no_more():
    (one,) = load(GOOD + "valid_until = 2020-01-01\n").values()
    assert one.valid_until == date(2020, 1, 1)


def test_titles_and_keys_fit_into_a_feed():
    for one in catalogue.data_sets().values():
        assert len(one.title) <= Feed._meta.get_field("title").max_length
        assert len(one.key) <= Feed._meta.get_field("data_set").max_length


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[[data_set]]", "[[data_sets]]", "nothing is known of data_sets"),
        ('cadence = "quarter"', 'cadense = "quarter"', "bells: nothing is known of cadense"),
        ('holder = "Police"', "", "missing 1 required positional argument: 'holder'"),
        ('cadence = "quarter"', 'cadence = "fortnight"', "its cadence is “fortnight”"),
        ('kinds = ["police"]', 'kinds = ["bell-ringers"]', "no kind of agency “bell-ringers”"),
        ('kinds = ["police"]', 'kinds = "police"', "kinds is 'police'"),
        ('kinds = ["police"]', "kinds = []", "can't be empty"),
        ("duty = true", 'duty = "yes"', "duty is 'yes'"),
        ("valid_from = 2007-08-01", 'valid_from = "2007"', "valid_from is '2007'"),
        ("valid_from = 2007-08-01", "valid_from = 2007-08-01T10:00:00", "valid_from is "),
        ('mark = "from memory: check"', 'mark = "believed"', "its mark is “believed”"),
        ('mark = "from memory: check"', 'mark = "verified"', "what it was verified against"),
        ('paragraph = "Schedule, paragraph 1"', "", "a duty names the paragraph"),
        ('holder = "Police"', 'holder = "Police"\nmapping = "bells"', "no ready mapping “bells”"),
    ],
)
def test_a_slip_in_the_list_is_refused_with_what_is_wrong(old, new, says):
    assert old in GOOD
    with pytest.raises(Faulty) as refused:
        load(GOOD.replace(old, new))
    assert says in str(refused.value)


def test_two_data_sets_of_one_key_are_refused():
    with pytest.raises(Faulty, match="two data sets"):
        load(GOOD + GOOD)
