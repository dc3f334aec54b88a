"""A partnership's name, colour and logo."""

import struct
import time
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import appearance
from frankpledge.partnership.agencies.colours import contrast_with_white, too_faint
from frankpledge.partnership.agencies.logos import BadLogo, cleaned
from frankpledge.partnership.agencies.models import Partnership

CHANGE = "/p/silverpit/partnership/change/"


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 32, height: int = 20, *, extra: bytes = b"", raw: bytes | None = None, tail: bytes = b"") -> bytes:
    """A red rectangle, eight bits of red, green and blue a pixel."""
    raw = (b"\0" + b"\xff\0\0" * width) * height if raw is None else raw
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + extra
        + chunk(b"IDAT", zlib.compress(raw))
        + chunk(b"IEND", b"")
        + tail
    )


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(width: int = 40, height: int = 30, *, extra: bytes = b"", tail: bytes = b"") -> bytes:
    """In the order of a JPEG, with pixels that nobody could draw: what is tested is how it is taken apart."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8" + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0") + extra + segment(0xDB, bytes(65))
        + segment(0xC0, frame) + segment(0xC4, bytes(20)) + segment(0xDA, b"\x01\x01\0\0\x3f\0")
        + b"\x12\xff\x00\x34\xff\xd0\x56" + b"\xff\xd9" + tail
    )  # fmt: skip


def test_what_is_in_a_file_says_what_it_is_and_not_its_name(silverpit, as_):
    sent = {"logo": SimpleUploadedFile("logo.gif", png(), "image/gif"), "version": silverpit.version}
    assert as_("coordinator").post(f"{CHANGE}logo/", sent).status_code == 302
    answer = as_("councillor").get("/p/silverpit/partnership/logo")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert answer.content == png()


@pytest.mark.parametrize(
    "content", [b"GIF89a" + bytes(50), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF", b"x"]
)
def test_other_kinds_are_refused(content):
    with pytest.raises(BadLogo, match="PNG or a JPEG"):
        cleaned(content)


def test_a_png_loses_its_texts_places_and_whatever_follows_it():
    hidden = chunk(b"tEXt", b"Author\0Jane Doe") + chunk(b"eXIf", b"MM\0*gps") + chunk(b"iCCP", b"x\0\0y")
    assert cleaned(png(extra=hidden, tail=b"<script>")).content == png()


def test_a_jpeg_loses_its_texts_places_and_whatever_follows_it():
    hidden = segment(0xE1, b"Exif\0\0gps here") + segment(0xFE, b"by Jane Doe") + segment(0xED, b"Photoshop 3.0")
    found = cleaned(jpeg(extra=hidden, tail=b"<script>"))
    assert (found.type, found.width, found.height) == ("image/jpeg", 40, 30)
    assert b"gps" not in found.content
    assert b"Jane" not in found.content
    assert found.content.endswith(b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9")


@pytest.mark.parametrize(
    "content",
    [
        png()[:-10], png()[:30], png().replace(b"IDAT", b"IDAX"), png(raw=b"\0"), png(raw=bytes(3_000_000)),
        jpeg()[:-2], jpeg()[:40], b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n",
        jpeg(extra=segment(0xC0, struct.pack(">BHHB", 8, 30, 40, 1) + b"\x01\x11\x00")),
    ],
)  # fmt: skip
def test_a_damaged_picture_is_refused(content):
    with pytest.raises(BadLogo, match="damaged"):
        cleaned(content)


def test_a_scan_without_end_is_refused_at_once():
    endless = jpeg()[:-2] + b"\xff\x00" * 90_000
    began = time.perf_counter()
    with pytest.raises(BadLogo, match="damaged"):
        cleaned(endless)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("make", [png, jpeg])
@pytest.mark.parametrize("size", [(15, 40), (40, 15), (1201, 40), (60_000, 60_000)])
def test_it_is_neither_tiny_nor_vast(make, size):
    content = make(*size, raw=b"") if make is png else make(*size)
    with pytest.raises(BadLogo, match="pixels"):
        cleaned(content)


def test_it_is_at_most_two_hundred_kilobytes(silverpit, as_):
    large = png(extra=chunk(b"tEXt", bytes(200_000)))
    sent = {"logo": SimpleUploadedFile("logo.png", large), "version": silverpit.version}
    answer = as_("coordinator").post(f"{CHANGE}logo/", sent)
    assert "smaller than 200 KB" in answer.content.decode()
    assert "<title>Error: " in answer.content.decode()


def test_it_can_be_taken_away(silverpit, as_, person):
    appearance.set_logo(partnership=silverpit, logo=cleaned(png()), seen=silverpit.version, by=person("coordinator"))
    assert 'class="own-logo"' in as_("analyst").get("/p/silverpit/").content.decode()
    version = Partnership.objects.get().version
    assert as_("coordinator").post(f"{CHANGE}logo/none/", {"version": version}).status_code == 302
    assert as_("analyst").get("/p/silverpit/partnership/logo").status_code == 404


def test_a_stranger_sees_neither_logo_nor_colour(silverpit, fladen, as_, anybody):
    for path in ("logo", "colours.css"):
        assert as_("stranger@fladen.example").get(f"/p/silverpit/partnership/{path}").status_code == 404
        assert anybody.get(f"/p/silverpit/partnership/{path}").status_code == 302


# Colours.


@pytest.mark.parametrize("colour, ratio", [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#777777", 4.48)])
def test_contrast_is_wcags(colour, ratio):
    assert contrast_with_white(colour) == pytest.approx(ratio, abs=0.005)


def test_a_colour_on_which_white_can_not_be_read_is_refused_in_words():
    assert too_faint("#767676") == ""
    assert "the contrast is 4.4 to 1, and has to be 4.5 to 1. Choose a darker colour." in too_faint("#777777")


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345g", "#123456; }", "url(x)", "#１２３４５６"])
def test_nothing_but_a_colour_gets_into_the_style_sheet(silverpit, person, colour):
    with pytest.raises(Refused):
        appearance.change(
            partnership=silverpit, name="X", colour=colour, seen=silverpit.version, by=person("coordinator")
        )


def test_a_coordinator_changes_name_and_colour(silverpit, as_):
    sent = {"name": "Safer Silverpit", "colour": "#00703c", "version": silverpit.version}
    assert as_("coordinator").post(CHANGE, sent).status_code == 302
    page = as_("analyst").get("/p/silverpit/").content.decode()
    assert "Safer Silverpit" in page
    assert f"colours.css?v={silverpit.version + 1}" in page
    sheet = as_("analyst").get("/p/silverpit/partnership/colours.css")
    assert sheet["Content-Type"].startswith("text/css")
    assert "#00703c" in sheet.content.decode()


def test_what_was_typed_is_kept_beside_the_error(silverpit, as_):
    sent = {"name": "Safer Silverpit", "colour": "#ffdd00", "version": silverpit.version}
    page = as_("coordinator").post(CHANGE, sent).content.decode()
    assert "Choose a darker colour" in page
    assert 'value="Safer Silverpit"' in page


def test_of_two_who_change_it_at_once_the_second_is_told(silverpit, as_):
    sent = {"name": "First", "colour": "#00703c", "version": silverpit.version}
    assert as_("coordinator").post(CHANGE, sent).status_code == 302
    answer = as_("coordinator").post(CHANGE, sent | {"name": "Second"})
    assert "Somebody else changed this" in answer.content.decode()
    assert Partnership.objects.get().name == "First"


def test_an_analyst_finds_no_such_page(silverpit, as_):
    for path in ("", "logo/", "area/"):
        assert as_("analyst").get(f"{CHANGE}{path}").status_code == 404
