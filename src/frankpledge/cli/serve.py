"""The platform in the browser; or, without sign-in and for this machine only, a look at one warehouse."""

import argparse
import errno
import gc
import os
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import waitress.server
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler

from frankpledge.cli import bodies
from frankpledge.cli.at_home import add_home, open_home
from frankpledge.cli.complaint import Complaint
from frankpledge.cli.supervising import Supervised, when_alone
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.places import gazetteer
from frankpledge.evidence.warehouse import Warehouse, WarehouseError
from frankpledge.partnership import looking, platform
from frankpledge.partnership.design.checks import every_catalogue_is_made_ready

LARGEST = 200_000_000  # bytes of one request; the pages say what they don't take of it
IN_MEMORY = {"inbuf_overflow": 2 * LARGEST, "outbuf_overflow": 2 * LARGEST}  # beyond these, waitress writes to a file
SEVERAL = hasattr(os, "fork")  # Windows can't hand an open socket to another program like this
# Python runs one page at a time in each process. More than a few would only hold everybody's figures once more.
USUAL_PROCESSES = min(os.cpu_count() or 1, 2) if SEVERAL else 1
MOST_PROCESSES = 16
AT_ONCE = 4  # pages that one process alone is at; of several, each is at half as many, since they wait for each other
LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "[::1]", "[::1]": "[::1]"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    add_home(which, required=False)
    which.add_argument("--warehouse", type=Path, metavar="FOLDER", help="look at this warehouse, without sign-in")
    parser.add_argument("--partnership", metavar="NAME", help="with --warehouse: whose pages, such as Harborough")
    parser.add_argument("--port", type=int, default=8000, help="8000 unless told; 0 takes any that is free")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="127.0.0.1 unless told; another with --home only, and where FRANKPLEDGE_ADDRESS says how people come",
    )
    parser.add_argument(
        "--proxy", default="127.0.0.1", metavar="ADDRESS", help="the machine that people's requests come through"
    )
    parser.add_argument(
        "--processes",
        type=int,
        metavar="NUMBER",
        help=f"with --home: how many answer side by side; {USUAL_PROCESSES} on this machine unless told",
    )
    parser.add_argument("--socket", type=int, help=argparse.SUPPRESS)  # one of those: what it answers on is open


def run(arguments: argparse.Namespace) -> int:
    if not arguments.home and (arguments.processes or arguments.socket):
        raise Complaint("--processes is for a platform: give --home, or leave it out.")
    if arguments.socket is not None:
        _answer_beside(arguments.home, arguments.socket, arguments.proxy)
        return 0
    if arguments.home:
        serve_platform(
            arguments.home,
            arguments.port,
            host=arguments.host,
            proxy=arguments.proxy,
            processes=_several(USUAL_PROCESSES if arguments.processes is None else arguments.processes),
        )
    else:
        serve(arguments.warehouse, arguments.partnership, arguments.port, _print_address, host=arguments.host)
    print("Frankpledge has stopped.", flush=True)
    return 0


def serve_platform(
    home: Path,
    port: int = 8000,
    announce: Callable[[str], None] | None = None,
    *,
    host: str = "127.0.0.1",
    proxy: str = "127.0.0.1",
    notice: str = "",
    demo: bool = False,
    processes: int = 1,
) -> None:
    """Answer until Ctrl-C or SIGTERM, to whoever signs in, with a worker beside it that does what takes longer."""
    if processes > 1 and (notice or demo):
        raise ValueError("What a demonstration shows is told to one process alone.")
    open_home(home)
    home, address = home.resolve(), _opened(host)

    def beside(server: waitress.server.BaseWSGIServer) -> list[Supervised]:
        _receive(server, home)
        own, opened = str(home), server.socket.fileno()
        others = ["serve", "--home", own, "--proxy", proxy, "--socket", str(opened)]
        return [
            Supervised("work", "--home", own, "--supervised"),
            *(Supervised(*others, files=[opened]) for _ in range(processes - 1)),
        ]

    with _ended_by_sigterm():
        _answer(
            lambda: platform(home, notice=notice, demo=demo),
            address,
            port,
            announce,
            _behind(proxy) | {"threads": at_once(processes)},
            beside,
        )


def _answer_beside(home: Path, opened: int, proxy: str) -> None:
    """Answer on a socket that another process opened, as it does, until it is gone."""
    here = {"sockets": [socket.socket(fileno=opened)], "threads": at_once(2)}  # it is one of several
    server = _server(platform(home), **here, **_behind(proxy))
    _receive(server, home)
    when_alone(lambda: os.kill(os.getpid(), signal.SIGTERM))
    with _ended_by_sigterm():
        server.run()


def _receive(server: waitress.server.BaseWSGIServer, home: Path) -> None:
    server.channel_class = bodies.channel(home, settings.LARGEST_LOAD + settings.BESIDE_FILES)


def at_once(processes: int) -> int:
    """At how many pages each of so many processes is at a time."""
    return AT_ONCE if processes == 1 else AT_ONCE // 2


