"""Files that are loaded go straight to a folder of their own partnership's, a piece at a time, and never whole through
memory: one view may ask for that, and every other form keeps the settings' handler, which writes nothing anywhere.

Django reads a form once, by the handlers it has then, and its own protection against forged forms is the first to read.
So such a view is exempt from the middleware and protected here instead, by the same check (`csrf_protect`), once its
handlers are in place; by then it is settled that whoever asks may (`access.Guarded`), and a form that comes from
another site is refused by its origin before any of it is read. `done_once` leaves it to be done here for that reason.
"""

import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import wraps
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from frankpledge.partnership.agencies import here, submissions

NO_ROOM = "HTTP_NO_ROOM"  # said by `frankpledge serve`, where the disk was full before this form was read
_LONGEST_NAME = 180  # bytes: in other scripts a letter takes three


class Received(UploadedFile):
    """A file that lies in the folder already. `place`: where, from the folder."""

    def __init__(self, place: str, name: str, size: int) -> None:
        super().__init__(None, name, "application/octet-stream", size)
        self.place = place

    def close(self) -> None:
        pass


class Fault(StrEnum):
    """Why the files were not taken: too large, too many, or no room for them."""

    LARGE = "large"
    MANY = "many"
    ROOM = "room"


class ToFolder(FileUploadHandler):
    """Writes each file of a form into a folder below `above`. The folder goes again unless `keep` is called."""

    def __init__(self, request: HttpRequest, above: Path) -> None:
        super().__init__(request)
        self.folder = above / secrets.token_hex(12)
        self.fault = ""
        self.kept = False
        self._number = self._size = 0
        self._out = None

    def new_file(self, field_name: str, file_name: str, *arguments: object, **named: object) -> None:
        super().new_file(field_name, file_name, *arguments, **named)
        self._number += 1
        self._name = plain_name(file_name)
        if self._number > settings.MOST_FILES:
            self._stop(Fault.MANY)
        try:
            inner = self.folder / str(self._number)
            inner.mkdir(mode=0o700, parents=True)
            self.folder.chmod(0o700)
            self._out = (inner / self._name).open("wb")
        except OSError:
            self._stop(Fault.ROOM)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._size += len(raw_data)
        if self._size > settings.LARGEST_LOAD:
            self._stop(Fault.LARGE)
        try:
            self._out.write(raw_data)
        except OSError:
            self._stop(Fault.ROOM)

    def file_complete(self, file_size: int) -> Received:
        try:
            self._out.close()
        except OSError:
            self._stop(Fault.ROOM)
        return Received(f"{self._number}/{self._name}", self._name, file_size)

    def keep(self) -> None:
        """Leave the files to whoever reads them, if what was written down of them stays written."""
        self.kept = True

    def clear(self) -> None:
        """Take away what is not kept."""
        if self._out is not None and not self._out.closed:
            with suppress(OSError):  # what could not be written goes with the folder
                self._out.close()
        if not self.kept:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _stop(self, fault: str) -> None:
        self.fault = fault
        self.clear()
        raise StopUpload


def incoming(slug: str) -> Path:
    """Where a partnership's files lie from when they are sent until they are read."""
    return settings.HOME / "partnerships" / slug / "incoming"


def plain_name(name: str) -> str:
    """A file's name without folders, without what can't be seen, and short enough for any disk; its ending stays."""
    last = PurePath(name.replace("\\", "/")).name
    seen = "".join(c for c in last if c.isprintable()).strip().lstrip(".") or "file"
    ending = "".join(PurePath(seen).suffixes[-2:])[-20:]
    room = _LONGEST_NAME - len(ending.encode())
    stem = seen[: len(seen) - len(ending)] if ending else seen
    return stem.encode()[:room].decode(errors="ignore") + ending


def streamed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose files are streamed. It finds the handler in `request.streamed`, and asks its `fault` first.

    Of a form that is far too large nothing is read at all: the view is asked with the fault alone, and without POST.
    """
    protected = csrf_protect(_once(view))

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        if request.method != "POST":
            return protected(request, *arguments, **named)
        handler = ToFolder(request, incoming(here.partnership().slug))
        request.streamed = handler
        if fault := _fault_before(request):
            handler.fault = fault
            return view(request, *arguments, **named)
        request.upload_handlers = [handler]
        try:
            return protected(request, *arguments, **named)
        except BaseException:
            handler.kept = False
            raise
        finally:
            handler.clear()

    answered.streams = True
    return answered


def _fault_before(request: HttpRequest) -> str:
    """What is known to be wrong before anything is read."""
    if request.META.get(NO_ROOM):
        return Fault.ROOM
    length = request.META.get("CONTENT_LENGTH") or ""
    return Fault.LARGE if length.isdigit() and int(length) > settings.LARGEST_LOAD + settings.BESIDE_FILES else ""


def _once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answered(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        made = []

        def answer() -> HttpResponse:
            made.append(view(request, *arguments, **named))
            return made[0]

        if request.method != "POST" or request.streamed.fault:
            return answer()
        response = submissions.once(request, answer) or answer()
        if response not in made:  # of two at the same time, this was the second, and what it did is undone
            request.streamed.kept = False
        return response

    return answered
