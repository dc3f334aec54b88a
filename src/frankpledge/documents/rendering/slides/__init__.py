"""A report as slides: a slide for each second-level heading, and as many more as its words, tables and pictures need.

Written by us on Pandoc's blank presentation, not by Pandoc's own writer: that lets text and tables run off the slide,
gives pictures their address for words and several shapes one id, and numbers no slides.
"""

from __future__ import annotations

from pathlib import Path

from frankpledge.documents.rendering.files import unzip
from frankpledge.documents.rendering.media import SLIDES, marked
from frankpledge.documents.rendering.slides.deck import Deck
from frankpledge.documents.rendering.slides.layouts import lacking
from frankpledge.documents.rendering.slides.planning import plan
from frankpledge.documents.rendering.slides.theme import blank
from frankpledge.documents.rendering.templates import TemplateFileError
from frankpledge.documents.rendering.weaving import weave_again
from frankpledge.documents.rendering.woven import Woven


def pptx(woven: Woven, template: Path | None = None) -> bytes:
    """The finished file; `template` is a .pptx whose master, layouts and theme it takes."""
    woven = weave_again(woven, SLIDES) if marked(woven.report.body) else woven
    deck = Deck(_opened(template) if template else blank(), woven.report, own=template is None)
    for slide in plan(woven, deck.room):
        deck.add(slide)
    return deck.file()


def _opened(template: Path) -> bytes:
    content = template.read_bytes()
    missing = lacking(unzip(content))
    if missing:
        raise TemplateFileError(
            f"{template} has no layout for {' or '.join(missing)}. In PowerPoint, under View, Slide Master, add the "
            "layouts Title Slide and Title and Content, each with its title, and save it again."
        )
    return content
