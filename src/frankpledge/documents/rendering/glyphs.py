"""What people type and no font of ours can draw. PDF/UA allows no empty box in a letter's place, and Typst refuses the
whole file for one emoji: so such a character is printed by its name, "[grinning face]"."""

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from frankpledge.documents.rendering.typesetting import compiled

USUAL = 0x250  # Latin letters, all of which are there
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_SAMPLE = '#set document(title: "x")\n#set text(lang: "en", font: "Source Sans Pro", fallback: true)\n'


def named(source: str) -> str:
    """The Typst rules by which what can't be drawn of a source is printed by its name; nothing where all can."""
    unusual = sorted({letter for letter in source if ord(letter) >= USUAL and not letter.isspace()})
    return "".join(f"#show {_string(letter)}: {_string(f'[{_name(letter)}]')}\n" for letter in _missing(unusual))


def _missing(letters: list[str]) -> list[str]:
    """Typst itself is asked, of a page that has nothing else on it. It names them all, or some at a time."""
    found: list[str] = []
    left = letters
    while left:
        with TemporaryDirectory(prefix="frankpledge-") as folder:
            sample = Path(folder) / "sample.typ"
            sample.write_text(_SAMPLE + "".join(f"#{_string(letter)} " for letter in left), encoding="utf-8")
            try:
                compiled(sample)
                return found
            except typst.TypstError as error:
                told = "".join(_ESCAPED.sub(_letter, text) for text in _MISSING.findall(error.diagnostic))
                refused = [letter for letter in left if letter in told]
                if not refused:
                    raise
                found += refused
                left = [letter for letter in left if letter not in refused]
    return found


def _letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))


def _name(letter: str) -> str:
    return unicodedata.name(letter, f"U+{ord(letter):04X}").lower()


def _string(text: str) -> str:
    return '"' + "".join(f"\\u{{{ord(letter):x}}}" for letter in text) + '"'
