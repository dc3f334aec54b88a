"""Asking a publisher's server: again after a fault, and on from where a broken answer stopped.

By the standard library, because it takes the proxy and the trusted certificates from the machine: councils' networks
have their own, which libraries with a list of certificates inside refuse.
"""

import email.utils
import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from frankpledge import __version__

AGENT = f"Frankpledge/{__version__}"
BUSY = (429, 500, 502, 503, 504)
MISSING = (403, 404, 410)  # the store behind data.police.uk answers 403 where there is no such file
BLOCK = 256 * 1024
MOST_ANSWER = 200 * 1024**2  # bytes of an answer that is kept in memory


class Unreachable(Exception):
    """A server that can't be asked; the text says why."""


class Unusable(Exception):
    """An answer that is of no use, whatever is tried; the text says why."""


class Missing(Unusable):
    """The server has no such file."""


@dataclass(frozen=True)
class Start:
    """The beginning of a file on a server. `size` is None where the server gives no parts of files."""

    url: str  # where the server sent us on to
    size: int | None
    tag: str
    head: bytes


@dataclass(frozen=True)
class Web:
    """How patient to be. `pause` waits for so many seconds."""

    attempts: int = 5
    connecting: int = 3
    timeout: float = 60
    longest_wait: float = 300
    pause: Callable[[float], None] = time.sleep

    def open(self, url: str, headers: dict[str, str] | None = None) -> http.client.HTTPResponse:
        """The server's answer, asked for again where it is busy. Raises Unreachable, Missing or Unusable."""
        request = Request(url, headers={"User-Agent": AGENT, "Accept-Encoding": "identity", **(headers or {})})
        attempt = 0
        while True:
            attempt += 1
            try:
                return urlopen(request, timeout=self.timeout)
            except HTTPError as error:
                with error:
                    wait = self._after(error, attempt)
            except (OSError, http.client.HTTPException, UnicodeError) as error:
                if attempt >= self.connecting:
                    raise Unreachable(_why(error)) from None
                wait = backoff(attempt)
            self.pause(wait)

    def _after(self, error: HTTPError, attempt: int) -> float:
        """How long to wait after a refusal; raises where waiting is of no use."""
        host = urlsplit(error.url).netloc
        if error.code in MISSING:
            raise Missing(f"{host} has no such file, or doesn't give it ({error.code}): {error.url}")
        if error.code not in BUSY:
            raise Unusable(f"{host} refused ({error.code} {error.reason}): {error.url}")
        wait = retry_after(error.headers.get("Retry-After", ""), time.time()) or backoff(attempt)
        if attempt >= self.attempts or wait > self.longest_wait:
            later = f", and asks to come again in {wait / 60:.0f} minutes" if wait > self.longest_wait else ""
            raise Unreachable(f"it is too busy to answer ({error.code}){later}")
        return wait

    def body(self, url: str) -> bytes:
        """The whole of a small answer."""
        for _ in range(self.attempts):
            content = bytearray()
            with self.open(url) as response:
                whole = _copy(response, _into(content, url))
            if whole:
                return bytes(content)
        raise Unreachable("the connection breaks off again and again")

    def json(self, url: str) -> dict:
        """An answer in JSON. Raises Unusable for anything else, such as a network's page to sign in at."""
        content = self.body(url)
        try:
            found = json.loads(content)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise Unusable(f"{urlsplit(url).netloc} sent {kind(content)} instead of data: {url}")
        return found

    def start(self, url: str) -> Start:
        """The first bytes of a file, and whether more can be asked for in parts."""
        with self.open(url, {"Range": "bytes=0-1023"}) as response:
            size = response.headers.get("Content-Range", "").rpartition("/")[2]
            in_parts = response.status == 206 and size.isdigit()
            return Start(response.url, int(size) if in_parts else None, mark(response), response.read(1024))

    def span(self, url: str, first: int, last: int, tag: str) -> bytes:
        """The bytes from `first` to `last`, both included; a broken connection is taken up where it broke."""
        got = bytearray()
        failures = 0
        while len(got) <= last - first:
            before = len(got)
            headers = {"Range": f"bytes={first + before}-{last}"} | ({"If-Range": tag} if tag else {})
            with self.open(url, headers) as response:
                if response.status != 206:
                    raise Unusable("the file changed on the server while it was fetched: give the command again")
                _copy(response, _into(got, url))
            failures = 0 if len(got) > before else failures + 1
            if failures == self.attempts:
                raise Unreachable("the connection breaks off again and again")
        return bytes(got[: last - first + 1])

    def download(self, url: str, target: Path, progress: Callable[[int, int], None]) -> None:
        """A whole file, begun anew where it breaks off: a server that gives no parts can't go on from the middle."""
        for _ in range(self.attempts):
            with self.open(url) as response, target.open("wb") as out:
                if _copy(response, _onto(out, response, progress)):
                    return
        raise Unreachable("the connection breaks off again and again")


def _copy(response: http.client.HTTPResponse, out: Callable[[bytes], object]) -> bool:
    """Give every block that arrives to `out`; whether all of them did."""
    expected = response.headers.get("Content-Length", "")
    got = 0
    while True:
        try:
            block = response.read(BLOCK)
        except (OSError, http.client.HTTPException):
            return False
        if not block:
            return not expected.isdigit() or got >= int(expected)
        out(block)
        got += len(block)


def _into(content: bytearray, url: str) -> Callable[[bytes], None]:
    def take(block: bytes) -> None:
        content.extend(block)
        if len(content) > MOST_ANSWER:
            raise Unusable(f"{urlsplit(url).netloc} sends far more than any published file: {url}")

    return take


def _onto(
    out: BinaryIO, response: http.client.HTTPResponse, progress: Callable[[int, int], None]
) -> Callable[[bytes], None]:
    of = int(response.headers.get("Content-Length") or 0)

    def take(block: bytes) -> None:
        out.write(block)
        progress(out.tell(), of)

    return take


def mark(response: http.client.HTTPResponse) -> str:
    """What tells one state of a file from another: a strong ETag, else the time of the last change, else nothing."""
    tag = response.headers.get("ETag", "")
    return tag if tag and not tag.startswith("W/") else response.headers.get("Last-Modified", "")


def kind(content: bytes) -> str:
    """What an answer looks like, for a message."""
    start = content[:200].lstrip().lower()
    return "a web page" if start.startswith((b"<!doctype", b"<html", b"<head")) else "something else"


def _why(error: Exception) -> str:
    """The reason of a failure without its number: “Connection refused”."""
    reason = getattr(error, "reason", error)
    return getattr(reason, "strerror", None) or str(reason) or "no answer"


def backoff(attempt: int) -> float:
    """Seconds to wait before the next try: 1, 2, 4, 8 …"""
    return float(2 ** (attempt - 1))


def retry_after(text: str, now: float) -> float:
    """The seconds that a server asks to be left alone, written as a number or as a date; 0 where it says nothing."""
    if text.strip().isdigit():
        return float(text)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - now)
    except ValueError:
        return 0.0
