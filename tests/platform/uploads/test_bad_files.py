"""What is sent and can't be right: each is answered in words, and leaves nothing behind."""

import io
import resource
import zipfile
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.streaming import incoming, plain_name
from frankpledge.partnership.jobs.changes import asking
from frankpledge.partnership.jobs.models import Job, State

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(range(256)) * 40


def left() -> list:
    folder = incoming("silverpit")
    return [f for f in folder.rglob("*") if f.is_file()] if folder.exists() else []


def refused(answer, words: str, status: int = 422) -> None:
    html = answer.content.decode()
    assert answer.status_code == status
    assert words in html, html[html.find("<main") :][:3000]
    assert "<title>Error: " in html
    assert left() == []
    assert not Job.objects.exists()


@pytest.mark.parametrize("door", ["publishers", "table", "events", "areas"])
def test_an_empty_form_says_what_to_do_at_each_field(silverpit, public, as_, door):
    answer = as_("analyst").post(f"/p/silverpit/load/{door}/", {})
    refused(answer, "Choose the files to load" if door == "publishers" else "Choose the file to load")
    assert "This field is required" not in answer.content.decode()


def test_a_file_of_no_bytes_is_named(silverpit, public, as_, send, months):
    refused(send(as_("analyst"), "publishers", [months[0], ("nothing.csv", b"")]), "“nothing.csv” is empty")


def test_what_was_typed_is_still_there(silverpit, public, as_):
    typed = {"title": "Review “x”", "publisher": "<b>Somebody</b>", "area": "Nowhere at all", "disclosure": "open"}
    answer = as_("analyst").post("/p/silverpit/load/table/", typed)
    html = answer.content.decode()
    assert "&lt;b&gt;Somebody&lt;/b&gt;" in html
    assert "Nowhere at all" in html
    refused(answer, "No area is named “Nowhere at all”")


@pytest.mark.parametrize(
    ("door", "fields", "words"),
    [
        ("table", {"others": "Force Silverpit"}, "is not of the form"),
        ("table", {"measure": "Widgets"}, "No measure has the name “Widgets”"),
        ("table", {"title": "x" * 300}, "200 characters or fewer"),
        ("events", {"period": "the day before yesterday"}, "period"),
        ("events", {"mapping": "../../etc/passwd"}, "Select a valid choice"),
        ("areas", {"word": "b" * 41}, "40 characters or fewer"),
    ],
)
def test_a_field_that_can_not_be_right_is_said(silverpit, public, as_, send, door, fields, words):
    usual = {
        "table": {"title": "A", "publisher": "B", "area": "Silverpit", "disclosure": "open"},
        "areas": {"word": "b"},
    }
    refused(send(as_("analyst"), door, [("a.csv", b"a,b\n1,2\n")], **{**usual.get(door, {}), **fields}), words)


def test_more_than_one_file_is_refused_where_one_is_asked_for(silverpit, public, as_, send):
    refused(send(as_("analyst"), "areas", [("a.csv", b"1"), ("b.csv", b"2")], word="beat"), "Choose one file at a time")


def test_far_too_much_is_refused_before_it_is_read(silverpit, public, as_, send, settings, months):
    settings.LARGEST_LOAD = 1000
    answer = send(as_("analyst"), "publishers", [("large.csv", b"x" * 1_100_000)])
    refused(answer, "larger than 0 MB together", 413)


def test_a_little_too_much_is_refused_while_it_is_read(silverpit, public, as_, send, settings, months):
    settings.LARGEST_LOAD = 100_000
    answer = send(as_("analyst"), "publishers", [("a.csv", b"x" * 60_000), ("b.csv", b"x" * 60_000)])
    refused(answer, "Send fewer at once", 413)


def test_too_many_files_are_refused(silverpit, public, as_, send, settings):
    settings.MOST_FILES = 3
    answer = send(as_("analyst"), "publishers", [(f"{n}.csv", b"x") for n in range(4)])
    refused(answer, "more than 3 files", 413)


def test_a_full_disk_is_said_and_leaves_nothing(silverpit, public, as_, send, on_the_platform):
    (on_the_platform / "partnerships" / "silverpit").mkdir(parents=True, exist_ok=True)
    (on_the_platform / "partnerships" / "silverpit" / "incoming").write_text("no folder can be made here")
    answer = send(as_("analyst"), "publishers", [("a.csv", b"x")])
    html = answer.content.decode()
    assert answer.status_code == 507
    assert "There is no room left for the files on this host" in html
    assert not Job.objects.exists()


def test_a_picture_that_is_called_a_table_is_told_by_the_reader(silverpit, public, load, page):
    job = load("publishers", [("2022-02-doggerland-street.csv", PNG)])
    assert job.state == State.DONE
    assert job.result["outcome"] == "refused"
    assert "Refused" in page(f"jobs/{job.pk}/")
    assert left() == []


@pytest.mark.parametrize("door", ["table", "events", "areas"])
def test_a_picture_is_refused_through_every_door(silverpit, public, load, door):
    fields = {
        "table": {"title": "A", "publisher": "B", "area": "Silverpit", "disclosure": "open"},
        "events": {"mapping": "ambulance-calls"},
        "areas": {"word": "beat"},
    }[door]
    for name in ("picture.csv", "picture.xlsx", "picture.png"):
        job = load(door, [(name, PNG)], **fields)
        assert job.state == State.DONE, job.failure
        assert job.result["outcome"] == "refused"
        assert job.result["files"][0]["why"]


