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
def test_a_list_costs_three_queries_narrowed_or_of_one_agency_four(
    crowd, agency, as_, get, django_assert_num_queries, n
):  # fmt: skip
    """A crowd takes longer to come than a page to be made: all pages are asked for among the same one."""
    crowd(n)
    client = as_("coordinator")
    for path, shown in (("agencies/", "P"), ("people/", "P"), ("people/invitations/", "Nan"), ("roles/", "P")):
        get(client, path)
        with django_assert_num_queries(3, info=path):
            answer = get(client, path)
        assert answer.status_code == 200
        assert shown in answer.content.decode()
    get(client, "people/?role=analyst")
    with django_assert_num_queries(4, info="one more, which asks whether it was just looked at"):
        assert "Pat 1" in get(client, "people/?role=analyst").content.decode()
    one = agency("Parish 1").pk
    with django_assert_num_queries(4, info="an agency's page"):
        assert get(client, f"agencies/{one}/").status_code == 200
