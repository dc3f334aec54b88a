"""Small changes to the XML in .docx and .odt. minidom, because ElementTree drops namespaces that Word insists on."""

from __future__ import annotations

from collections.abc import Iterator
from xml.dom import minidom
from xml.dom.minidom import Document, Element, parseString


def parse(content: bytes) -> Document:
    return parseString(content)


def serialise(document: Document) -> bytes:
    return document.toxml(encoding="UTF-8")


def child(parent: Element, name: str) -> Element | None:
    """The first child element of that name."""
    return next((node for node in children(parent) if node.tagName == name), None)


def children(parent: Element) -> Iterator[Element]:
    return (node for node in parent.childNodes if node.nodeType == minidom.Node.ELEMENT_NODE)


def added(parent: Element, name: str, first: bool = False, **attributes: str) -> Element:
    """A new child; attribute names have "_" for ":" ("w_val")."""
    element = parent.ownerDocument.createElement(name)
    for key, value in attributes.items():
        element.setAttribute(key.replace("_", ":", 1), value)
    parent.insertBefore(element, parent.firstChild if first else None)
    return element


def ensured(parent: Element, name: str, first: bool = False) -> Element:
    """The child of that name, made if there is none."""
    return child(parent, name) or added(parent, name, first)


def words(element: Element) -> str:
    """All text inside the element."""
    inside = (words(node) if node.nodeType == minidom.Node.ELEMENT_NODE else node.data for node in element.childNodes)
    return "".join(inside)
