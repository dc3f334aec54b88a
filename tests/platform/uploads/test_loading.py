"""Files sent through the browser are read by the engine, into the partnership's own data."""

import pytest

from frankpledge.evidence import places
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.streaming import incoming
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.figures.changes import renewing
from frankpledge.partnership.jobs.models import Job, State

EVENTS = "Call date,Call time,Easting,Northing,Call category\n" + "".join(
    f"{day:02}/06/2021,{day % 24:02}:10,{455000 + 10 * day},{305000 + 10 * day},{'Assault' if day % 2 else 'Fall'}\n"
    for day in range(1, 29)
)
TABLE = "Measure\t2019/20\t2020/21\nShoplifting\t512\t351\nResidential burglary\t334\t324\n"
ABOUT = {"title": "Annual review, table 1", "publisher": "Silverpit Council", "area": "Silverpit", "disclosure": "open"}
PLAIN = {"mapping": "ambulance-calls"}


def test_a_month_that_is_sent_is_read_and_its_page_says_what_was_read(silverpit, public, months, load, page):
    job = load("publishers", [months[-1]])
    assert job.state == State.DONE, job.failure
    html = page(f"jobs/{job.pk}/")
    assert "February 2022" in html
    assert "2022-02-doggerland-street.csv" in html
    own = Warehouse(here.own_folder(silverpit), base=public).own()
    assert [p.key for p in own.parts] == ["doggerland-police/2022-02"]


def test_the_figures_of_the_partnership_hold_the_month_at_once(silverpit, public, months, load, page):
    assert "February 2022" not in page("area/E07990001/held/")
    load("publishers", months[-2:])
    assert "January 2021 to February 2022" in page("area/E07990001/held/")


def test_the_same_file_twice_is_nothing_new(silverpit, public, months, load, page):
    first = load("publishers", [months[-1]])
    second = load("publishers", [months[-1]])
    assert second.result["outcome"] == "nothing new"
    assert second.result["edition"] == first.result["edition"]
    html = page(f"jobs/{second.pk}/")
    assert "Nothing new" in html
    assert "Held already" in html


def test_a_month_that_is_sent_again_with_other_rows_replaces_what_is_held(silverpit, public, months, load):
    load("publishers", [months[-1]])
    lines = months[-1].read_text(encoding="utf-8").splitlines(keepends=True)
    job = load("publishers", [(months[-1].name, "".join(lines[:-3]).encode())])
    assert job.result["sources"][0]["replaced"] == "February 2022"
    assert job.result["sources"][0]["added"] == ""


