"""The presentation whose look ours has, when a council gives none: Pandoc's own, in Arial on 13.33 by 7.5 inches."""

from __future__ import annotations

import re
from functools import cache

from frankpledge.documents.rendering.files import rezip, unzip
from frankpledge.documents.rendering.pandoc import data_file

EMU = 12700  # of a point
INK, GREY = "12376B", "595959"
LEFT, WIDTH = 45, 870  # points, on a slide of 960 by 540
BOXES = {"title": (LEFT, 24, WIDTH, 78), "body": (LEFT, 114, WIDTH, 372)}
FOOT = {"ftr": (LEFT, 500, 660, 24), "sldNum": (LEFT + 720, 500, 150, 24)}
COLOURS = {
    "dk2": INK,
    "lt2": "EEF2F7",
    "accent1": INK,
    "accent2": "467BB0",
    "accent3": "595959",
    "accent4": "84ACD2",
    "accent5": "8A8F94",
    "accent6": "404040",
    "hlink": "1A5A96",
    "folHlink": "4C2C92",
}


@cache
def blank() -> bytes:
    """The whole file."""
    parts = unzip(data_file("reference.pptx"))
    for name in parts:
        if re.match(r"ppt/(slideMasters|slideLayouts|theme)/[^/]+\.xml$", name) or name == "ppt/presentation.xml":
            parts[name] = _changed(name, parts[name].decode()).encode()
    return rezip(parts)


def _changed(name: str, xml: str) -> str:
    xml = xml.replace('lang="en-US"', 'lang="en-GB"')
    if "theme" in name:
        return _theme(xml)
    if name == "ppt/presentation.xml":
        return re.sub(r"<p:sldSz[^>]*/>", '<p:sldSz cx="12192000" cy="6858000"/>', xml)
    xml = _enlarged(xml)
    if "slideMasters" in name:
        return _master(xml)
    return _left(xml)


def _theme(xml: str) -> str:
    for name, colour in COLOURS.items():
        xml = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\1<a:srgbClr val="{colour}"/>\2', xml)
    xml = re.sub(r'(<a:m(?:aj|in)orFont><a:latin typeface=")[^"]*', r"\1Arial", xml)
    return xml.replace('name="Office Theme"', 'name="Plain"', 1)


def _enlarged(xml: str) -> str:
    """From 10 inches wide to 13.33, which is what PowerPoint itself makes, so that sizes of type mean the same."""

    def larger(found: re.Match) -> str:
        return f'{found.group(1)}{int(found.group(2)) * 4 // 3}"'

    return re.sub(r'((?:\b[xy]|\bc[xy]|marL|indent|\bsz)=")(-?\d+)"', larger, xml)


def _master(xml: str) -> str:
    for kind, (left, top, width, height) in {**BOXES, **FOOT}.items():
        box = f'<a:off x="{left * EMU}" y="{top * EMU}"/><a:ext cx="{width * EMU}" cy="{height * EMU}"/>'
        xml = re.sub(rf'(<p:ph type="{kind}".*?<a:xfrm>).*?(</a:xfrm>)', rf"\g<1>{box}\2", xml, count=1, flags=re.S)
    xml = _sized(xml, "titleStyle", (30,), f'<a:srgbClr val="{INK}"/>', ' b="1"')
    xml = _sized(xml, "bodyStyle", (22, 20, 18, 18, 18), '<a:schemeClr val="tx1"/>')
    xml = xml.replace('<a:lvl1pPr algn="ctr" defTabSz', '<a:lvl1pPr algn="l" defTabSz', 1)
    # Titles stand on the line below them, so that one or two lines begin their slide's words at the same height.
    xml = xml.replace('rtlCol="0" anchor="ctr"><a:normAutofit/>', 'rtlCol="0" anchor="b"><a:normAutofit/>', 1)
    xml = re.sub(r'<a:defRPr sz="1200"><a:solidFill>.*?</a:solidFill>', _foot_run(), xml)
    return xml.replace('<a:lvl1pPr algn="ctr"><a:defRPr sz="1200">', '<a:lvl1pPr algn="l"><a:defRPr sz="1200">')


def _foot_run() -> str:
    return f'<a:defRPr sz="1200"><a:solidFill><a:srgbClr val="{GREY}"/></a:solidFill><a:latin typeface="+mn-lt"/>'


def _sized(xml: str, style: str, sizes: tuple[int, ...], colour: str, more: str = "") -> str:
    """The levels of a text style in these sizes (points)."""
    opening, inside, rest = re.split(rf"<p:{style}>|</p:{style}>", xml, maxsplit=2)
    for level, size in enumerate(sizes, start=1):
        pattern = rf'(<a:lvl{level}pPr .*?<a:defRPr )sz="\d+"([^>]*><a:solidFill>).*?(</a:solidFill>)'
        inside = re.sub(pattern, rf'\g<1>sz="{size}00"{more}\2{colour}\3', inside, count=1, flags=re.S)
    return f"{opening}<p:{style}>{inside}</p:{style}>{rest}"


def _left(xml: str) -> str:
    """The opening slide and the chapters' in the look of the others: from the left, no capitals forced."""
    xml = xml.replace('algn="ctr"', 'algn="l"').replace(' cap="all"', "")
    pale = '<a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr>'
    xml = xml.replace(pale, f'<a:srgbClr val="{GREY}"/>')
    if 'type="title"' in xml or 'type="secHead"' in xml:
        title = (LEFT, 130, WIDTH, 150)
        below = (LEFT, 296, WIDTH, 130)
        boxes = iter((title, below))

        def moved(found: re.Match) -> str:
            box = next(boxes, None)
            if box is None:
                return found.group(0)
            left, top, width, height = box
            place, size = f'x="{left * EMU}" y="{top * EMU}"', f'cx="{width * EMU}" cy="{height * EMU}"'
            return f"<a:xfrm><a:off {place}/><a:ext {size}/></a:xfrm>"

        head, shapes = xml.split("</p:grpSpPr>", 1)
        xml = f"{head}</p:grpSpPr>{re.sub(r'<a:xfrm>.*?</a:xfrm>', moved, shapes)}"
        xml = xml.replace('anchor="t"', 'anchor="b"', 1)
    return xml
