"""Data that are loaded go to the disk as they come in; a report that is checked never does; and nothing is forged."""

import os
import re
import time

import pytest
from django.conf import settings as live
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import Client

from frankpledge.partnership.agencies import streaming
from frankpledge.partnership.agencies.checks import routes
from frankpledge.partnership.agencies.streaming import incoming
from frankpledge.partnership.figures.changes import incoming as files
from frankpledge.partnership.jobs.models import Job


def test_files_lie_in_the_partnerships_own_folder_for_its_owner_alone(silverpit, public, as_, send, months):
    send(as_("analyst"), "publishers", [months[-1]])
    (folder,) = incoming("silverpit").iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    (file,) = (f for f in folder.rglob("*") if f.is_file())
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert file.read_bytes() == months[-1].read_bytes()
    assert Job.objects.get().arguments["folder"] == folder.name


def test_no_more_than_a_piece_of_a_file_is_ever_in_memory(silverpit, public, as_, send, monkeypatch):
    pieces = []
    taking = streaming.ToFolder.receive_data_chunk

    def noted(self, data: bytes, at: int) -> None:
        pieces.append(len(data))
        taking(self, data, at)

    monkeypatch.setattr(streaming.ToFolder, "receive_data_chunk", noted)
    send(as_("analyst"), "publishers", [("large.csv", b"a,b\n" * 1_000_000)])
    assert sum(pieces) == 4_000_000
    assert max(pieces) <= 64 * 1024


def test_one_form_alone_is_read_by_handlers_of_its_own():
    streams, exempt = [], []
    for urlconf in (live.HOST_URLCONF, live.PARTNERSHIP_URLCONF):
        for address, route in routes(urlconf):
            streams += [address] if getattr(route.callback, "streams", False) else []
            exempt += [address] if getattr(route.callback, "csrf_exempt", False) else []
    assert streams == ["/load/<slug:door>/"]
    assert exempt == streams
    assert live.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]


def test_a_report_that_is_checked_is_kept_in_memory_as_before(silverpit, as_, monkeypatch, on_the_platform):
    kinds = []
    complete = MemoryFileUploadHandler.file_complete
    monkeypatch.setattr(
        MemoryFileUploadHandler, "file_complete", lambda self, size: (kinds.append(type(self)), complete(self, size))[1]
    )
    before = sorted(on_the_platform.rglob("*"))
    report = SimpleUploadedFile("report.md", b"Crime fell by 10%, from 100 to 90.")
    assert as_("analyst").post("/p/silverpit/check/", {"file": report}).status_code == 200
    assert kinds == [MemoryFileUploadHandler]
    assert sorted(on_the_platform.rglob("*")) == before


@pytest.fixture
def careful(as_, person):
    """The analyst's browser, whose forms are protected as on the site."""
    signed_in = as_("analyst")
    client = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    client.cookies = signed_in.cookies
    return client


def _sent(client, **more):
    fields = {"files": [SimpleUploadedFile("a.csv", b"a,b\n1,2\n")], **more}
    return client.post("/p/silverpit/load/publishers/", fields)


def test_a_form_without_its_token_is_refused_and_its_files_are_gone(silverpit, public, careful):
    assert _sent(careful).status_code == 403
    assert _sent(careful, csrfmiddlewaretoken="x" * 64).status_code == 403
    assert not any(incoming("silverpit").glob("*"))
    assert not Job.objects.exists()


def test_a_form_with_its_token_is_taken(silverpit, public, careful):
    html = careful.get("/p/silverpit/load/publishers/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    assert _sent(careful, csrfmiddlewaretoken=token).status_code == 302


def test_a_form_from_another_site_is_refused_before_any_of_it_is_read(silverpit, public, careful, monkeypatch):
    html = careful.get("/p/silverpit/load/publishers/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    read = []
    monkeypatch.setattr(streaming.ToFolder, "new_file", lambda self, *a, **n: read.append(a))
    fields = {"files": [SimpleUploadedFile("a.csv", b"a,b\n1,2\n")], "csrfmiddlewaretoken": token}
    answer = careful.post("/p/silverpit/load/publishers/", fields, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert read == []


@pytest.mark.parametrize("who", ["caseworker", "chair", "information", "stranger@fladen.example", ""])
def test_of_whoever_may_not_load_nothing_is_read(silverpit, fladen, public, as_, anybody, monkeypatch, who):
    read = []
    monkeypatch.setattr(streaming.ToFolder, "new_file", lambda self, *a, **n: read.append(a))
    answer = _sent(as_(who) if who else anybody)
    assert answer.status_code == (404 if who else 302)
    assert read == []


def test_files_left_behind_are_swept_away_and_those_that_wait_are_not(silverpit, public, as_, send, months):
    send(as_("analyst"), "publishers", [months[-1]])
    (needed,) = incoming("silverpit").iterdir()
    broken_off = incoming("silverpit") / "broken-off"
    broken_off.mkdir()
    just_now = incoming("silverpit") / "just-now"
    just_now.mkdir()
    long_ago = time.time() - 100_000
    for folder in (needed, broken_off):
        os.utime(folder, (long_ago, long_ago))
    files.sweep()
    assert sorted(f.name for f in incoming("silverpit").iterdir()) == sorted([needed.name, "just-now"])
