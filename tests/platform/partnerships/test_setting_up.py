"""Setting a partnership up by its district's name, its county's, or by hand; then its coordinator's first sitting."""

import re
from html import unescape
from pathlib import Path

import pytest
from making import OTHERTON, SALTBY, UPWELL, row, table, write, write_country, write_months

from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership.agencies import here, steps
from frankpledge.partnership.agencies.models import Invitation, Partnership
from frankpledge.partnership.agencies.queries import counties
from frankpledge.partnership.agencies.queries import setting_up as queries
from frankpledge.partnership.agencies.queries.partnerships import Counts
from frankpledge.partnership.agencies.statutory import Body
from frankpledge.partnership.agencies.tokens import digest
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.verifying import faults

WHICH, REVIEW = "/host/set-up/", "/host/set-up/review/"


@pytest.fixture
def lookups(on_the_platform: Path) -> None:
    """The invented country in the public warehouse, with the list of fire authorities."""
    country = write_country(on_the_platform / "country")
    fire = [("Upwell & Dale", UPWELL, "Fenland", "E31000001"), ("Otherton", OTHERTON, "Fenland", "E31000001")]
    write(country / "LAD24_FRA24_EW.csv", table(["LAD24NM", "LAD24CD", "FRA24NM", "FRA24CD"], fire))
    rows = write_months(on_the_platform / "rows", [row(Month="2024-01")])
    read([country, rows], Warehouse(on_the_platform / "warehouse"))


def kinds(proposal) -> dict[str, str]:
    return {body.kind: body.name for body in proposal.bodies}


