"""The zip archive that an XLSX or ODS file is: opened only where it is whole, unlocked and no bomb, without macros."""

import io
import re
import zipfile

from frankpledge.evidence.reading.finding import BROKEN
from frankpledge.evidence.reading.problems import Refused

LARGEST = 600_000_000  # bytes unpacked; a sheet of 200,000 rows and 20 columns has about 200 million
STEEPEST = 400  # times that a file may grow by unpacking, where it grows large; a real sheet does so 10 to 60 times
LARGE = 50_000_000
MOST_CELLS = 20_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MACROS = re.compile(r"(?i)(.*/)?(vbaProject\.bin|macrosheets/.*|dialogsheets/.*|Basic/.+|Scripts/.+)")


def is_archive(content: bytes) -> bool:
    """Whether the bytes are those of a spreadsheet file. Raises Refused for one of a kind that can't be read."""
    if content.startswith(_OLE):
        if _LOCKED in content:
            raise Refused("it is locked with a password: open it, take the password off, save it and send it again")
        raise Refused("it is an old Excel file (.xls): open it and save it as .xlsx or CSV")
    return content.startswith(b"PK")


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, every member unpacked once. Raises Refused where it is broken, locked, a bomb or holds macros."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        _weigh(archive, len(content))
    except BROKEN as error:
        if type(error) is RuntimeError:  # what zipfile raises where a member wants a password
            raise Refused("it is locked with a password: take the password off and save it again") from None
        raise Refused("the file is broken or cut short: save it again, or fetch it again") from None
    _refuse_locked_or_active(archive)
    return archive


def _weigh(archive: zipfile.ZipFile, packed: int) -> None:
    """Unpack everything, keeping nothing: what an archive says of its own size need not be true."""
    unpacked = 0
    for member in archive.infolist():
        with archive.open(member) as content:
            while chunk := content.read(1 << 20):
                unpacked += len(chunk)
                if unpacked > LARGEST or unpacked > max(LARGE, STEEPEST * packed):
                    raise Refused("it unpacks to far more than any spreadsheet of figures does")


def _refuse_locked_or_active(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if any(_MACROS.fullmatch(name) for name in names):
        raise Refused("it holds macros, which are never run here: save it without them, as .xlsx, .ods or CSV")
    if any(name.casefold() == "xl/workbook.bin" for name in names):
        raise Refused("it is a binary Excel file (.xlsb): open it and save it as .xlsx or CSV")
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Refused("it is locked with a password: open it, take the password off, save it and send it again")
    if any(b"<!DOCTYPE" in _beginning(archive, n) for n in names if n.endswith(".xml")):
        raise Refused("it is not as a spreadsheet program writes it (a document type in its XML): save it again")


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as content:
        return content.read(2000)
