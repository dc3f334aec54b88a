"""Show a warehouse in the browser, to this machine only."""

import argparse
import errno
import os
from collections.abc import Callable
from pathlib import Path

import waitress.server
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler

from frankpledge.cli.complaint import Complaint
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.places import gazetteer
from frankpledge.evidence.warehouse import Warehouse, WarehouseError
from frankpledge.partnership import application

LARGEST = 200_000_000  # bytes of one request; the pages say what they don't take of it
IN_MEMORY = {"inbuf_overflow": 2 * LARGEST, "outbuf_overflow": 2 * LARGEST}  # beyond these, waitress writes to a file
LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "[::1]", "[::1]": "[::1]"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--warehouse", type=Path, required=True, metavar="FOLDER", help="the warehouse to show")
    parser.add_argument("--partnership", metavar="NAME", help="whose pages these are, such as Harborough")
    parser.add_argument("--port", type=int, default=8000, help="8000 unless told; 0 takes any that is free")
    parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1 unless told, and only ever this machine")


def run(arguments: argparse.Namespace) -> int:
    serve(arguments.warehouse, arguments.partnership, arguments.port, _print_address, host=arguments.host)
    print("Frankpledge has stopped.", flush=True)
    return 0


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
    try:
        site = application(warehouse, partnership, notice=notice)
        _refuse_without_style_sheet()
    except ImproperlyConfigured as wrong:
        raise Complaint(str(wrong)) from wrong
    server = _listening(site, address, port)
    try:
        (announce or _print_address)(f"http://{address}:{server.effective_port}/")
        server.run()  # returns on Ctrl-C, once the answers being written are written
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def _print_address(address: str) -> None:
    print(f"Frankpledge is at {address} and answers this machine only. Ctrl-C stops it.", flush=True)


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


def _listening(site: WSGIHandler, address: str, port: int) -> waitress.server.BaseWSGIServer:
    if not 0 <= port <= 65535:
        raise Complaint(f"--port {port} is not a port: give a number from 1 to 65535.")
    try:
        return waitress.server.create_server(
            site, host=address, port=port, threads=4, ident=None, max_request_body_size=LARGEST, **IN_MEMORY
        )
    except OSError as refused:
        reasons = {errno.EADDRINUSE: "is in use by another program", errno.EACCES: "is not open to you"}
        reason = reasons.get(refused.errno, f"cannot be opened ({os.strerror(refused.errno or 0)})")
        raise Complaint(f"Port {port} {reason}. Choose another, such as --port {_another(port)}.") from refused


def _another(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8001
