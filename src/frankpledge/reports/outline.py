"""The bodies of the reports: which chapters and sections stand in them, in Markdown that names its numbers."""

import re
from pathlib import Path

from frankpledge.evidence.measures.model import THEMES
from frankpledge.reports import bench, themes
from frankpledge.reports.evidence_base import EvidenceBase

TEMPLATES = Path(__file__).parent / "templates"
MOST_SLIDES = 6  # of themes: a meeting has no time for more


def assessment(base: EvidenceBase) -> str:
    """The full assessment: one chapter for each theme, with a section for each of its measures that is held."""
    body = _template("assessment").replace("{{overall-sections}}", _sections(base, "overall"))
    chapters = "\n\n".join(_chapter(base, theme) for theme in THEMES if theme != "overall")
    return body.replace("{{themes}}", chapters).replace("{{bench}}", bench.body(base))


def summary() -> str:
    """Two pages."""
    return _template("summary")


def slides(base: EvidenceBase) -> str:
    """A slide for each theme that has something to say, between what is said of all."""
    telling = themes.with_something_to_say(base)[:MOST_SLIDES]
    return _template("slides").replace("{{themes}}", "\n\n".join(_of("slide", "THEME", t) for t in telling))


def _chapter(base: EvidenceBase, theme: str) -> str:
    return _of("theme", "THEME", theme).replace("{{sections}}", _sections(base, theme))


def _sections(base: EvidenceBase, theme: str) -> str:
    rows = themes.rows_of(base, theme)
    made = [_of("measure", "MEASURE", row.measure.id) for row in rows]
    if any(m.theme == theme for m in base.withheld):
        made.append(_of("withheld", "THEME", theme))
    if any(m.theme == theme for m in base.not_held):
        made.append(_of("absent" if made else "nothing", "THEME", theme))
    return "\n\n".join(made)


def _of(name: str, what: str, value: str) -> str:
    return _template(name).replace(what, value)


def _template(name: str) -> str:
    return (TEMPLATES / f"{name}.md").read_text(encoding="utf-8")


def part(template: str, chapter: str) -> str:
    """What a template has below the heading of one of its chapters, for a report that has that chapter too."""
    found = re.search(rf"^# {re.escape(chapter)}\n(.*?)(?=^# |\Z)", _template(template), re.MULTILINE | re.DOTALL)
    assert found, chapter
    return found[1].strip()
