"""Workers as they really run: processes that share a database, are killed, and are supervised."""

import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from frankpledge.demo.generate import generate

HOST = Path(__file__).parent / "host.py"
pytestmark = pytest.mark.slow


def until(true: Callable[[], object], seconds: float = 60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not come to that in time")


def children(pid: int) -> list[int]:
    """Of all its threads: one of them supervises."""
    return [int(n) for of in Path(f"/proc/{pid}/task").glob("*/children") for n in of.read_text().split()]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_two_workers_do_three_hundred_jobs_each_once_and_nothing_is_locked(home, host, jobs, start, complaints):
    host("ask", "small", "300")
    workers = [start(HOST, home, "work") for _ in range(2)]
    until(lambda: all(job["state"] == "done" for job in jobs()), 120)
    for worker in workers:
        worker.terminate()
        assert worker.wait(20) == 0
    lines = [line.split() for line in (home / "done.txt").read_text().splitlines()]
    assert Counter(Counter(pk for pk, _ in lines).values()) == {1: 300}
    assert len({pid for _, pid in lines}) == 2
    assert all(job["attempts"] == 1 for job in jobs())
    assert complaints() == ""


def test_the_job_of_a_worker_that_is_killed_is_taken_up_by_another(home, host, jobs, start):
    host("ask", "endless", "1")
    first = start(HOST, home, "work")
    until(lambda: jobs()[0]["done"] > 0)
    first.kill()
    first.wait()
    assert jobs()[0]["state"] == "running"
    second = start(HOST, home, "work")
    time.sleep(2)
    assert jobs()[0]["attempts"] == 1  # a minute has not passed
    host("age")
    until(lambda: jobs()[0]["attempts"] == 2)
    second.kill()
    second.wait()
    host("age")
    start(HOST, home, "work")
    assert "begun 2 times" in until(lambda: jobs()[0]["failure"])


def test_a_worker_that_is_told_to_stop_gives_its_job_back(home, host, jobs, start):
    host("ask", "endless", "1")
    worker = start(HOST, home, "work")
    until(lambda: jobs()[0]["done"] > 0)
    worker.terminate()
    assert worker.wait(20) == 0
    (job,) = jobs()
    assert (job["state"], job["attempts"], job["worker"]) == ("waiting", 0, "")


def test_a_load_whose_worker_is_killed_half_way_leaves_nothing_half_done(home, host, jobs, start, tmp_path):
    files = generate(tmp_path / "files", months=14)
    sent = sorted((files / "police-uk" / "doggerland" / "street").glob("*.csv"))
    host("send", "publishers", *map(str, sent))
    slow = start(HOST, home, "work", "1.5")  # so slow that it is not done by the time it is killed
    until(lambda: jobs()[0]["done"] >= 3)
    slow.kill()
    slow.wait()
    own = home / "partnerships" / "silverpit" / "warehouse"
    assert not (own / "current").exists()
    host("age")
    start("-m", "frankpledge.cli", "work", "--home", str(home))
    until(lambda: jobs()[0]["state"] == "done")
    (job,) = jobs()
    assert job["attempts"] == 2
    assert job["result"]["sources"][0]["added"] == "January 2021 to February 2022"
    assert (own / "current").exists()
    assert not list(own.glob(".writing-*"))
    until(lambda: not list((own.parent / "incoming").iterdir()))


def _serving(start, home: Path) -> tuple[subprocess.Popen, int]:
    site = start("-m", "frankpledge.cli", "serve", "--home", str(home), "--port", "0")
    assert "Frankpledge is at http://127.0.0.1:" in site.stdout.readline()
    return site, until(lambda: children(site.pid))[0]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_ending_the_site_ends_its_worker_kindly(home, host, jobs, start, how, complaints):
    site, worker = _serving(start, home)
    site.send_signal(how)
    assert site.wait(30) == 0
    assert "Frankpledge has stopped." in site.stdout.read()
    assert not alive(worker)
    assert complaints() == ""


def test_a_worker_that_dies_is_started_again(home, host, start):
    site, worker = _serving(start, home)
    os.kill(worker, signal.SIGKILL)
    another = until(lambda: [pid for pid in children(site.pid) if pid != worker and alive(pid)])
    assert alive(another[0])
    site.terminate()
    assert site.wait(30) == 0
    assert not alive(another[0])


def test_a_site_that_is_killed_leaves_no_worker_behind(home, host, start):
    site, worker = _serving(start, home)
    time.sleep(3)  # it is at work
    site.kill()
    site.wait()
    until(lambda: not alive(worker), 15)


def test_what_is_sent_is_read_by_the_sites_own_worker(home, host, jobs, start, tmp_path):
    files = generate(tmp_path / "files", months=2)
    _serving(start, home)
    host("send", "publishers", *map(str, sorted((files / "police-uk").rglob("*.csv"))))
    until(lambda: jobs()[0]["state"] == "done")
    assert jobs()[0]["result"]["outcome"] == "changed"
