"""The list of people where there are many: page by page, in as many queries as a short one."""

import datetime as dt
import re

import pytest

from frankpledge.partnership.agencies.models import Agency, Membership, Person

SINCE = dt.date(2021, 4, 1)


@pytest.fixture
def many(silverpit) -> Agency:
    """Sixty who work for the force, and three who did until 2024."""
    police = Agency.objects.get(name="Doggerland Police")
    people = Person.objects.bulk_create(
        Person(email=f"m{n}@police.example", name=f"Officer {n:02}", password="!") for n in range(63)
    )
    Membership.objects.bulk_create(
        Membership(
            person=one, agency=police, job="Sergeant", since=SINCE, until=None if n < 60 else dt.date(2024, 4, 1)
        )
        for n, one in enumerate(people)
    )
    return police


def test_fifty_stand_on_a_page_and_those_who_left_come_after_all_who_are_here(many, as_, get, read_out):
    client = as_("analyst")
    first, second = (read_out(get(client, "people/", agency=many.pk, page=n)) for n in (1, 2))
    assert len(re.findall("Officer |Charles Okoro", first)) == 50
    assert "Page 1 of 2" in first and "Earlier" not in first
    here, left = second.split("Earlier")
    assert [f"Officer {n}" in here for n in (59, 60, 62)] == [True, False, False]
    assert "Officer 60" in left and "Officer 62" in left
    assert all("of 69 people" in page for page in (first, second))


def test_the_other_pages_are_narrowed_as_this_one_is(many, as_, get):
    page = get(as_("analyst"), "people/", agency=many.pk).content.decode()
    (after,) = re.findall(r'href="(\?[^"]*page=2[^"]*)"', page)
    assert f"agency={many.pk}" in after


@pytest.mark.parametrize("page", ["0", "99", "x", "²", "9" * 400])
def test_a_page_that_there_is_not_is_one_that_there_is(many, as_, get, read_out, page):
    assert "Officer" in read_out(get(as_("analyst"), "people/", agency=many.pk, page=page))


def test_a_download_holds_all_pages(many, as_, get):
    answer = get(as_("analyst"), "people/", agency=many.pk, page=2, format="csv")
    assert b"".join(answer.streaming_content).count(b"Officer ") == 63


def test_a_long_list_takes_three_queries_signing_in_included(many, as_, get, django_assert_num_queries):
    client = as_("analyst")
    get(client, "people/")
    with django_assert_num_queries(3):
        get(client, "people/", page=2)
