"""The names of WordprocessingML, and how its elements are asked."""

from xml.etree.ElementTree import Element

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{SPACE}}}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
MATHS_BLOCK = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara"
EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def value(element: Element | None, path: str, attribute: str = "val") -> str | None:
    """An attribute of the element at `path` (names without prefix, slashes between), or None."""
    found = at(element, path)
    return None if found is None else found.get(W + attribute)


def at(element: Element | None, path: str) -> Element | None:
    return None if element is None else element.find("/".join(W + name for name in path.split("/")))


def number(text: str | None, otherwise: int = 0) -> int:
    """A number of the file, within reason."""
    try:
        return max(-1, min(int(text or ""), 100_000))
    except ValueError:
        return otherwise


def is_on(element: Element | None, path: str) -> bool | None:
    """Of a switch such as `b`: None where it is not set at all."""
    found = at(element, path)
    return None if found is None else found.get(W + "val", "1") not in ("0", "false", "off")
