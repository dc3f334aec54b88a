"""The words of a page of a PDF, each with where it stands, in the order in which the file has them."""

import ctypes
import math
import re
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from frankpledge.evidence.claims.formats.pdf.figures import marked_in_figures
from frankpledge.evidence.claims.formats.symbols import in_font, raised

_MOST = 200_000  # characters of a page; a whole broadsheet has some 50,000
_HYPHEN = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}  # how a hyphen at the end of a line is told
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_RAISED = 0.2  # of the size: how far above the baseline the foot of a raised figure is


@dataclass(slots=True)
class Word:
    """`x` to `right` and `y`, its baseline, in points from the lower left of the page; `size` as it is printed."""

    text: str
    x: float
    right: float
    y: float
    size: float
    bold: bool


class WordReader:
    """Asks PDFium for the characters of one page after another."""

    def __init__(self) -> None:
        self._doubles = [ctypes.c_double() for _ in range(4)]
        self._refs = [ctypes.byref(d) for d in self._doubles]
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._figures: frozenset[int] = frozenset()

    def words(self, page: ctypes.c_void_p) -> list[Word]:
        """Those that stand upright; labels of an axis that lie on their side are left out, as are those in pictures."""
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return []
        self._figures = marked_in_figures(page)
        try:
            return self._words(text_page)
        finally:
            pdfium.FPDFText_ClosePage(text_page)

    def _words(self, text_page: ctypes.c_void_p) -> list[Word]:
        found: list[Word] = []
        letters: list[str] = []
        start = 0
        count = min(pdfium.FPDFText_CountChars(text_page), _MOST)
        code_at = pdfium.FPDFText_GetUnicode
        for at in range(count):
            code = code_at(text_page, at)
            letter = _HYPHEN.get(code) or chr(code if code < 0x110000 else 0x20)
            if not letter.isspace() and code:
                if not letters:
                    start = at
                letters.append(letter)
            elif letters:
                self._add(found, text_page, letters, start)
                letters = []
        if letters:
            self._add(found, text_page, letters, start)
        return found

    def _add(self, found: list[Word], text_page: ctypes.c_void_p, letters: list[str], start: int) -> None:
        size = self._size(text_page, start)
        if size is None or (self._figures and self._in_figure(text_page, start)):
            return
        end = start + len(letters) - 1
        x, y = self._origin(text_page, start)
        pdfium.FPDFText_GetCharBox(text_page, end, *self._refs)
        right = self._doubles[1].value
        if math.isfinite(x + y + right):
            text = "".join(letters) if max(letters) < "\ue000" else self._seen(text_page, letters, start)
            word = Word(text, x, max(right, x), y, size, self._is_bold(text_page, start))
            if len(text) > 1 and text[-1].isdigit():
                word.text = self._with_raised(text_page, word, start)
            found.append(word)

    def _in_figure(self, text_page: ctypes.c_void_p, at: int) -> bool:
        thing = pdfium.FPDFText_GetTextObject(text_page, at)
        return bool(thing) and pdfium.FPDFPageObj_GetMarkedContentID(thing) in self._figures

    def _origin(self, text_page: ctypes.c_void_p, at: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(text_page, at, *self._refs[:2])
        return self._doubles[0].value, self._doubles[1].value

    def _size(self, text_page: ctypes.c_void_p, at: int) -> float | None:
        """As it is printed; None of what stands on its side."""
        size = pdfium.FPDFText_GetFontSize(text_page, at)
        m = self._matrix
        if not pdfium.FPDFText_GetMatrix(text_page, at, m):
            return size or 10.0
        if abs(m.b) > abs(m.a):
            return None
        return (size * math.hypot(m.c, m.d)) or 10.0

    def _with_raised(self, text_page: ctypes.c_void_p, word: Word, start: int) -> str:
        """Figures at the end of a word that stand above its baseline are a footnote's: “5,433²”."""
        text = word.text
        cut = len(text)
        while cut > 1 and text[cut - 1].isdigit() and self._is_raised(text_page, start + cut - 1, word):
            cut -= 1
        return text[:cut] + raised(text[cut:])

    def _is_raised(self, text_page: ctypes.c_void_p, at: int, word: Word) -> bool:
        pdfium.FPDFText_GetCharBox(text_page, at, *self._refs)
        return self._doubles[2].value - word.y > _RAISED * word.size

    def _seen(self, text_page: ctypes.c_void_p, letters: list[str], start: int) -> str:
        """Letters of picture fonts, which are kept apart from all others, read as what is seen; else as a bullet."""
        seen = (in_font(one, self._font(text_page, start + n)) for n, one in enumerate(letters))
        return "".join("•" if not one or "\ue000" <= one <= "\uf8ff" else one for one in seen)

    def _font(self, text_page: ctypes.c_void_p, at: int) -> str:
        """Its name without the six letters that are put before a font of which only some is kept."""
        pdfium.FPDFText_GetFontInfo(text_page, at, self._name, 128, self._flags)
        name = self._name.value.decode("latin-1").rpartition("+")[2]
        return re.sub(r"(?<=Wingdings)-?(?=\d)", " ", name).removesuffix("-Regular").removesuffix("MT")

    def _is_bold(self, text_page: ctypes.c_void_p, at: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(text_page, at) >= 600:
            return True
        pdfium.FPDFText_GetFontInfo(text_page, at, self._name, 128, self._flags)
        name = self._name.value
        if name not in self._bold:
            self._bold[name] = bool(_BOLD.search(name.decode("latin-1")))
        return self._bold[name]
