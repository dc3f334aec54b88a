"""Loads as a browser sends them to a site that is really served: to the disk, and not through memory.

Where the bytes go is decided before any database is asked: one in the site's own folder is enough.
"""

import http.client
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from frankpledge.partnership import settings as platform

pytestmark = [pytest.mark.slow, pytest.mark.own_database]
BOUNDARY = "frontier"
PIECE = b"Crime ID,Month\n" * 65_536  # a megabyte


@pytest.fixture
def site(home, host, start) -> Iterator[tuple[int, int]]:
    """The process and the port of a site."""
    process = start("-m", "frankpledge.cli", "serve", "--home", str(home), "--port", "0", "--processes", "1")
    yield process.pid, int(re.search(r":(\d+)/", process.stdout.readline())[1])
    process.terminate()
    assert process.wait(30) == 0


@pytest.fixture
def post(site, host) -> Callable[..., tuple[int, str, str]]:
    """Send so many megabytes as one file. Status, where it leads and the page."""
    key = host("enter").strip()

    def sent(megabytes: int, path: str = "/p/silverpit/load/publishers/", field: str = "files") -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", site[1], timeout=120)
        connection.request("GET", path, headers={"Cookie": f"sessionid={key}"})
        form = connection.getresponse()
        html = form.read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
        cookie = re.search(r"csrftoken=([^;]+)", " ".join(form.headers.get_all("Set-Cookie")))[1]
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="large.csv"\r\n\r\n'
        ).encode()
        tail = f"\r\n--{BOUNDARY}--\r\n".encode()
        connection.putrequest("POST", path)
        connection.putheader("Cookie", f"sessionid={key}; csrftoken={cookie}")
        connection.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
        connection.putheader("Content-Length", str(len(head) + megabytes * len(PIECE) + len(tail)))
        connection.endheaders(head)
        for _ in range(megabytes):
            connection.send(PIECE)
        connection.send(tail)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read().decode()

    return sent


def most_memory(pid: int) -> int:
    """Megabytes that a process has had at most."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) // 1024


def test_a_large_load_goes_to_the_disk_and_not_through_memory(site, post, home, jobs):
    post(0)  # what the site needs anyway, it has then
    before = most_memory(site[0])
    status, leads, _ = post(150)
    assert (status, leads.startswith("/p/silverpit/jobs/")) == (302, True)
    assert most_memory(site[0]) - before < 40
    end = time.monotonic() + 90
    while any(job["state"] in ("waiting", "running") for job in jobs()) and time.monotonic() < end:
        time.sleep(0.5)
    assert [job["result"]["outcome"] for job in jobs()] == ["refused"]


def test_one_that_is_too_large_is_answered_in_words_and_kept_nowhere(site, post, home, jobs):
    post(0)
    before = most_memory(site[0])
    status, _, page = post(platform.LARGEST_LOAD // 1_000_000 + 10)
    assert status == 413
    assert "The files are larger than 200 MB together" in page
    assert most_memory(site[0]) - before < 40
    assert jobs() == []
    incoming = home / "partnerships" / "silverpit" / "incoming"
    assert not incoming.exists() or not list(incoming.iterdir())


def test_any_other_form_that_is_too_large_is_answered_by_a_page(site, post):
    post(0)
    before = most_memory(site[0])
    status, _, page = post(60, "/p/silverpit/concerns/paste/", "csv")
    assert status == 413
    assert "What you sent is larger than this page takes" in page and "govuk-template" in page
    assert most_memory(site[0]) - before < 30


def test_a_report_that_is_checked_is_on_no_disk_while_it_is_received(site, post, home):
    """Its body stays in memory, as far as it is taken at all: what the page promises."""
    post(0, "/p/silverpit/check/", "file")
    before = most_memory(site[0])
    status, _, page = post(60, "/p/silverpit/check/", "file")
    assert (status, "larger than 20 MB" in page) == (422, True)
    assert most_memory(site[0]) - before > 30  # what went to a disk would take next to nothing
