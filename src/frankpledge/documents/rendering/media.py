"""Parts of a template that are for slides only, or for the report only: long paragraphs don't belong on a slide.

    ::: slides
    - Shoplifting {{verdict}}: {{count}} in the year.
    :::

    ::: report
    A page of explanation.
    :::

Only the template has them. What a person types into a comment is never looked through for them, so nothing in one
person's paragraph can hide the next person's.
"""

from __future__ import annotations

import re

from frankpledge.documents.text import TemplateError

SLIDES, REPORT = "slides", "report"
FENCE = re.compile(r"^:::+[ \t]*(\S*)[ \t]*$")


def marked(body: str) -> bool:
    """Whether some of the template is for one of the two only."""
    return any(FENCE.match(line) for line in body.splitlines())


def only_for(medium: str, body: str) -> str:
    """The template for slides or for the report; a line left out is left empty, so that the others keep their number.

    Raises TemplateError for a part that is for neither, is opened twice, or never ends.
    """
    kept, inside, opened = [], "", 0
    for number, line in enumerate(body.split("\n"), start=1):
        fence = FENCE.match(line)
        if fence:
            inside = _changed(fence.group(1), inside, number)
            opened = number
        kept.append("" if fence or (inside and inside != medium) else line)
    if inside:
        raise TemplateError(f'The part for {inside} that begins on line {opened} never ends: end it with a line ":::".')
    return "\n".join(kept)


def _changed(word: str, inside: str, number: int) -> str:
    """What the template is in after this line."""
    if word and inside:
        raise TemplateError(f"Line {number} begins a part within the part for {inside}: end that one first.")
    if word not in ("", SLIDES, REPORT):
        raise TemplateError(f'Line {number} is for {word!r}: there are "::: {SLIDES}" and "::: {REPORT}".')
    if not word and not inside:
        raise TemplateError(f'Line {number} ends a part that was never begun with "::: {SLIDES}" or "::: {REPORT}".')
    return word
