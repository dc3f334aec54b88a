"""What is said most, by how many ways and how many times; and which ways of reaching people were used."""

import datetime as dt
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frankpledge.partnership.consult import changes
from frankpledge.partnership.consult.models import Way
from frankpledge.partnership.consult.queries import raised, ranked
from frankpledge.partnership.consult.queries.reach import reached

PAGE = "/p/silverpit/concerns/"
YEAR = dt.date(2026, 4, 1), dt.date(2027, 3, 31)


@pytest.fixture
def said(silverpit, written):
    """Roads thrice by two ways; drugs twice by two; and lead from churches, of no theme, twice by one."""
    written(people=14, asked=31)
    written(title="Horse riders are not seen", first=True)
    written(title="speeding through  MARKHAM", way="young", group="Pupils", people=40)
    written(title="Dealing by the station", way="survey", group="Survey", theme="drugs", people=96, asked=214)
    written(title="Needles in the park", way="councillor", group="Ward surgery", theme="drugs")
    written(title="Lead from churches", theme="", group="Churchwardens", way="other")
    written(title="lead from churches", theme="", group="Heritage group", way="other")
    return silverpit


def test_most_ways_come_first_and_then_most_times(said):
    found = ranked(said, *YEAR)
    assert [(one.place, one.title, len(one.ways), one.times) for one in found] == [
        (1, "Road safety", 2, 3),
        (2, "Drugs and alcohol", 2, 2),
        (3, "lead from churches", 1, 2),
    ]
    assert found[0].ways == (Way.PARISH, Way.YOUNG) and found[0].first == 1
    assert [one.times for one in found[0].titles] == [2, 1]


def test_what_cant_be_told_apart_shares_its_place(silverpit, written):
    for title in ("Noise", "Litter", "Noise "):
        written(title=title, theme="")
    written(title="Parking", theme="")
    found = ranked(silverpit, *YEAR)
    assert [(one.place, one.shared) for one in found] == [(1, False), (2, True), (2, True)]
    assert found[0].title.strip() == "Noise"


def test_what_was_withdrawn_or_said_at_another_time_does_not_count(silverpit, written, person):
    one = written()
    written(raised_on=dt.date(2026, 3, 31))
    assert len(raised(silverpit, *YEAR)) == 1
    changes.withdraw(concern=one, because="Twice", seen=1, by=person("analyst"))
    assert raised(silverpit, *YEAR) == [] and ranked(silverpit, *YEAR) == []


def test_both_ends_of_the_time_count(silverpit, written):
    for day in (dt.date(2026, 5, 1), dt.date(2026, 5, 31)):
        written(raised_on=day)
    assert len(raised(silverpit, dt.date(2026, 5, 1), dt.date(2026, 5, 31))) == 2


def test_people_of_several_surveys_are_never_added_up(said, as_):
    page = as_("councillor").get(f"{PAGE}ranking/").content.decode()
    assert "14 of 31, Markham Parish Council" in page and "40, Pupils" in page
    main = page.partition("<main")[2].partition("</main>")[0]
    said_there = re.sub(r"<[^>]*>", " ", main)  # in addresses and tokens any number may be
    assert "54" not in said_there and "never added up" in said_there
    rows = json.loads(b"".join(as_("councillor").get(f"{PAGE}ranking/?format=json").streaming_content))
    assert rows[0]["how many people, where known"] == "40 (Pupils); 14 of 31 (Markham Parish Council)"


def test_the_page_says_how_it_is_ordered_and_of_which_time(said, as_):
    page = as_("councillor").get(f"{PAGE}ranking/").content.decode()
    assert "Concerns of 18 November 2025 to 17 November 2026. First stands what came by most ways" in page
    assert (
        "Nothing was written down in this time."
        in as_("councillor").get(f"{PAGE}ranking/?period=2024-25").content.decode()
    )
    assert "There is a problem" in as_("councillor").get(f"{PAGE}ranking/?period=ever").content.decode()


def test_every_way_is_there_reached_or_not_yet(said):
    found = {one.way: one for one in reached(said, *YEAR)}
    assert list(found) == list(Way)
    assert found[Way.OTHER].groups == ["Churchwardens", "Heritage group"]
    assert found[Way.AFFECTED].concerns == () and found[Way.AFFECTED].last is None
    assert [one.way for one in found.values() if not one.at_first_hand] == [Way.OFFICERS]


def test_the_page_of_ways_names_who_was_heard_and_leads_to_writing_down(said, as_):
    page = as_("analyst").get(f"{PAGE}reached/").content.decode()
    assert "Heritage group" in page and "?way=affected" in page and "as is reasonable" in page
    assert "?way=affected" not in as_("councillor").get(f"{PAGE}reached/").content.decode()
    form = as_("analyst").get(f"{PAGE}write/?way=affected").content.decode()
    assert 'value="affected" checked' in form


def test_a_parish_that_writes_its_name_twice_is_one_group(silverpit, written):
    written()
    written(group="MARKHAM  parish council", title="Noise")
    assert len(next(one for one in reached(silverpit, *YEAR) if one.way == Way.PARISH).groups) == 1


def test_in_wales_no_regulation_of_england_is_said_to_hold(silverpit, as_):
    silverpit.nation = "wales"
    silverpit.save()
    page = as_("analyst").get(f"{PAGE}reached/").content.decode()
    assert "Wales has regulations of its own" in page and "The law asks" not in page


@pytest.mark.parametrize("page", ["ranking/", "reached/"])
def test_they_ask_no_more_often_the_more_was_said(written, as_, page):
    client, asked = as_("councillor"), []
    for n in range(2):
        written(title=f"Noise {n}", group=f"Friends of park {n}", theme="")
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE + page)
        asked.append(len(queries))
    assert asked[0] == asked[1]
