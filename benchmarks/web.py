"""The platform's pages under load: 320 partnerships with 100,000 members and as many events, eight people at once.

Each page is measured as a ratio against a trivial view behind the same middleware, and the list of people against the
page that Django's manual would make of the same rows (objects, COUNT, OFFSET, a Django template), in the same run.
Search (web_search.py) has 100,000 concerns beside them.
"""

import json
import subprocess
import sys
from pathlib import Path

import web_search
from machine import script
from measuring import Failed
from report import Report
from web_load import Answered, ask

WHOLE, QUICK = (320, 312), (3, 20)  # partnerships, members of each
PAGES = ("trivial", "list", "usual list", "page of one", "change", *web_search.PAGES)


def run(report: Report, inside: Path, size: tuple[int, int], repeats: int, *, quick: bool = False) -> None:
    home = inside / "platform"
    made = subprocess.run(script("web_platform.py", home, *size), capture_output=True, text=True)
    if made.returncode:
        raise Failed(made.stdout + made.stderr)
    known = json.loads(made.stdout.splitlines()[-1])
    seconds, answers = 0.5 if quick else 3.0, {}
    with subprocess.Popen(script("web_server.py", home), stdout=subprocess.PIPE, text=True) as server:
        try:
            port = int(server.stdout.readline())
            report.check("W1 both lists show the same people", _same(port, known))
            report.check("W2 both searches find the same concerns", web_search.same(port, known))
            for _round in range(repeats):
                for page in PAGES:
                    answers.setdefault(page, []).append(ask(port, known, page, seconds))
                    report.load.look()
        finally:
            server.terminate()
    _tell(
        report, {page: sorted(found, key=lambda a: a.rate)[len(found) // 2] for page, found in answers.items()}, known
    )


def _same(port: int, known: dict) -> bool:
    """The usual page shows the first fifty of those whom ours shows."""
    ours, usual = (ask(port, known, page, 0.1).body for page in ("list", "usual list"))
    names = [name for name in known["names"] if name in usual]
    return bool(names) and all(name in ours for name in names)


def _tell(report: Report, found: dict[str, Answered], known: dict) -> None:
    print(f"\nPages of a platform, eight at once\n{'':58}{'a second':>9}{'p50 ms':>9}{'p99 ms':>9}")
    for page, answered in found.items():
        print(f"  {page:56}{answered.rate:9.0f}{answered.middle:9.1f}{answered.slowest:9.1f}", flush=True)
    trivial = found["trivial"].rate
    report.target("W1 queries of a list, signing in included", known["queries"], 3, "queries")
    report.target("W1 a list against the trivial view", trivial / found["list"].rate, 8)
    report.target("W1 a list against the usual one", found["usual list"].rate / found["list"].rate, 1 / 2)
    report.target("W1 99 of 100 lists", found["list"].slowest, 60, "ms")
    report.target("W3 a page of one thing against the trivial view", trivial / found["page of one"].rate, 6)
    report.target("W3 a change against the trivial view", trivial / found["change"].rate, 3)
    report.check("W3 nothing was refused because the database was locked", all(a.broken == 0 for a in found.values()))
    web_search.tell(report, found)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory(prefix="frankpledge-bench-") as folder:
        run(Report(), Path(folder), QUICK if "--quick" in sys.argv else WHOLE, 3, quick="--quick" in sys.argv)