def test_an_archive_that_would_unpack_to_far_too_much_is_not_unpacked(silverpit, public, load):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2022-02-doggerland-street.csv", b"0" * 300_000_000)
    job = load("publishers", [("bomb.zip", packed.getvalue())])
    assert job.result["outcome"] == "refused"
    assert "far more than any published file does" in job.result["files"][0]["why"]


def test_an_archive_that_leads_out_of_itself_writes_nowhere(silverpit, public, load, on_the_platform):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../../escaped.csv", "a,b\n")
    job = load("publishers", [("x.zip", packed.getvalue())])
    assert "leads out of it" in job.result["files"][0]["why"]
    assert not list(on_the_platform.parent.rglob("escaped.csv"))


def test_the_publishers_own_archive_is_read(silverpit, public, months, load):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for month in months[-2:]:
            archive.write(month, f"{month.name[:7]}/{month.name}")
    job = load("publishers", [("archive.zip", packed.getvalue())])
    assert job.result["sources"][0]["added"] == "January to February 2022"


@pytest.mark.parametrize(
    "name",
    ["../../../../etc/cron.d/x.csv", "..\\..\\x.csv", "/etc/passwd", "C:\\x.csv", "犯罪" * 80 + ".csv",
     "a" * 400 + ".csv", "x\x00y.csv", "x\ny.csv", "\u202egpj.csv", ".htaccess", "..", "CON.csv",
     "'; DROP TABLE jobs_job; --.csv"],
)  # fmt: skip
def test_whatever_a_file_is_called_it_stays_in_its_folder(silverpit, public, as_, on_the_platform, name, work):
    answer = as_("analyst").post("/p/silverpit/load/publishers/", {"files": [_named(name)]})
    outside = [f for f in on_the_platform.rglob("*") if f.is_file() and "warehouse" not in f.parts]
    assert all(incoming("silverpit") in f.parents for f in outside)
    if answer.status_code == 302:
        (job,) = work()
        assert as_("analyst").get(f"/p/silverpit/jobs/{job.pk}/").status_code == 200
    assert left() == []


def _named(name: str) -> SimpleUploadedFile:
    made = SimpleUploadedFile("x", b"a,b\n1,2\n")
    made._name = name  # as a client that is no browser may send it
    return made


def test_a_name_keeps_its_ending_however_long_it_is():
    assert plain_name("犯罪" * 90 + ".geojson.gz").endswith(".geojson.gz")
    assert len(plain_name("犯罪" * 90 + ".geojson.gz").encode()) <= 200
    assert plain_name("../..") == "file"
    assert plain_name("a/b\\c.csv") == "c.csv"


def test_two_files_of_one_name_are_told_apart(silverpit, public, months, load):
    other = months[-1].read_bytes() + months[-1].read_bytes().splitlines(keepends=True)[-1]
    job = load("publishers", [(months[-1].name, months[-1].read_bytes()), (months[-1].name, other)])
    assert job.result["outcome"] == "refused"
    assert {f["name"] for f in job.result["files"]} == {f"1/{months[-1].name}", f"2/{months[-1].name}"}
    assert "Send the earlier one first" in job.result["files"][0]["why"]


def test_the_same_form_twice_is_one_load(silverpit, public, months, as_, send):
    client = as_("analyst")
    first = send(client, "publishers", [months[-1]], once="a" * 32)
    second = send(client, "publishers", [months[-1]], once="a" * 32)
    assert first["Location"] == second["Location"]
    assert Job.objects.count() == 1
    assert len(left()) == 1


def test_a_partnership_takes_so_many_loads_at_once_and_no_more(silverpit, public, as_, send):
    client = as_("analyst")
    for n in range(20):
        assert send(client, "publishers", [(f"{n}.csv", b"a,b\n")]).status_code == 302
    answer = send(client, "publishers", [("more.csv", b"a,b\n")])
    assert answer.status_code == 422
    assert "20 loads are waiting" in answer.content.decode()
    assert len(left()) == 20


def test_an_unknown_door_is_no_page(silverpit, public, as_):
    assert as_("analyst").get("/p/silverpit/load/window/").status_code == 404
    assert as_("analyst").post("/p/silverpit/load/window/", {}).status_code == 404


@contextmanager
def _room(size: int):
    """No file may grow beyond so many bytes: as on a disk that is full, a write then fails half way."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fills_while_files_come_in_is_said_and_leaves_nothing(silverpit, public, as_, send):
    client = as_("analyst")
    with _room(100_000):
        answer = send(client, "publishers", [("a.csv", b"x" * 50_000), ("b.csv", b"x" * 200_000)])
    refused(answer, "There is no room left for the files on this host", 507)


def test_a_disk_that_fills_while_files_are_read_changes_nothing_and_can_be_tried_again(
    silverpit, public, months, as_, send, work, person
):
    send(as_("analyst"), "publishers", [months[-1]])
    with _room(4_000):
        (job,) = work()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "could not be written" in job.failure
    assert "What it held before is still held, whole" in job.failure
    assert "/tmp" not in job.failure
    assert not (here.own_folder(silverpit) / "current").exists()
    asking.again(job=job, by=person("analyst"))
    work()
    job.refresh_from_db()
    assert job.result["outcome"] == "changed"
