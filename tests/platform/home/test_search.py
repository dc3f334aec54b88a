"""Search over all that somebody may read, and nothing else."""

import datetime as dt

import pytest
from django.utils import timezone

from frankpledge.partnership.agencies.models import Agreement, Holding, Succession
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.home.queries.finding.kinds import KINDS

SEARCH = "/p/silverpit/search/"
PLAYERS = {
    "coordinator": "coordinator", "analyst": "analyst", "caseworker": "caseworker", "partner-lead": "lead",
    "strategy-member": "chair", "scrutiny-member": "councillor", "commissioners-officer": "commissioner",
    "information-officer": "information",
}  # fmt: skip


def concern(partnership, title: str, words: str = "", **more) -> Concern:
    return Concern.objects.create(
        partnership=partnership, title=title, words=words, way="meeting", group="Markham Parish Council",
        **{"raised_on": dt.date(2026, 5, 1)} | more,
    )  # fmt: skip


def agreement(partnership, title: str) -> Agreement:
    since = dt.date(2025, 1, 1)
    return Agreement.objects.create(
        partnership=partnership, title=title, purpose="x", basis="cda-115", since=since, review_on=dt.date(2027, 1, 1)
    )


def found(client, words: str, **more) -> str:
    answer = client.get(SEARCH, {"q": words} | more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_found_is_grouped_counted_and_marked(silverpit, as_):
    concern(silverpit, "Speeding on Mill Lane", "Cars race past the zebrawood school every afternoon.")
    agreement(silverpit, "Zebrawood data")
    page = found(as_("coordinator"), "zebrawood")
    assert "2 pages were found" in page
    assert "Concerns (1)" in page
    assert "Cars race past the <mark>zebrawood</mark> school" in page
    assert "<mark>Zebrawood</mark> data" in page
    assert "1 May 2026" in page


def test_every_page_of_a_partnership_has_a_box_to_search_from(silverpit, as_):
    page = as_("councillor").get("/p/silverpit/").content.decode()
    assert f'action="{SEARCH}"' in page
    assert '<label class="search__label" for="search">Search</label>' in page


def test_a_title_comes_before_a_text_and_a_later_day_before_an_earlier(silverpit, as_):
    concern(silverpit, "Litter", "some quokka too", raised_on=dt.date(2026, 9, 1))
    concern(silverpit, "Quokka, the earlier", raised_on=dt.date(2026, 1, 1))
    concern(silverpit, "Quokka, the later", raised_on=dt.date(2026, 2, 1))
    page = found(as_("coordinator"), "quokka")
    at = [page.index(words) for words in ("</mark>, the later", "</mark>, the earlier", "Litter")]
    assert at == sorted(at)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_finds_what_it_may_read_and_counts_no_other(silverpit, as_, role):
    concern(silverpit, "Wombat in the park")
    agreement(silverpit, "Wombat data")
    page = found(as_(PLAYERS[role]), "wombat")
    may = ROLES[role].permissions
    reads = {"Concerns (1)": Permission.READ_CONCERNS in may, "agreements (1)": Permission.READ_AGREEMENTS in may}
    assert {words: words in page for words in reads} == reads
    assert ("2 pages were found" in page) == all(reads.values())
    assert ("One page was found" in page) == (sum(reads.values()) == 1)


@pytest.mark.parametrize("role", ROLES)
def test_a_kind_that_a_role_may_not_read_is_not_there_to_be_searched(silverpit, as_, role):
    client = as_(PLAYERS[role])
    statuses = {kind.key: client.get(SEARCH, {"q": "x1", "in": kind.key}).status_code for kind in KINDS}
    may = {k.key for k in KINDS if k.permission is None or k.permission in ROLES[role].permissions}
    assert statuses == {kind.key: 200 if kind.key in may else 404 for kind in KINDS}
    assert client.get(SEARCH, {"q": "x1", "in": "secrets"}).status_code == 404


def test_nothing_of_another_partnership_is_found_or_counted(silverpit, fladen, as_):
    concern(fladen, "Numbat in Fladen")
    agreement(fladen, "Numbat data")
    assert "Nothing was found" in found(as_("coordinator"), "numbat")
    assert "Nothing was found" in found(as_("coordinator"), "stig strand")
    assert as_("stranger@fladen.example").get(SEARCH, {"q": "numbat"}).status_code == 404


def test_the_heirs_of_a_partnership_find_what_it_had_on_its_own_pages(silverpit, fladen, as_):
    end = timezone.localdate()
    Succession.objects.create(how="merged", before=fladen, after=silverpit, on=end)
    Holding.objects.filter(membership__agency__partnership=fladen).update(until=end)
    concern(fladen, "Numbat in Fladen")
    assert "Nothing was found" in found(as_("coordinator"), "numbat")
    page = as_("coordinator").get("/p/fladen/search/", {"q": "numbat"}).content.decode()
    assert "Concerns (1)" in page
    assert "/p/fladen/concerns/" in page


def test_a_concern_that_was_withdrawn_is_not_found(silverpit, as_):
    concern(silverpit, "Numbat", withdrawn_on=dt.date(2026, 6, 1), withdrawn_because="said in error")
    assert "Nothing was found" in found(as_("coordinator"), "numbat")


def test_who_was_erased_is_not_found_by_the_name_they_had(silverpit, person, as_):
    chair = person("chair")
    name = chair.name
    assert "People (1)" in found(as_("coordinator"), name)
    type(chair).objects.filter(pk=chair.pk).update(name="somebody who left")
    assert "Nothing was found" in found(as_("coordinator"), name)


def test_that_people_were_searched_is_an_event_without_the_words(silverpit, person, as_):
    found(as_("coordinator"), person("chair").name)
    event = Event.objects.get(kind="people searched")
    assert (event.sentence, event.detail) == ("people were searched: 1 found", {"found": "1"})
    assert event.partnership == "silverpit"


def test_a_search_without_people_in_it_is_no_such_event(silverpit, as_):
    found(as_("coordinator"), "litter", **{"in": "concerns"})
    as_("coordinator").get(SEARCH)
    as_("coordinator").get(SEARCH, {"q": "the of"})
    assert not Event.objects.filter(kind="people searched").exists()


def test_page_by_page_of_one_kind(silverpit, as_):
    for number in range(45):
        concern(silverpit, f"Numbat {number:02}")
    whole = found(as_("coordinator"), "numbat")
    assert "Concerns (45)" in whole
    assert "All 45: Concerns" in whole
    last = found(as_("coordinator"), "numbat", **{"in": "concerns", "page": "3"})
    assert "Page 3 of 3" in last
    assert last.count('class="found__one"') == 5
    assert "?q=numbat&amp;in=concerns&amp;page=2" in last


def test_where_nothing_is_found_it_says_what_was_searched(silverpit, as_):
    page = found(as_("councillor"), "xyzzy")
    assert "Nothing was found" in page
    assert "<li>Concerns</li>" in page
    assert "<li>Sharing agreements</li>" not in page


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "the of and", "x" * 20_000, "\x00", "a\x00b", "سلامة المجتمع", "公園", "\U0001f600", "\u202e\ufffe",
        '"', '"unclosed', "AND OR NOT NEAR", "title:x*", "(((", "')) OR 1=1 --", "%_%", "\\", "^$.*+?[]{}|",
        "-99999999999999999999", "<script>alert(1)</script>",
    ],
)  # fmt: skip
def test_nothing_that_is_typed_breaks_it(silverpit, as_, typed):
    page = found(as_("coordinator"), typed)
    assert "<script>alert" not in page


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999"])
def test_a_page_that_there_is_not_is_the_nearest(silverpit, as_, page):
    concern(silverpit, "Numbat")
    assert "1 found" in found(as_("coordinator"), "numbat", **{"in": "concerns", "page": page})


def test_it_takes_as_many_queries_however_much_there_is(silverpit, as_, django_assert_max_num_queries):
    client = as_("coordinator")
    found(client, "numbat")
    for number in range(30):
        concern(silverpit, f"Numbat {number}")
    found(client, "numbat")
    with django_assert_max_num_queries(20):
        found(client, "numbat")
