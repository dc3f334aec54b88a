"""How Typst is asked: with our own fonts alone, for PDF/UA-1, which any reader can read out."""

from pathlib import Path

import typst

from frankpledge.documents.pictures import FONT_FOLDER


def compiled(source: Path) -> bytes:
    """The PDF of a Typst file, which sees no other file than those in its folder. Raises typst.TypstError."""
    return typst.compile(
        str(source),
        root=str(source.parent),
        font_paths=[str(FONT_FOLDER)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