def _several(processes: int) -> int:
    if not 1 <= processes <= MOST_PROCESSES:
        raise Complaint(f"--processes {processes} can't be: give a number from 1 to {MOST_PROCESSES}.")
    if processes > 1 and not SEVERAL:
        raise Complaint("On Windows one process answers: leave --processes out.")
    return processes


@contextmanager
def _ended_by_sigterm():
    """SIGTERM ends the site as Ctrl-C does, and its worker with it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def once(number: int, frame: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # whoever asks twice does not cut off what is being answered
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, once)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


def serve(
    warehouse: Path,
    partnership: str | None = None,
    port: int = 8000,
    announce: Callable[[str], None] | None = None,
    *,
    host: str = "127.0.0.1",
    notice: str = "",
) -> None:
    """Answer until Ctrl-C. `announce` is called once, with the address, when the site is listening."""
    address = _loopback(host)
    if not warehouse.is_dir():
        raise Complaint(
            f"There is no warehouse at {warehouse}. `frankpledge evidence read --help` says how to make one."
        )
    try:
        edition = Warehouse(warehouse).held()
        if partnership and edition.parts:
            gazetteer(edition).find(partnership)
    except (WarehouseError, UnclearArea) as error:
        raise Complaint(str(error)) from None
    _answer(lambda: looking(warehouse, partnership, notice=notice), address, port, announce)


def _answer(
    application: Callable[[], WSGIHandler],
    address: str,
    port: int,
    announce: Callable[[str], None] | None,
    behind: dict[str, object] | None = None,
    beside: Callable[[waitress.server.BaseWSGIServer], list[Supervised]] = lambda server: [],
) -> None:
    try:
        site = application()
        _refuse_unbuilt()
    except ImproperlyConfigured as wrong:
        raise Complaint(str(wrong)) from wrong
    server, processes = _listening(site, address, port, behind or {}), []
    try:
        processes = beside(server)
        for process in processes:
            process.start()
        (announce or _print_address)(f"http://{address}:{server.effective_port}/")
        server.run()  # returns on Ctrl-C, once the answers being written are written
    except KeyboardInterrupt:
        pass
    finally:
        for process in processes:
            process.end()
        server.close()
        for process in processes:
            process.close()


def _print_address(address: str) -> None:
    if settings.ADDRESS and settings.ROOT_URLCONF == settings.HOST_URLCONF:
        print(f"Frankpledge is at {settings.ADDRESS}/ and listens at {address}. Ctrl-C stops it.", flush=True)
        return
    print(f"Frankpledge is at {address} and answers this machine only. Ctrl-C stops it.", flush=True)


def _opened(host: str) -> str:
    """Another machine's requests are taken only where it is known under which name people come, and encrypted."""
    if host in LOOPBACK:
        return LOOPBACK[host]
    if not settings.ADDRESS:
        raise Complaint(
            f"--host {host} would open the platform to other machines. Say first at which address people find it: "
            "set FRANKPLEDGE_ADDRESS to it, such as https://safer.example.gov.uk."
        )
    return host


def _behind(proxy: str) -> dict[str, object]:
    """Who asked, and whether they did so by https, is believed of the proxy and of nobody else."""
    if not settings.ADDRESS:
        return {}
    headers = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": proxy, "trusted_proxy_count": 1, "trusted_proxy_headers": headers}


def _loopback(host: str) -> str:
    if host not in LOOPBACK:
        raise Complaint(
            f"--host {host} would open these pages to other machines, and there is no sign-in yet: "
            "only 127.0.0.1, localhost and ::1 are taken."
        )
    return LOOPBACK[host]


def _refuse_unbuilt() -> None:
    """Pages without their style sheet, or in Welsh without their words, are not shown."""
    if not (settings.STATIC_ROOT / "frankpledge.css").exists():
        raise Complaint("The pages' style sheet has not been built. In Frankpledge's folder, run: scripts/assets")
    for fault in every_catalogue_is_made_ready(None):
        raise Complaint(f"{fault.msg} In Frankpledge's folder, run: scripts/assets")


def _listening(site: WSGIHandler, address: str, port: int, behind: dict[str, object]) -> waitress.server.BaseWSGIServer:
    if not 0 <= port <= 65535:
        raise Complaint(f"--port {port} is not a port: give a number from 1 to 65535.")
    try:
        return _server(site, host=address, port=port, **behind)
    except OSError as refused:
        reasons = {errno.EADDRINUSE: "is in use by another program", errno.EACCES: "is not open to you"}
        reason = reasons.get(refused.errno, f"cannot be opened ({os.strerror(refused.errno or 0)})")
        raise Complaint(f"Port {port} {reason}. Choose another, such as --port {_another(port)}.") from refused


def _server(site: WSGIHandler, *, threads: int = AT_ONCE, **where: object) -> waitress.server.BaseWSGIServer:
    """`where`: a socket, or an address and a port; and whose word is taken for who asks."""
    settle()
    return waitress.server.create_server(
        site, threads=threads, ident=None, max_request_body_size=LARGEST, **IN_MEMORY, **where
    )  # fmt: skip


def settle() -> None:
    """What is loaded stays: to go through all of it for garbage again and again is an eighth of the time of a list."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def _another(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8001
