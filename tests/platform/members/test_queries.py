"""A list costs the same whatever its length: the session, the person with their seats, and the list."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.changes import invitations, members, partnerships
from frankpledge.partnership.agencies.models import Person


@pytest.fixture
def crowd(silverpit, person, agency):
    """So many more people, agencies and invitations."""

    def come(n: int) -> None:
        since = dt.date(2021, 4, 1)
        for i in range(n):
            made = partnerships.add_agency(
                partnership=silverpit, name=f"Parish {i}", kind="parish", standing="invited", since=since, by="the test"
            )
            one = Person.objects.create(email=f"p{i}@parish.example", name=f"Pat {i}")
            members.join(
                person=one, agency=made, roles=["analyst", "partner-lead"], since=since, by="the test", represents=True
            )
            invitations.invite(
                agency=made, email=f"n{i}@parish.example", name=f"Nan {i}", roles=["analyst"], by=person("coordinator")
            )

    return come


@pytest.mark.parametrize("n", [5, 60])
@pytest.mark.parametrize(
    ("path", "queries"), [("agencies/", 3), ("people/", 3), ("people/invitations/", 3), ("roles/", 3)]
)
def test_a_list_costs_three_queries(crowd, as_, get, django_assert_num_queries, n, path, queries):
    crowd(n)
    client = as_("coordinator")
    get(client, path)
    with django_assert_num_queries(queries):
        answer = get(client, path)
    assert answer.status_code == 200
    assert f"{'Nan' if 'invitations' in path else 'P'}" in answer.content.decode()


@pytest.mark.parametrize("n", [5, 60])
def test_and_narrowed_one_more_which_asks_whether_it_was_just_looked_at(
    crowd, as_, get, django_assert_num_queries, n
):  # fmt: skip
    crowd(n)
    client = as_("coordinator")
    get(client, "people/?role=analyst")
    with django_assert_num_queries(4):
        assert "Pat 1" in get(client, "people/?role=analyst").content.decode()


@pytest.mark.parametrize("n", [5, 60])
def test_and_an_agency_s_page_one_more(crowd, agency, as_, get, django_assert_num_queries, n):
    crowd(n)
    client = as_("coordinator")
    one = agency("Parish 1").pk
    with django_assert_num_queries(4):
        assert get(client, f"agencies/{one}/").status_code == 200
