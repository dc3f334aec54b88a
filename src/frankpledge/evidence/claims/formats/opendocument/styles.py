"""What the styles that a file made for itself say of its texts."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.formats.opendocument.names import FO, OFFICE, STYLE, TEXT


@dataclass(frozen=True)
class Style:
    name: str = ""  # of the style a person chose, on which the file's own is based
    bold: bool | None = None
    raised: bool = False
    hidden: bool = False


def style_of(styles: dict[str, Style], element: Element) -> Style:
    name = element.get(f"{TEXT}style-name", "")
    return styles.get(name, Style(_written(name)))


def _written(name: str) -> str:
    """A style's name as a person knows it: other signs than letters are written as `_20_`."""
    return name.replace("_20_", " ")


def automatic_styles(root: Element) -> dict[str, Style]:
    """The styles that the file made for itself, by name."""
    found = {}
    for one in root.iterfind(f"{OFFICE}automatic-styles/{STYLE}style"):
        text = one.find(f"{STYLE}text-properties")
        weight = None if text is None else text.get(f"{FO}font-weight")
        position = "" if text is None else text.get(f"{STYLE}text-position", "")
        high = position.startswith("super") or (position[:1].isdigit() and not position.startswith("0"))
        hidden = text is not None and text.get(f"{TEXT}display") == "none"
        bold = None if weight is None else weight == "bold" or weight >= "600"
        found[one.get(f"{STYLE}name", "")] = Style(
            _written(one.get(f"{STYLE}parent-style-name", "")), bold, high, hidden
        )
    return found
