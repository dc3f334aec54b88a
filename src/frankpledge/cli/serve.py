"""The platform in the browser; or, without sign-in and for this machine only, a look at one warehouse."""

import argparse
import errno
import os
import signal
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
from frankpledge.cli.supervising import Supervised
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.places import gazetteer
from frankpledge.evidence.warehouse import Warehouse, WarehouseError
from frankpledge.partnership import looking, platform

LARGEST = 200_000_000  # bytes of one request; the pages say what they don't take of it
IN_MEMORY = {"inbuf_overflow": 2 * LARGEST, "outbuf_overflow": 2 * LARGEST}  # beyond these, waitress writes to a file
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


def run(arguments: argparse.Namespace) -> int:
    if arguments.home:
        serve_platform(arguments.home, arguments.port, host=arguments.host, proxy=arguments.proxy)
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
) -> None:
    """Answer until Ctrl-C or SIGTERM, to whoever signs in, with a worker beside it that does what takes longer."""
    open_home(home)
    address = _opened(host)
    with _ended_by_sigterm():
        _answer(
            lambda: platform(home.resolve(), notice=notice, demo=demo),
            address,
            port,
            announce,
            home.resolve(),
            _behind(proxy),
        )


@contextmanager
def _ended_by_sigterm():
    """SIGTERM ends the site as Ctrl-C does, and its worker with it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
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
    home: Path | None = None,
    behind: dict[str, object] | None = None,
) -> None:
    try:
        site = application()
        _refuse_without_style_sheet()
    except ImproperlyConfigured as wrong:
        raise Complaint(str(wrong)) from wrong
    server = _listening(site, address, port, behind)
    worker = None
    try:
        if home:
            server.channel_class = bodies.channel(home, settings.LARGEST_LOAD + settings.BESIDE_FILES)
            worker = Supervised(home)
            worker.start()
        (announce or _print_address)(f"http://{address}:{server.effective_port}/")
        server.run()  # returns on Ctrl-C, once the answers being written are written
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        if worker:
            worker.close()


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


def _refuse_without_style_sheet() -> None:
    if not (settings.STATIC_ROOT / "frankpledge.css").exists():
        raise Complaint("The pages' style sheet has not been built. In Frankpledge's folder, run: scripts/assets")


def _listening(
    site: WSGIHandler, address: str, port: int, behind: dict[str, object] | None = None
) -> waitress.server.BaseWSGIServer:
    if not 0 <= port <= 65535:
        raise Complaint(f"--port {port} is not a port: give a number from 1 to 65535.")
    try:
        return waitress.server.create_server(
            site,
            host=address,
            port=port,
            threads=4,
            ident=None,
            max_request_body_size=LARGEST,
            **IN_MEMORY,
            **(behind or {}),
        )
    except OSError as refused:
        reasons = {errno.EADDRINUSE: "is in use by another program", errno.EACCES: "is not open to you"}
        reason = reasons.get(refused.errno, f"cannot be opened ({os.strerror(refused.errno or 0)})")
        raise Complaint(f"Port {port} {reason}. Choose another, such as --port {_another(port)}.") from refused


def _another(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8001
