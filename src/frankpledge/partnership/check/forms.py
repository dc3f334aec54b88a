"""What the form gives: a report, as a file or as pasted text, and what is wanted back."""

import re
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

PAGE, WORD, RECORDS = "page", "docx", "json"
PASTED = "pasted text.txt"
_LONGEST_NAME = 100


@dataclass(frozen=True)
class Given:
    """A report's bytes and name; the text, if it was pasted; what is wanted back; and what is wrong, by field."""

    content: bytes = b""
    name: str = ""
    text: str = ""
    back: str = PAGE
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The field that the report came by."""
        return "text" if self.text else "file"


def given(request: HttpRequest) -> Given:
    """What was sent. Raises MultiPartParserError or SuspiciousOperation for what no browser would send."""
    try:
        text, back = request.POST.get("text", ""), request.POST.get("back", PAGE)
        files = request.FILES.getlist("file")
    except RequestDataTooBig:
        return Given(wrong={"text": _("The text is too long for this box: save it as a file, and choose the file")})
    wrong = _wrong_report(request, text.strip(), files) | _wrong_back(back)
    if wrong:
        return Given(text=text, back=back, wrong=wrong)
    if files:
        return Given(files[0].read(), plain_name(files[0].name), back=back)
    return Given(text.encode(errors="replace"), PASTED, text, back)


def plain_name(name: str) -> str:
    """A file's name without folders, and without what can't be seen: some such characters turn the text around them."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(c for c in last if c.isprintable()).strip()[-_LONGEST_NAME:] or _("report")


def _wrong_report(request: HttpRequest, text: str, files: list[UploadedFile]) -> dict[str, str]:
    if _too_large(request):
        return {
            "file": _(
                "The file is larger than 20 MB. On the machine where Frankpledge is installed, "
                "the command “frankpledge check” takes larger ones"
            )
        }
    if files and text:
        return {"file": _("Choose a file or paste text, not both: the text is still below")}
    if not files and not text:
        return {"file": _("Choose a file, or paste text below")}
    if len(files) > 1:
        return {"file": _("Choose one file at a time")}
    if files and not files[0].size:
        return {"file": _("The file is empty: choose another")}
    return {}


def _too_large(request: HttpRequest) -> bool:
    """Such a file was not kept as it came in: nothing of it is there to be measured."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _wrong_back(back: str) -> dict[str, str]:
    return {} if back in (PAGE, WORD, RECORDS) else {"back": _("Choose what you want back")}