def test_a_month_with_far_fewer_rows_is_refused_until_it_is_said_that_it_is_right(
    silverpit, public, months, load, page
):
    load("publishers", [months[-1]])
    lines = months[-1].read_text(encoding="utf-8").splitlines(keepends=True)
    short = (months[-1].name, "".join(lines[: len(lines) // 3]).encode())
    job = load("publishers", [short])
    html = page(f"jobs/{job.pk}/")
    assert "If it is right, say that it replaces what is held when you send it." in html
    assert "--prefer" not in html
    assert load("publishers", [short], prefer="on").result["outcome"] == "changed"


def test_refused_rows_are_shown_by_line_and_column_and_can_be_taken_away(silverpit, public, months, load, page, as_):
    lines = months[-1].read_text(encoding="utf-8").splitlines(keepends=True)
    lines[5] = lines[5].replace("2022-02", "=cmd()", 1)
    job = load("publishers", [(months[-1].name, "".join(lines).encode())])
    (file,) = job.result["files"]
    assert file["refused"] == 1
    assert job.result["outcome"] == "in part"
    html = page(f"jobs/{job.pk}/")
    assert "line 6, column “Month”: found “=cmd()”" in html
    rows = as_("analyst").get(f"/p/silverpit/load/{job.pk}/refused/1.csv")
    assert rows.status_code == 200
    assert "'=cmd()" in rows.content.decode("utf-8-sig")  # no formula of a spreadsheet's
    every = as_("analyst").get(f"/p/silverpit/load/{job.pk}/problems.csv").content.decode("utf-8-sig")
    assert f"{months[-1].name},,6,Month," in every
    assert as_("analyst").get(f"/p/silverpit/load/{job.pk}/refused/2.csv").status_code == 404
    taken = Event.objects.filter(kind="list exported", about=f"job:{job.pk}").order_by("number")
    assert [event.sentence for event in taken] == [
        "refused rows of a load: downloaded as CSV, file 1", "problems of a load: downloaded as CSV, all of it"
    ]  # fmt: skip


def test_a_table_that_a_partner_sends_is_read(silverpit, public, load, page):
    job = load("table", [("review.tsv", TABLE.encode())], **ABOUT)
    assert job.state == State.DONE, job.failure
    assert job.result["outcome"] == "changed", job.result
    html = page(f"jobs/{job.pk}/")
    assert "2 measures and 2 periods" in html
    assert "Annual review, table 1" in page("area/E07990001/held/")


def test_events_are_read_by_a_ready_mapping_and_the_next_file_by_itself(silverpit, public, load, page):
    first = load("events", [("calls.csv", EVENTS.encode())], **PLAIN)
    assert first.result["outcome"] == "changed", first.result
    assert "28 of 28 rows are events" in page(f"jobs/{first.pk}/")
    second = load("events", [("later.csv", EVENTS.replace("/06/2021", "/07/2021").encode())])
    assert second.result["outcome"] == "changed", second.result
    assert second.result["sources"][0]["added"] == "July 2021"


def test_events_of_which_no_mapping_fits_say_what_to_choose(silverpit, public, load):
    job = load("events", [("calls.csv", EVENTS.encode())])
    assert job.result["outcome"] == "refused"
    assert "choose it when you send the file" in job.result["files"][0]["why"]


def test_areas_of_their_own_are_read_over_the_public_lookups(silverpit, public, load, page):
    from_public = page("area/E07990001/areas/")
    assert "North Beat" not in from_public
    job = load("areas", [("beats.csv", _beats(public).encode())], word="beat")
    assert job.result["outcome"] == "changed", job.result
    assert "North Beat" in page("area/E07990001/areas/")


def _beats(public: Warehouse) -> str:
    found = places.gazetteer(public.edition())
    codes = sorted(a.code for a in found.areas.values() if a.kind == "lsoa" and a.within == "E07990001")
    return "name,code\n" + "".join(f"{'North' if i < 5 else 'South'} Beat,{c}\n" for i, c in enumerate(codes[:10]))


PERSONAL = "Call date,Call time,Easting,Northing,Call category,Patient name\n" + "".join(
    f"{day:02}/06/2021,10:10,455000,305000,Assault,{name}\n"
    for day, name in enumerate(["Mary Smith", "John Jones", "Ann Brown", "Peter Wilson", "Susan Taylor"] * 4, 1)
)


def test_a_file_that_names_people_is_refused_destroyed_and_only_the_fact_is_kept(
    silverpit, public, load, page, as_, on_the_platform
):
    job = load("events", [("about Gwendolyn Jones.csv", PERSONAL.encode())], **PLAIN)
    assert job.result["personal"]
    assert "Gwendolyn" not in f"{job.about}{job.arguments}{job.result}"
    assert "Gwendolyn" not in page("jobs/") + page(f"jobs/{job.pk}/") + page("load/")
    html = page(f"jobs/{job.pk}/")
    assert "It was destroyed" in html
    assert not any(incoming("silverpit").iterdir())
    held = b"".join(f.read_bytes() for f in on_the_platform.rglob("*") if f.is_file() and "sqlite" not in f.name)
    for name in ("Mary", "Smith", "Wilson"):
        assert name not in html
        assert name.encode() not in held
        assert name not in str(job.result)
    assert as_("analyst").get(f"/p/silverpit/load/{job.pk}/refused/1.csv").status_code == 404
    assert Event.objects.filter(kind="load refused").get().detail["why"] == "they held personal data"


def test_without_public_data_a_partnership_stands_alone(silverpit, issued, months, load, page):
    assert "No public data have been loaded on this host yet" in page("load/")
    lookups = sorted((issued / "lookups").glob("*.csv"))
    job = load("publishers", [months[0], *lookups])
    assert job.result["outcome"] == "changed", job.result
    assert "January 2021" in page("area/E07990001/held/")


def test_what_is_loaded_is_written_into_the_log_without_a_word_of_the_file(silverpit, public, months, load, person):
    job = load("publishers", [months[-1]])
    sent, loaded = Event.objects.filter(kind__startswith="data ").order_by("number")
    assert (sent.kind, loaded.kind) == ("data sent", "data loaded")
    assert sent.by == loaded.by == f"person:{person('analyst').pk}"
    assert sent.about == loaded.about == f"job:{job.pk}"
    assert "February 2022" in loaded.sentence
    assert ".csv" not in sent.sentence + loaded.sentence


def test_what_the_host_loads_later_is_taken_up(silverpit, public, months, load, work, page):
    load("table", [("review.tsv", TABLE.encode())], **ABOUT)
    renewing.ask_where_due()
    assert not Job.objects.filter(kind="renew").exists()
    read([months[-1]], public)
    assert "February 2022" not in page("area/E07990001/held/")
    renewing.ask_where_due()
    renewing.ask_where_due()
    (job,) = work()
    assert Job.objects.get(kind="renew").state == State.DONE
    html = page("area/E07990001/held/")
    assert "February 2022" in html
    assert "Annual review, table 1" in html
    assert "newest public data" in page(f"jobs/{job.pk}/")


def test_while_another_load_is_read_the_next_one_waits_and_does_not_fail(silverpit, public, months, send, work, as_):
    own = here.own_warehouse(silverpit)
    send(as_("analyst"), "publishers", [months[-1]])
    with own.writing():
        (job,) = work()
        job.refresh_from_db()
        assert job.state == State.WAITING
        assert job.attempts == 0
        assert "Other data of this partnership are being read" in job.saying
    Job.objects.update(not_before=job.asked)
    work()
    job.refresh_from_db()
    assert job.state == State.DONE


def test_the_files_are_gone_once_they_are_read(silverpit, public, months, load):
    load("publishers", [months[-1]])
    assert list(incoming("silverpit").iterdir()) == []


@pytest.mark.parametrize("who", ["coordinator", "analyst"])
def test_who_loads_data_reads_what_was_read(silverpit, public, months, load, as_, who):
    job = load("publishers", [months[-1]], who=who)
    for reader in ("coordinator", "analyst"):
        assert as_(reader).get(f"/p/silverpit/jobs/{job.pk}/").status_code == 200
    for stranger in ("caseworker", "lead", "information", "chair"):
        assert as_(stranger).get(f"/p/silverpit/jobs/{job.pk}/").status_code == 404
        assert as_(stranger).get("/p/silverpit/load/").status_code == 404
        assert as_(stranger).get(f"/p/silverpit/load/{job.pk}/problems.csv").status_code == 404


def test_what_is_held_leads_to_loading_for_whoever_may(silverpit, public, page):
    assert "/p/silverpit/load/" in page("area/E07990001/held/")
    assert "/p/silverpit/load/" not in page("area/E07990001/held/", "chair")


def test_the_page_of_loading_costs_no_more_with_many_loads(
    silverpit, public, as_, send, months, django_assert_max_num_queries
):
    client = as_("analyst")
    for _ in range(12):
        send(client, "publishers", [months[-1]])
    with django_assert_max_num_queries(3):
        assert client.get("/p/silverpit/load/").status_code == 200
    with django_assert_max_num_queries(2):
        assert client.get("/p/silverpit/load/table/").status_code == 200
