"""The lists of people, agencies and agreements as files, and the look at somebody's page."""

import csv
import datetime as dt
import io

from frankpledge.partnership.agencies.models import Agency, Agreement, Membership
from frankpledge.partnership.audit.models import Event

AT = "/p/silverpit/partnership/"


def rows(answer) -> list[dict[str, str]]:
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"), newline="")))


def test_the_list_of_people_is_downloaded_as_it_is_narrowed(silverpit, as_):
    council = Agency.objects.get(name="Silverpit Borough Council")
    found = rows(as_("coordinator").get(f"{AT}people/?agency={council.pk}&role=&format=csv"))
    assert [row["name"] for row in found] == ["Carys Bevan", "Cora Dunn", "Ines Ford", "Sian Price"]
    assert found[0]["roles"] == "Caseworker"
    assert found[0]["since"] == "2021-04-01"
    told = Event.objects.first()
    assert told.sentence == "people: downloaded as CSV, narrowed by agency"
    assert len(rows(as_("coordinator").get(f"{AT}people/?format=csv"))) == 9


def test_the_list_of_agencies_is_downloaded_with_who_represents_them(silverpit, as_):
    found = rows(as_("coordinator").get(f"{AT}agencies/?format=csv"))
    police = next(row for row in found if row["name"] == "Doggerland Police")
    assert (police["representatives"], police["liaison officers"]) == ("Charles Okoro", "Charles Okoro")
    assert len(found) == 8


def test_the_list_of_agreements_is_downloaded(silverpit, as_):
    Agreement.objects.create(
        partnership=silverpit, title="=Sharing", purpose="x", basis="cda-115", since=dt.date(2022, 1, 1),
        review_on=dt.date(2030, 1, 1),
    )  # fmt: skip
    (one,) = rows(as_("coordinator").get(f"{AT}agreements/?format=csv"))
    assert one["title"] == "'=Sharing"


def test_the_pages_offer_their_files_narrowed_as_they_are(silverpit, as_):
    page = as_("coordinator").get(f"{AT}people/?role=analyst&agency=").content.decode()
    assert "?role=analyst&amp;agency=&amp;format=xlsx" in page
    for path in ("agencies/", "agreements/"):
        assert as_("coordinator").get(AT + path).status_code == 200


def test_a_look_at_somebodys_page_is_in_the_log_and_in_their_own(silverpit, as_, person):
    carys = Membership.objects.get(person=person("caseworker"))
    assert as_("chair").get(f"{AT}people/{carys.pk}/").status_code == 200
    look = Event.objects.first()
    assert (look.kind, look.by, look.about) == (
        "person read", f"person:{person('chair').pk}", f"membership:{carys.pk}"
    )  # fmt: skip
    own = as_("caseworker").get(f"{AT}log/mine/").content.decode()
    assert "By somebody of Doggerland Police" in own
    log = as_("information").get(f"{AT}log/?about={carys.person_id}&only=looks").content.decode()
    assert "By Charles Okoro. About Carys Bevan" in log
