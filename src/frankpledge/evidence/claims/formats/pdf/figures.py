"""Which letters of a page are in a picture, where the PDF says so: the labels of a chart are no text of the report."""

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

_DEEPEST = 60
_MOST = 20_000  # elements of a page


def marked_in_figures(page: ctypes.c_void_p) -> frozenset[int]:
    """The numbers by which a tagged PDF calls what is in the figures of this page; none of one without tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return frozenset()
    try:
        roots = [
            pdfium.FPDF_StructTree_GetChildAtIndex(tree, n)
            for n in range(_count(pdfium.FPDF_StructTree_CountChildren(tree)))
        ]
        return frozenset(number for root in roots if root for number in _numbers(root))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _numbers(root: ctypes.c_void_p) -> Iterator[int]:
    waiting = [(root, False, 0)]
    seen = 0
    while waiting and seen < _MOST:
        element, within, depth = waiting.pop()
        seen += 1
        within = within or _is_figure(element)
        if within:
            for n in range(_count(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element))):
                yield pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n)
        for n in range(_count(pdfium.FPDF_StructElement_CountChildren(element)) if depth < _DEEPEST else 0):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, n):
                waiting.append((child, within, depth + 1))


def _is_figure(element: ctypes.c_void_p) -> bool:
    name = ctypes.create_string_buffer(64)
    pdfium.FPDF_StructElement_GetType(element, name, 64)
    return name.raw[:14] == "Figure\0".encode("utf-16-le")


def _count(number: int) -> int:
    return max(0, min(number, _MOST))
