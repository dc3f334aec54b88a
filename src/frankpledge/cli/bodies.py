"""Where waitress keeps what it receives: in memory, but for data that are loaded into a partnership.

What is sent to the page that checks reports must never be a file, so every other body stays in memory, up to its limit.
A load may be many times that: it goes to a file without a name in the host's own folder, which is gone once it is
answered. Of one that is beyond the limit nothing is kept, but it is taken to its end, because a browser shows the
page that says so only when it has sent all.
"""

import copy
import re
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile

from waitress.buffers import TempfileBasedBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

LOAD = re.compile(r"/p/[-a-z0-9]+/load/[-a-z0-9]+/?")
CHECK = re.compile(r"/p/[-a-z0-9]+/check/?")
REPORT, FORM = 60_000_000, 2_000_000  # bytes of a report to be checked, the page says what it takes of it; of any other
MOST = 20_000_000_000  # bytes that are taken to their end for a page that says they are too many


class Nowhere:
    """Takes all and keeps nothing."""

    def append(self, data: bytes) -> None:
        pass

    def __len__(self) -> int:
        return 0

    def getfile(self) -> BytesIO:
        return BytesIO()

    def close(self) -> None:
        pass


def channel(home: Path, largest: int) -> type[HTTPChannel]:
    """How waitress is to receive the bodies of a platform in this folder; loads up to `largest` bytes."""

    class OnDisk(TempfileBasedBuffer):
        def newfile(self):
            return TemporaryFile("w+b", dir=home)

    class Parser(HTTPRequestParser):
        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            for ours in ("NO_ROOM", "TOO_LARGE"):  # to say, and nobody else's
                self.headers.pop(ours, None)
            if self.body_rcv is None:
                return
            self.adj = copy.copy(self.adj)
            if not (LOAD.fullmatch(self.path) and self._has_session()):
                check = CHECK.fullmatch(self.path) and self._has_session()
                self.adj.max_request_body_size = REPORT if check else FORM
                if self._has_session() and self.adj.max_request_body_size < self.content_length <= MOST:
                    self.adj.max_request_body_size = MOST
                    self.headers["TOO_LARGE"] = "yes"
                    self.body_rcv.buf = Nowhere()
                return
            if not self.chunked:
                self.adj.max_request_body_size = MOST
            if self.content_length > largest:
                self.body_rcv.buf = Nowhere()
            else:
                self._to_disk()

        def _has_session(self) -> bool:
            """Whoever has no session can't fill memory or disk; whether it is a good one is seen later."""
            return "session" in self.headers.get("COOKIE", "")

        def _to_disk(self) -> None:
            try:
                self.body_rcv.buf = _Roomy(OnDisk(), self.headers)
            except OSError:
                self.body_rcv.buf = _Roomy(Nowhere(), self.headers)
                self.headers["NO_ROOM"] = "yes"

    class Channel(HTTPChannel):
        parser_class = Parser

    return Channel


class _Roomy:
    """A body on the disk; where the disk is full, nothing more of it is kept, and the page is told so."""

    def __init__(self, kept: TempfileBasedBuffer | Nowhere, headers: dict[str, str]) -> None:
        self.kept, self.headers = kept, headers

    def append(self, data: bytes) -> None:
        try:
            self.kept.append(data)
        except OSError:
            self.close()
            self.kept = Nowhere()
            self.headers["NO_ROOM"] = "yes"

    def __len__(self) -> int:
        return len(self.kept)

    def getfile(self):
        return self.kept.getfile()

    def close(self) -> None:
        with suppress(OSError):  # what could not be written is not needed any more
            self.kept.close()
