"""A strategic assessment, its summary of two pages and its slides: of one area and period, and every figure in them."""

import datetime as dt
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from frankpledge.documents.pictures import Picture
from frankpledge.documents.rendering import EVERY, TemplateFileError, Woven, kind_of, numbers, render, weave
from frankpledge.documents.text import Report
from frankpledge.evidence.answers import Answers
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.record import document
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.reports import outline
from frankpledge.reports.evidence_base import EvidenceBase
from frankpledge.reports.resolver import Resolver
from frankpledge.reports.sources import HEADINGS, SHORT_HEADINGS, attribution, row, short_row

SLIDES, FIGURES = "pptx", "figures.json"


@dataclass(frozen=True)
class Assessment:
    """Reports that are ready to be rendered, and the answers behind their figures."""

    report: Report
    summary: Report
    slides: Report
    answers: Answers
    pictures: dict[str, Picture]  # by key, as they are drawn

    def write(
        self,
        folder: Path,
        formats: Sequence[str] = EVERY,
        template: Path | None = None,
        told: Callable[[int, int, str], None] = lambda done, of, name: None,
    ) -> dict[str, Path]:
        """The report and its summary in each format, slides where they are asked for, and `figures.json` with all that
        each figure rests on; by name.

        `template` is a council's own file, whose styles the output of its format has. `told`: how many files are
        written, of how many, and the name of the next; what it raises ends the writing. Raises TemplateFileError.
        """
        own = _format_of(template, formats)
        folder.mkdir(parents=True, exist_ok=True)
        texts = [f for f in formats if f != SLIDES]
        wanted = [("assessment", self.report, texts), ("summary", self.summary, texts)]
        wanted += [("slides", self.slides, [SLIDES])] if SLIDES in formats else []
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=folder) as aside:
            told(0, 0, "")
            woven = {name: weave(report) for name, report, of in wanted if of}
            files = [(name, form) for name, _, of in wanted for form in of]
            made = []
            for place, (name, form) in enumerate(files):
                told(place, len(files) + 1, f"{name}.{form}")
                made += render(woven[name], Path(aside), name, [form], template if form == own else None).values()
            told(len(files), len(files) + 1, FIGURES)
            made.append(self._figures(woven.values(), Path(aside)))
            return {path.name: path.replace(folder / path.name) for path in made}

    def _figures(self, woven: Sequence[Woven], folder: Path) -> Path:
        keys = dict.fromkeys(n.source for one in woven for n in numbers(one))
        figures = [document(self.answers.answer(key)) for key in keys]
        pictures = [_drawn(p) for p in self.pictures.values()]
        edition = self.answers.edition.name
        content = {"report": self.report.title, "edition": edition, "figures": figures, "pictures": pictures}
        path = folder / FIGURES
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
        return path


def _format_of(template: Path | None, formats: Sequence[str]) -> str:
    """The format that a template is for, which must be one of those asked for; nothing without a template."""
    if template is None:
        return ""
    kind = kind_of(template)
    if kind not in formats:
        raise TemplateFileError(f"{template} is a template for {kind}, but only {', '.join(formats)} is asked for.")
    return kind


def _drawn(picture: Picture) -> dict:
    """What a chart or map shows, as rows."""
    table = picture.table
    rows = [list(row) for row in table.rows] if table else []
    headings = [c.heading for c in table.columns] if table else []
    return {"key": picture.key, "title": picture.title, "words": picture.words, "headings": headings, "rows": rows}


def assessment(
    edition: Edition, area: Area, period: Period, date: dt.date, baseline: Period | None = None
) -> Assessment:
    """The strategic assessment of an area in a period, not rendered yet; against the year before, or the baseline.

    Raises NothingHeld, and UnclearPeriod for a baseline that can't be set against the period.
    """
    base = EvidenceBase(edition, area, period, baseline)
    answers, resolver = base.answers, Resolver(base)
    subtitle = f"Crime and anti-social behaviour in {base.comparison.now.full_phrase}"

    def made(title: str, body: str, subtitle: str, **rows) -> Report:
        return Report(
            title=f"{title}: {area.name}",
            subtitle=subtitle,
            author=f"{area.name} community safety partnership",
            date=date,
            body=body,
            resolve=resolver,
            notice=attribution(edition, area),
            **rows,
        )

    full = {"source_row": lambda figure_id: row(answers, figure_id), "source_headings": HEADINGS}
    short = {"source_row": lambda figure_id: short_row(answers, figure_id), "source_headings": SHORT_HEADINGS}
    return Assessment(
        made("Strategic assessment", outline.assessment(base), subtitle, **full),
        made("Summary", outline.summary(), "", brief=True, **short),
        made("Strategic assessment", outline.slides(base), subtitle, **short),
        answers,
        resolver.pictures,
    )
