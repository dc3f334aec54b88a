"""Workers as they really run: processes that share a database, are killed, and are supervised."""

import os
import signal
import subprocess
import time
import urllib.request
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
    return [int(n) for of in Path(f"/proc/{pid}/task").glob("*/children") for n in _told(of).split()]


def alive(pid: int) -> bool:
    return _told(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()[:1] not in ([], ["Z"])


def _told(of: Path) -> str:
    """What the kernel says of a process; nothing where it has gone meanwhile."""
    try:
        return of.read_text()
    except OSError:
        return ""


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


def _serving(start, home: Path, processes: int = 2) -> tuple[subprocess.Popen, dict[int, str]]:
    """The site, and what it started: its worker, and each process that answers beside it."""
    words = ["--home", str(home), "--port", "0", "--processes", str(processes)]
    site = start("-m", "frankpledge.cli", "serve", *words)
    assert "Frankpledge is at http://127.0.0.1:" in site.stdout.readline()
    return site, until(lambda: len(found := _beside(site)) == processes and found)


def _beside(site: subprocess.Popen) -> dict[int, str]:
    """What each was started as. For a moment, a new process still bears the command of whoever starts it."""
    begun = {pid: _command(pid) for pid in children(site.pid)}
    return {pid: command for pid, command in begun.items() if command not in ("", _command(site.pid))}


def _command(pid: int) -> str:
    return _told(Path(f"/proc/{pid}/cmdline")).replace("\0", " ")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_ending_the_site_ends_what_is_beside_it_kindly(home, host, jobs, start, how, complaints):
    site, beside = _serving(start, home)
    site.send_signal(how)
    assert site.wait(30) == 0
    assert "Frankpledge has stopped." in site.stdout.read()
    assert not any(alive(one) for one in beside)
    assert complaints() == ""


# How processes are started is the same whatever their database: for these three, one in their own folder is enough.


@pytest.mark.own_database
def test_what_dies_beside_the_site_is_started_again(home, host, start):
    site, beside = _serving(start, home)
    for pid in beside:
        os.kill(pid, signal.SIGKILL)
    anew = until(lambda: (now := _beside(site)).keys().isdisjoint(beside) and len(now) == 2 and now)
    assert sorted(anew.values()) == sorted(beside.values())
    site.terminate()
    assert site.wait(30) == 0
    assert not any(alive(one) for one in anew)


@pytest.mark.own_database
def test_a_site_that_is_killed_leaves_nothing_behind(home, host, start):
    site, _ = _serving(start, home)
    time.sleep(3)  # they are at work; one that still loads its modules sees it once it has
    beside = _beside(site)
    site.kill()
    site.wait()
    until(lambda: not any(alive(one) for one in beside))


@pytest.mark.own_database
def test_several_processes_answer_on_one_port(home, host, start):
    """One that stands still keeps nobody waiting: the next visitor is another's."""
    site = start("-m", "frankpledge.cli", "serve", "--home", str(home), "--port", "0", "--processes", "2")
    address = site.stdout.readline().split()[3]
    other = until(lambda: next((pid for pid in children(site.pid) if "--socket" in _command(pid)), 0))
    os.kill(site.pid, signal.SIGSTOP)
    with urllib.request.urlopen(address, timeout=60) as answer:  # whoever listens, once it does
        assert "Sign in" in answer.read().decode()
    os.kill(other, signal.SIGSTOP)
    try:
        os.kill(site.pid, signal.SIGCONT)
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert "Sign in" in answer.read().decode()
    finally:
        os.kill(other, signal.SIGCONT)
    site.terminate()
    assert site.wait(30) == 0


def test_what_is_sent_is_read_by_the_sites_own_worker(home, host, jobs, start, tmp_path):
    files = generate(tmp_path / "files", months=2)
    _serving(start, home, processes=1)
    host("send", "publishers", *map(str, sorted((files / "police-uk").rglob("*.csv"))))
    until(lambda: jobs()[0]["state"] == "done")
    assert jobs()[0]["result"]["outcome"] == "changed"
