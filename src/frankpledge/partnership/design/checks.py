"""System checks: a page that writes out a component by hand, where there is a macro for it, warns; and words that are
not made ready, without which a page in Welsh would be half in English.

What the first finds is an element whose classes hold the name of a component, such as <table class="govuk-table">, in a
template outside this room. Here the macros themselves stand, and the shell of every page. Classes of parts, such as
govuk-table__cell, and of plain text, such as govuk-body, are nobody's macro. An inset text, a list of pairs and what
folds are plain elements with a class, and may be written so: a quotation, say, is a <blockquote>.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Warning, register

COMPONENTS = frozenset({
    "govuk-back-link", "govuk-breadcrumbs", "govuk-button", "govuk-checkboxes", "govuk-date-input",
    "govuk-error-summary", "govuk-file-upload", "govuk-input", "govuk-notification-banner", "govuk-pagination",
    "govuk-panel", "govuk-radios", "govuk-select", "govuk-table", "govuk-tag", "govuk-task-list", "govuk-textarea",
    "govuk-warning-text",
})  # fmt: skip
_CLASSES = re.compile(r"""<(\w+)\b[^<>]*?\bclass=["']([^"']*)""")
_OURS = Path(__file__).parent


@register
def every_template_is_built_from_components(app_configs: object, **options: object) -> list[Warning]:
    folders = [Path(folder) for engine in settings.TEMPLATES for folder in engine.get("DIRS", ())]
    return by_hand(path for folder in folders if _OURS not in folder.parents for path in folder.rglob("*.html"))


def by_hand(templates: Iterable[Path]) -> list[Warning]:
    return [
        Warning(
            f"{path.parent.name}/{path.name}, line {line}: <{element}> is a {component} written by hand.",
            hint="Use the macro: design/components.html, design/form.html, or GOV.UK's own.",
            id="frankpledge.W008",
        )
        for path in sorted(templates)
        for line, element, component in _found(path.read_text(encoding="utf-8"))
    ]


@register
def every_catalogue_is_made_ready(app_configs: object, **options: object) -> list[Error]:
    """Pages are said to be in Welsh by `IN_WELSH`: without its catalogue they would say so in English."""
    return [
        Error(
            f"The words in {words.parts[-3]} are not made ready: {words.name} has no .mo beside it.",
            hint="Run: make install",
            id="frankpledge.E008",
        )
        for folder in settings.LOCALE_PATHS
        for words in Path(folder).glob("*/LC_MESSAGES/*.po")
        if not words.with_suffix(".mo").exists()
    ]


def _found(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _CLASSES.finditer(text):
        for component in COMPONENTS.intersection(match[2].split()):
            yield text.count("\n", 0, match.start()) + 1, match[1], component
