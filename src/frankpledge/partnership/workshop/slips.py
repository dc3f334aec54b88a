"""What is printed on a slip: where to go, the code, and both as a QR code.

The code stands behind the “#” of the address. Browsers keep that part to themselves, so it is in no log of this site's
or of whatever stands before it; a script of ours puts it into the field.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

import qrcode
from django.conf import settings
from django.http import HttpRequest
from markupsafe import Markup
from qrcode.image.svg import SvgPathImage

from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.workshop import codes
from frankpledge.partnership.workshop.changes.running import Slip


@dataclass(frozen=True)
class Printed:
    number: int
    code: str
    qr: Markup


def printed(slips: list[Slip], request: HttpRequest) -> list[Printed]:
    at = address(request)
    return [Printed(slip.number, codes.spaced(slip.code), drawn(f"{at}#{slip.code}")) for slip in slips]


def address(request: HttpRequest) -> str:
    """Where one scores: at the address that the host is known by, or at that of this page."""
    here = outside("score:start")
    return f"{settings.ADDRESS}{here}" if settings.ADDRESS else request.build_absolute_uri(here)


def short(at: str) -> str:
    """As people type it: without https, and without a slash at the end."""
    parts = urlsplit(at)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def drawn(text: str) -> Markup:
    """A QR code as a drawing; to whoever can't see it, the code beside it says the same."""
    svg = qrcode.make(text, image_factory=SvgPathImage, border=2).to_string(encoding="unicode")
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))
