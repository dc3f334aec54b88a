"""PDF, by way of PDFium. Its pages have letters in places and nothing else: lines, texts and tables are found here."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

from frankpledge.evidence.claims.document import Document, Unreadable
from frankpledge.evidence.claims.formats.assembly import Assembly
from frankpledge.evidence.claims.formats.pdf.paragraphs import put
from frankpledge.evidence.claims.formats.pdf.running import without_running
from frankpledge.evidence.claims.formats.pdf.stacks import Line, lines, stacks
from frankpledge.evidence.claims.formats.pdf.tables import arranged
from frankpledge.evidence.claims.formats.pdf.words import WordReader
from frankpledge.evidence.claims.formats.wording import words_of

MOST_PAGES = 2_000
_MANY = 100  # objects on a page without text
_ONE_AT_A_TIME = threading.Lock()  # PDFium may not be asked by two threads at once
_LOCKED = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}

Page = tuple[float, list[Line]]


def read_pdf(stream: BinaryIO, name: str) -> Document:
    """Raises Unreadable for what is locked, broken or has no text but only pictures of it."""
    with _ONE_AT_A_TIME, _opened(stream) as document:
        pages, pictures = _pages(document)
    if not any(made for _, made in pages):
        raise _textless(pictures)
    assembly = Assembly(name)
    assembly.pages = len(pages)
    assembly.notes += _remarks(pictures)
    kept = without_running(pages)
    words = words_of("\n".join(line.text for made in kept for line in made))
    put(assembly, [arranged(stacks(made)) for made in kept], words)
    return assembly.finish()


def _textless(pictures: list[int]) -> Unreadable:
    if pictures:
        return Unreadable(
            "This PDF is scanned: it holds pictures of pages and no text. "
            "Run text recognition (OCR) on it first, or paste the text."
        )
    return Unreadable("There is no text in this PDF. Make it again from the file it was made from, or paste the text.")


@contextmanager
def _opened(stream: BinaryIO) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _LOCKED:
            words = "This PDF is protected by a password. Save a copy without the password and try again."
        else:
            words = "This PDF is broken and can't be opened. Make it again from the file it was made from."
        raise Unreadable(words) from None
    try:
        yield document
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[Page], list[int]]:
    """Each page's height and lines, and the numbers of those that are a picture."""
    if len(document) > MOST_PAGES:
        raise Unreadable(f"This PDF has over {MOST_PAGES:,} pages, which no report has. Give only the report itself.")
    reader = WordReader()
    pages: list[Page] = []
    pictures: list[int] = []
    for at in range(len(document)):
        page = pdfium.FPDF_LoadPage(document.raw, at)
        if not page:
            pages.append((0.0, []))
            continue
        try:
            made = lines(reader.words(page))
            pages.append((pdfium.FPDF_GetPageHeightF(page), made))
            if not made and _has_picture(page):
                pictures.append(at + 1)
        finally:
            pdfium.FPDF_ClosePage(page)
    return pages, pictures


def _has_picture(page: ctypes.c_void_p) -> bool:
    """An image, or so many strokes that they may be letters."""
    count = pdfium.FPDFPage_CountObjects(page)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, at)) for at in range(min(count, 1_000)))
    return count > _MANY or any(kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _remarks(pictures: list[int]) -> list[str]:
    if not pictures:
        return []
    told = ", ".join(str(number) for number in pictures)
    if len(pictures) == 1:
        return [f"Page {told} is a picture without text, so it was not read."]
    return [f"Pages {told} are pictures without text, so they were not read."]
