"""Districts come and go with days; one that is another partnership's needs a reason."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import areas
from frankpledge.partnership.agencies.models import PartnershipArea
from frankpledge.partnership.agencies.queries import areas as queries

DAY = dt.date(2026, 4, 1)
ADD = "/p/silverpit/partnership/change/area/"


def sent(area: str, because: str = "") -> dict[str, str]:
    return {"area": area, "since_day": "1", "since_month": "4", "since_year": "2026", "because": because}


def test_a_district_is_added_from_a_day(silverpit, as_):
    assert as_("coordinator").post(ADD, sent("E07990002 Outer Markham")).status_code == 302
    assert [a.name for a in queries.of(silverpit, DAY)] == ["Outer Markham", "Silverpit"]
    assert [a.name for a in queries.of(silverpit, dt.date(2026, 3, 31))] == ["Silverpit"]


def test_what_is_no_code_and_name_is_told_with_an_example(silverpit, as_):
    page = as_("coordinator").post(ADD, sent("Outer Markham")).content.decode()
    assert "“Outer Markham” is no code and name, such as E07000131 Harborough" in page


def test_anothers_district_is_taken_only_for_a_reason(silverpit, fladen, as_):
    coordinator = as_("coordinator")
    page = coordinator.post(ADD, sent("E07990999 Fladen")).content.decode()
    assert "Fladen belongs to Fladen Community Safety Partnership" in page
    assert coordinator.post(ADD, sent("E07990999 Fladen", "Two partnerships share the town")).status_code == 302
    shared = PartnershipArea.objects.get(partnership=silverpit, code="E07990999")
    assert shared.shared_because == "Two partnerships share the town"


def test_one_that_the_other_has_ended_needs_none(silverpit, fladen, person):
    PartnershipArea.objects.filter(partnership=fladen).update(until=DAY)
    areas.add(partnership=silverpit, code="E07990999", name="Fladen", since=DAY, by=person("coordinator"))
    with pytest.raises(Refused, match="listed here already"):
        areas.add(partnership=silverpit, code="E07990999", name="Fladen", since=DAY, by=person("coordinator"))


def test_the_last_district_can_not_end(silverpit, person):
    (only,) = queries.of(silverpit, DAY)
    with pytest.raises(Refused, match="without any area"):
        areas.end(area=only, last_day=DAY, by=person("coordinator"))


def test_a_district_ends_on_its_last_day(silverpit, person, as_):
    added = areas.add(partnership=silverpit, code="E07990002", name="Outer", since=DAY, by=person("coordinator"))
    days = {"last_day_day": "30", "last_day_month": "4", "last_day_year": "2027"}
    path = f"/p/silverpit/partnership/change/area/{added.pk}/end/"
    assert as_("coordinator").post(path, days).status_code == 302
    added.refresh_from_db()
    assert added.until == dt.date(2027, 5, 1)
    assert "1 April 2026 to 30 April 2027" in as_("analyst").get("/p/silverpit/partnership/history/").content.decode()


def test_another_partnerships_district_is_no_page_here(silverpit, fladen, as_):
    theirs = fladen.areas.get()
    assert as_("coordinator").get(f"/p/silverpit/partnership/change/area/{theirs.pk}/end/").status_code == 404


def test_a_countys_partnership_stands_above_and_takes_nothing(silverpit, set_up):
    county = set_up("Doggerland", "E07990001", tier="county", force="Doggerland")
    assert queries.elsewhere(["E07990001"], DAY, apart_from=[county], tier="county") == []
    assert [a.partnership for a in queries.elsewhere(["E07990001"], DAY, tier="district")] == [silverpit]


def test_what_was_typed_is_told_as_typed_and_never_drawn(silverpit, fladen, as_):
    coordinator = as_("coordinator")
    coordinator.post(ADD, sent("E07990999 <b>Fladen</b>", "<script>alert(1)</script>"))
    for page in ("history/", "change/", ""):
        html = coordinator.get(f"/p/silverpit/partnership/{page}").content.decode()
        assert "&lt;b&gt;Fladen&lt;/b&gt;" in html
        assert "<script>alert" not in html
