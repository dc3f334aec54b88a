"""An organisation's own template, looked at before it is used: what it is, and why it can't be used if it can't."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from xml.dom.minidom import parseString
from xml.parsers.expat import ExpatError

LARGEST = 200_000_000  # bytes, unpacked
ACCEPTED = {"docx": (".docx", ".dotx"), "odt": (".odt", ".ott"), "pptx": (".pptx", ".potx")}
WANTED = "A Word (.docx or .dotx), OpenDocument (.odt or .ott) or PowerPoint (.pptx or .potx) file was expected"
READ = re.compile(r"(word/(document|styles)|ppt/(presentation|slide(Master|Layout)s/[^/]+)|styles|content)\.xml$")
MAIN = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "odt": "content.xml"}
OTHERS = {  # how a file of another kind begins
    b"%PDF": "a PDF",
    b"{\\rtf": "a rich text (RTF) file",
    b"<": "a web page or plain XML",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class TemplateFileError(ValueError):
    """The template can't be used; the message says which file, why, and what to do."""


def kind_of(template: Path) -> str:
    """The format that the template is for: "docx", "odt" or "pptx". Raises TemplateFileError."""
    if not template.exists():
        raise TemplateFileError(f"{template} was not found. {WANTED}.")
    if not template.is_file():
        raise TemplateFileError(f"{template} is not a file. {WANTED}.")
    try:
        content = template.read_bytes()
    except OSError as error:
        raise TemplateFileError(f"{template} can't be read: {error.strerror or error}.") from None
    _refuse_other_kinds(template, content)
    kind = _kind_inside(template, _opened(template, content))
    if template.suffix.lower() not in ACCEPTED[kind]:
        right = " or ".join(ACCEPTED[kind])
        raise TemplateFileError(
            f"{template} is named {template.suffix or 'without an ending'} but holds a {right} file. Rename it."
        )
    return kind


def _refuse_other_kinds(template: Path, content: bytes) -> None:
    if not content:
        raise TemplateFileError(f"{template} is empty. {WANTED}.")
    if template.suffix.lower() in (".docm", ".dotm", ".pptm", ".potm"):
        raise TemplateFileError(_with_macros(template))
    if content.startswith(OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise TemplateFileError(
                f"{template} is protected by a password. Save a copy without the password and use that."
            )
        raise TemplateFileError(
            f"{template} is in the Office format of before 2007. Open it and save it as .docx or .pptx."
        )
    for beginning, what in OTHERS.items():
        if content.lstrip()[:8].startswith(beginning):
            raise TemplateFileError(f"{template} is {what}, whatever its name says. {WANTED}.")


def _opened(template: Path, content: bytes) -> dict[str, bytes]:
    """The parts that tell what the file is."""
    damaged = (
        f"{template} is damaged, or is no Office file. Open it in the program it is for, save it again and use that."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST:
                raise TemplateFileError(f"{template} is too large unpacked. Take large pictures out of it.")
            if any(one.flag_bits & 1 for one in archive.infolist()):
                raise TemplateFileError(f"{template} is protected by a password. Save a copy without the password.")
            if archive.testzip():
                raise TemplateFileError(damaged)
            wanted = ("mimetype", "[Content_Types].xml", "META-INF/manifest.xml")
            names = dict.fromkeys(archive.namelist(), b"")
            for name in filter(READ.match, names):
                parseString(archive.read(name))
            return names | {name: archive.read(name) for name in wanted if name in names}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ExpatError):
        raise TemplateFileError(damaged) from None


def _kind_inside(template: Path, parts: dict[str, bytes]) -> str:
    types = parts.get("[Content_Types].xml", b"")
    mimetype = parts.get("mimetype", b"")
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in parts):
        raise TemplateFileError(_with_macros(template))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise TemplateFileError(
            f"{template} is protected by a password. Save a copy without the password and use that."
        )
    kind = ""
    if b"wordprocessingml" in types:
        kind = "docx"
    elif b"presentationml" in types:
        kind = "pptx"
    elif mimetype.strip() in (
        b"application/vnd.oasis.opendocument.text",
        b"application/vnd.oasis.opendocument.text-template",
    ):
        kind = "odt"
    if not kind or MAIN[kind] not in parts:
        what = "a spreadsheet" if b"spreadsheet" in types + mimetype else "neither a document nor a presentation"
        raise TemplateFileError(f"{template} is {what}. {WANTED}.")
    return kind


def _with_macros(template: Path) -> str:
    return (
        f"{template} may contain macros, which are programs, so it is not opened. In Word or PowerPoint, save it "
        "without macros (.dotx, .docx, .potx or .pptx) and use that."
    )