def filled(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    found = {n: unescape(v) for n, v in re.findall(r'<input[^>]*name="(\w+)" type="text"[^>]*value="([^"]*)"', page)}
    found |= {n: unescape(t) for n, t in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>(.*?)</textarea>', page, re.S)}
    for tag in re.findall(r"<input[^>]*radio[^>]*>", page):
        if " checked" in tag:
            found[re.search('name="([^"]*)"', tag)[1]] = re.search('value="([^"]*)"', tag)[1]
    for name, value in re.findall(r'<input[^>]*id="id_since_\w+" name="(\w+)"\s+type="text"[^>]*value="(\d+)"', page):
        found[name] = value
    return found


# What is known of a place.


def test_a_district_brings_its_force_residents_councils_and_fire_authority(lookups, db):
    found = queries.of_place("upwell and dale")
    assert (found.force, found.tier, found.nation, found.area) == ("Fenland", "district", "england", UPWELL)
    assert found.areas == ((UPWELL, "Upwell & Dale"),)
    assert found.residents == 1500 + 900 + 1100 + 2500
    assert kinds(found)["fire"] == "Fenland Fire and Rescue Authority"
    assert kinds(found)["police"] == "Fenland Police"
    assert kinds(found)["care-board"] == "", "what nobody published is asked for, and no words stand in its place"


def test_a_partnership_of_several_districts_brings_them_all_with_a_council_each(lookups, db):
    found = queries.of_place("Several Ways")
    assert [name for _code, name in found.areas] == ["Threeways", "Fourways"]
    councils = [body.name for body in found.bodies if body.kind == "district-council"]
    assert councils == ["Threeways District Council", "Fourways District Council"]


def test_one_of_several_partnerships_of_a_district_says_who_shares_it(lookups, db):
    found = queries.of_place("Otherton East")
    assert found.areas == ((OTHERTON, "Otherton"),)
    assert found.shared == "The ONS lists several partnerships in Otherton: Otherton East, Otherton West"


def test_a_name_that_no_publisher_gave_is_to_be_checked(lookups, db):
    by_kind = {body.kind: body.source for body in queries.of_place("Upwell & Dale").bodies}
    for kind in ("district-council", "police", "fire", "probation"):
        assert "check this name" in by_kind[kind]


@pytest.mark.parametrize(
    "text, words",
    [
        ("Nowhere", "no area is named"),
        ("Mill", "Upwell & Dale"),
        ("several", r"These fit: Several Ways \(E22000004\)\. Write one in full, or its code"),
        ("Three", "Three is a ward in Threeways. A partnership is set up for a district"),
        ("Leicestershire", "Leicestershire is a county. Name one of its districts"),
    ],
)
def test_a_name_that_is_unclear_is_answered_with_what_fits(lookups, at_host, text, words):
    page = unescape(at_host.get(WHICH, {"place": text}).content.decode())
    assert re.search(words, page, re.I)
    assert "<title>Error: " in page
    assert f'value="{text}"' in page


def test_a_county_named_as_a_district_is_told_its_districts(lookups, db):
    with pytest.raises(UnclearArea, match="Leicestershire is a county.*Harborough"):
        queries.of_place("Leicestershire")


def test_the_list_of_counties_has_every_district_of_two_tiers():
    assert len(counties.counties()) == 21
    assert sum(len(county.districts) for county in counties.counties()) == 164
    assert counties.above("E07000131").council == "Leicestershire County Council"
    assert counties.above(SALTBY) is None


def test_a_county_partnership_has_the_districts_of_its_county(db):
    found = queries.of_county("leicestershire county council")
    assert (found.tier, len(found.areas)) == ("county", 7)
    assert kinds(found)["county-council"] == "Leicestershire County Council"


# The host's sitting.


def given(at_host, query: str, **changes: str) -> dict[str, str]:
    page = at_host.get(f"{REVIEW}{query}").content.decode()
    first = {"coordinator_name": "Cora Dunn", "coordinator_email": "cora@upwell.example"}
    return {**filled(page), **first, **changes}


def test_the_host_sets_a_partnership_up_in_two_pages(lookups, at_host, host):
    answer = at_host.get(WHICH, {"place": "Upwell & Dale"})
    assert answer["Location"] == f"{REVIEW}?place=Upwell+%26+Dale"
    query = "?place=Upwell+%26+Dale"
    care_board = "NHS Fenland Integrated Care Board"
    unnamed = at_host.post(REVIEW + query, given(at_host, query, agency_care_board_1="ICB (name to be filled in)"))
    assert "Enter the agency" in unnamed.content.decode() and not Partnership.objects.exists()
    answer = at_host.post(REVIEW + query, given(at_host, query, agency_care_board_1=care_board))
    assert answer.status_code == 302, unescape(re.sub("<[^>]+>", " ", answer.content.decode()))
    made = Partnership.objects.get()
    assert (made.name, made.slug, made.area) == (
        "Upwell & Dale Community Safety Partnership",
        "upwell-and-dale",
        UPWELL,
    )
    assert {a.kind for a in made.agencies.all()} == {
        "district-council", "police", "fire", "probation", "care-board",
    }  # fmt: skip
    assert here.own_folder(made).is_dir()
    page = at_host.get(answer["Location"]).content.decode()
    (token,) = re.findall(r"/account/accept/([\w-]+)/", page)
    invitation = Invitation.objects.get()
    assert (invitation.token, invitation.roles, invitation.email) == (
        digest(token), ["coordinator"], "cora@upwell.example",
    )  # fmt: skip
    assert token not in at_host.get(answer["Location"]).content.decode()
    assert {e.kind for e in Event.objects.all()} >= {"partnership set up", "agency added", "person invited"}
    assert list(faults()) == []


def test_each_thing_can_be_changed_and_agencies_left_out(lookups, at_host):
    query = "?place=Otherton+East"
    sent = given(at_host, query, name="Safer Otherton", slug="safer", agency_fire_1="", agency_police_1="The force")
    assert at_host.post(REVIEW + query, sent).status_code == 302
    made = Partnership.objects.get(slug="safer")
    assert made.name == "Safer Otherton"
    assert made.agencies.get(kind="police").name == "The force"
    assert not made.agencies.filter(kind="fire").exists()
    assert made.areas.get().shared_because.startswith("The ONS lists several partnerships")


def test_a_host_without_lookups_types_everything(at_host):
    page = at_host.get(WHICH).content.decode()
    assert "holds no lookups of areas yet" in page
    sent = given(
        at_host, "", name="Safer Nowhere", slug="nowhere", areas="E07000131 Harborough", force="Leicestershire",
        agency_district_council_1="Harborough District Council", coordinator_agency="agency_district_council_1",
    )  # fmt: skip
    answer = at_host.post(REVIEW, sent)
    assert answer.status_code == 302, unescape(re.sub("<[^>]+>", " ", answer.content.decode()))
    assert sorted(a.kind for a in Partnership.objects.get().agencies.all()) == ["district-council", "probation"]


@pytest.mark.parametrize(
    "change, words",
    [
        ({"slug": "Upwell Dale"}, "Use small letters, digits and hyphens alone"),
        ({"areas": "Upwell"}, "“Upwell” is no code and name"),
        ({"areas": f"{UPWELL} A\n{UPWELL} B"}, "is listed twice"),
        ({"coordinator_email": "cora"}, "Enter an e-mail address, such as name@example.gov.uk"),
        ({"agency_district_council_1": ""}, "Enter the name of the agency that the coordinator works for"),
        ({"agency_fire_1": "Fenland Police"}, "Two agencies have this name"),
        ({"name": "x" * 121}, "120 characters or fewer"),
        ({"since_day": "31", "since_month": "2"}, "Enter a real date"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_made(lookups, at_host, change, words):
    query = "?place=Upwell+%26+Dale"
    page = unescape(at_host.post(REVIEW + query, given(at_host, query, **change)).content.decode())
    assert words in page
    assert "<title>Error: " in page
    assert (Partnership.objects.count(), Invitation.objects.count()) == (0, 0)


def test_an_address_that_is_taken_is_refused(lookups, at_host, set_up):
    set_up("Upwell", "E07999999", slug="upwell-and-dale")
    query = "?place=Upwell+%26+Dale"
    assert "taken by another partnership" in at_host.post(REVIEW + query, given(at_host, query)).content.decode()


def test_anothers_district_is_taken_only_for_a_reason(lookups, at_host, set_up):
    set_up("Elder", UPWELL)
    query = "?place=Upwell+%26+Dale"
    page = at_host.post(REVIEW + query, given(at_host, query)).content.decode()
    assert "belongs to Elder Community Safety Partnership" in page
    assert Partnership.objects.count() == 1
    assert at_host.post(REVIEW + query, given(at_host, query, shared="Both share it")).status_code == 302


def test_a_county_partnership_stands_above_those_that_are_there_and_come(at_host, set_up):
    set_up("Harborough", "E07000131")
    query = "?county=Leicestershire"
    sent = given(at_host, query, slug="county", force="Leicestershire")
    assert at_host.post(REVIEW + query, sent).status_code == 302
    county = Partnership.objects.get(slug="county")
    assert Partnership.objects.get(slug="harborough").county == county
    page = at_host.get(REVIEW).content.decode()
    assert f'<option value="{county.pk}">' in page


def test_the_host_sees_nothing_of_what_is_inside(silverpit, at_host):
    assert at_host.get("/p/silverpit/").status_code == 404
    page = at_host.get("/host/partnership/silverpit/").content.decode()
    assert "Silverpit Borough Council" not in page
    assert "Cora Dunn" not in page


def test_nobody_else_sets_partnerships_up(silverpit, as_, anybody):
    for path in ("/host/", WHICH, REVIEW, "/host/merge/", "/host/together/", "/host/partnership/silverpit/split/"):
        assert as_("coordinator").get(path).status_code == 404
        assert anybody.get(path).status_code == 302


def test_the_host_names_a_coordinator_only_where_there_is_none(silverpit, set_up, at_host):
    page = at_host.get("/host/partnership/silverpit/coordinator/").content.decode()
    agency = silverpit.agencies.first()
    sent = {"name": "X", "email": "x@y.example", "agency": agency.pk}
    page = at_host.post("/host/partnership/silverpit/coordinator/", sent).content.decode()
    assert "Your role does not let you" in page
    empty = set_up("Blaby", "E07000129", agencies=(("Blaby District Council", "district-council"),))
    sent["agency"] = empty.agencies.get().pk
    assert at_host.post("/host/partnership/blaby/coordinator/", sent).status_code == 302


@pytest.mark.parametrize("n", [1, 6])
def test_the_list_costs_three_queries_however_long(set_up, at_host, n, django_assert_max_num_queries):
    for number in range(n):
        set_up(f"Place{number}", f"E0700000{number}")
    with django_assert_max_num_queries(5):  # session, seats, person, partnerships, areas
        assert at_host.get("/host/").status_code == 200


# The coordinator's sitting.


def test_the_hub_lists_what_is_left_to_do_and_the_laws_findings(silverpit, as_):
    page = unescape(as_("coordinator").get("/p/silverpit/partnership/").content.decode())
    assert "Name the representatives" in page
    assert "2 of 6" in page
    assert "or The Probation Service in the strategy group." in page
    assert "SI 2007/1830, reg. 4" in page
    others = as_("councillor").get("/p/silverpit/partnership/").content.decode()
    assert "Name the representatives" not in others


def test_steps_go_once_all_of_them_are_done(settings):
    settings.ROOT_URLCONF = settings.PARTNERSHIP_URLCONF
    bodies = [Body("X", "police", represented=1, liaison=1)]
    left = {step.words: step.left for step in steps.left([], bodies, Counts(agreements=0, members=2, invited=0))}
    assert {words: said for words, said in left.items() if said} == {"Write down the sharing agreements": "None yet"}
    assert steps.left([], bodies, Counts(agreements=1, members=1, invited=1)) == []


def test_the_hub_costs_a_few_queries(silverpit, as_, django_assert_max_num_queries):
    client = as_("coordinator")
    with django_assert_max_num_queries(8):
        client.get("/p/silverpit/partnership/")
