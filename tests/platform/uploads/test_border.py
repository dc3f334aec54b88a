"""What one partnership loads is nobody else's: not by a page, a file, or what the site keeps between two requests."""

import threading
from itertools import cycle

import pytest

from frankpledge.demo import cast
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.changes import members, partnerships
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.jobs.models import Job

AREA = "E07990001"
OURS = "Measure\t2019/20\t2020/21\nShoplifting\t512\t351\nWidgets of Silverpit\t1\t2\n"
THEIRS = "Measure\t2019/20\t2020/21\nShoplifting\t777\t888\nWidgets of Rival\t3\t4\n"
ABOUT = {"publisher": "A council", "area": "Silverpit", "disclosure": "open"}
PAGES = [
    f"area/{AREA}/", f"area/{AREA}/measures/", f"area/{AREA}/measures.csv", f"area/{AREA}/measures/shoplifting/",
    f"area/{AREA}/measures/shoplifting.csv", f"area/{AREA}/peers/", f"area/{AREA}/tables/", f"area/{AREA}/areas/",
    f"area/{AREA}/held/", f"area/{AREA}/analysis/", "areas/",
]  # fmt: skip


@pytest.fixture
def rival(silverpit):
    """Another partnership over the same district, whose pages are made of the same public data."""
    made = partnerships.set_up(
        name="Rival Community Safety Partnership", slug="rival", tier="district", nation="england", force="Doggerland",
        area=AREA, areas=[(AREA, "Silverpit")], since=cast.SINCE, by="the test",
    )  # fmt: skip
    council = partnerships.add_agency(
        partnership=made, name="Rival Council", kind="district-council", standing="responsible", since=cast.SINCE,
        by="the test",
    )  # fmt: skip
    someone = Person.objects.create(email="analyst@rival.example", name="Rita Vale")
    members.join(person=someone, agency=council, roles=["analyst"], since=cast.SINCE, by="the test")
    return made


@pytest.fixture
def both(silverpit, rival, public, load):
    """Each has a table of its own, of the same title, and one has a month that the other has not."""
    load("table", [("ours.tsv", OURS.encode())], title="The review", **ABOUT)
    load("table", [("theirs.tsv", THEIRS.encode())], "analyst@rival.example", "rival", title="The review", **ABOUT)


def _every(client, slug: str) -> dict[str, str]:
    found = {}
    for page in PAGES:
        answer = client.get(f"/p/{slug}/{page}")
        assert answer.status_code == 200, (page, answer.status_code)
        found[page] = answer.content.decode()
    return found


def test_each_sees_its_own_on_every_page_whoever_looked_before(both, as_):
    for _ in range(2):
        for who, slug, mine, other in (
            ("analyst", "silverpit", "Widgets of Silverpit", "Widgets of Rival"),
            ("analyst@rival.example", "rival", "Widgets of Rival", "Widgets of Silverpit"),
        ):
            found = _every(as_(who), slug)
            assert mine in found[f"area/{AREA}/held/"]
            assert not [page for page, html in found.items() if other in html]
    ours, theirs = (
        _every(as_(w), s)[f"area/{AREA}/measures/shoplifting.csv"]
        for w, s in (("analyst", "silverpit"), ("analyst@rival.example", "rival"))
    )
    assert ",512," in ours
    assert ",512," not in theirs
    assert ",777," in theirs
    assert ",777," not in ours


def test_the_same_rows_under_another_name_do_not_tell_whose_file_they_were(silverpit, rival, public, months, load, as_):
    """The two editions then have one name, and so have the ids of all their figures."""
    content = months[-1].read_bytes()
    load("publishers", [("2022-02-doggerland-street.csv", content)])
    load("publishers", [("a/b/2022-02-doggerland-street.csv.csv", content)], "analyst@rival.example", "rival")
    editions = [Warehouse(here.own_folder(of), base=public).edition() for of in (silverpit, rival)]
    assert editions[0].name == editions[1].name
    for who, slug in (("analyst", "silverpit"), ("analyst@rival.example", "rival"), ("analyst", "silverpit")):
        html = _every(as_(who), slug)[f"area/{AREA}/held/"]
        assert ("street.csv.csv" in html) == (slug == "rival")
        figure = as_(who).get(f"/p/{slug}/figure/shoplifting~count~{AREA}~2021-03..2022-02@{editions[0].name}/")
        assert figure.status_code == 200
        assert ("street.csv.csv" in figure.content.decode()) == (slug == "rival")


def test_a_figure_of_one_can_not_be_asked_of_the_other(both, as_, silverpit, public):
    edition = Warehouse(here.own_folder(silverpit), base=public).edition().name
    figure = f"figure/shoplifting~count~{AREA}~2020-21@{edition}/"
    assert as_("analyst").get(f"/p/silverpit/{figure}").status_code == 200
    assert as_("analyst@rival.example").get(f"/p/rival/{figure}").status_code == 404


def test_loads_of_one_are_no_pages_of_the_other(both, as_):
    ours, theirs = Job.objects.order_by("pk")
    stranger = as_("analyst@rival.example")
    for page in (f"jobs/{ours.pk}/", f"load/{ours.pk}/problems.csv", f"load/{ours.pk}/refused/1.csv"):
        assert stranger.get(f"/p/rival/{page}").status_code == 404
        assert stranger.get(f"/p/silverpit/{page}").status_code == 404
    assert stranger.post(f"/p/rival/jobs/{ours.pk}/cancel/").status_code == 404
    assert stranger.post(f"/p/rival/jobs/{ours.pk}/again/").status_code == 404
    assert "ours.tsv" not in stranger.get("/p/rival/jobs/").content.decode()
    assert "ours.tsv" not in stranger.get("/p/rival/load/").content.decode()


def test_mappings_that_one_saved_are_no_choice_of_the_other(silverpit, rival, public, load, as_):
    events = "Call date,Call time,Easting,Northing,Call category\n" + "".join(
        f"{day:02}/06/2021,10:10,455000,305000,{'Assault' if day % 2 else 'Fall'}\n" for day in range(1, 29)
    )
    load("events", [("calls.csv", events.encode())], mapping="ambulance-calls", holder="Silverpit Ambulance")
    assert "Silverpit Ambulance" in as_("analyst").get("/p/silverpit/load/events/").content.decode()
    assert "Silverpit Ambulance" not in as_("analyst@rival.example").get("/p/rival/load/events/").content.decode()


def test_threads_that_answer_at_the_same_time_keep_them_apart(silverpit, rival):
    """What is here belongs to the request, and so to its thread."""
    seen, meet = [], threading.Barrier(4)

    def look(of) -> None:
        with here.at(of):
            for _ in range(50):
                meet.wait()
                seen.append(here.partnership() == of and here.own_folder(here.partnership()).parent.name == of.slug)
        seen.append(here.partnership() is None)

    threads = [
        threading.Thread(target=look, args=(of,)) for of, _ in zip(cycle((silverpit, rival)), range(4), strict=False)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 204
    assert all(seen)
