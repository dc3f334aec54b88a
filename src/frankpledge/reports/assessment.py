"""A strategic assessment: the template, filled for one area and period, and every figure that it prints."""

import datetime as dt
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from frankpledge.documents.pictures import Picture
from frankpledge.documents.rendering import FORMATS, Woven, numbers, render, weave
from frankpledge.documents.text import Report
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.answer import Answers
from frankpledge.evidence.compare.record import document
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period
from frankpledge.evidence.warehouse import Edition
from frankpledge.reports.evidence_base import EvidenceBase
from frankpledge.reports.resolver import Resolver
from frankpledge.reports.sources import HEADINGS, attribution, row

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Assessment:
    """A report that is ready to be rendered, and the answers behind its figures."""

    report: Report
    answers: Answers
    pictures: dict[str, Picture]  # by key, as they are drawn

    def write(self, folder: Path, formats: Sequence[str] = FORMATS) -> dict[str, Path]:
        """The report in each format, and `figures.json` with everything that each of its figures rests on."""
        folder.mkdir(parents=True, exist_ok=True)
        woven = weave(self.report)
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=folder) as aside:
            made = [*render(woven, Path(aside), "assessment", formats).values(), self._figures(woven, Path(aside))]
            return {path.suffix[1:]: path.replace(folder / path.name) for path in made}

    def _figures(self, woven: Woven, folder: Path) -> Path:
        keys = dict.fromkeys(n.source for n in numbers(woven))
        figures = [document(self.answers.answer(key)) for key in keys]
        pictures = [_drawn(p) for p in self.pictures.values()]
        edition = self.answers.edition.name
        content = {"report": self.report.title, "edition": edition, "figures": figures, "pictures": pictures}
        path = folder / "figures.json"
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
        return path


def _drawn(picture: Picture) -> dict:
    """What a chart or map shows, as rows."""
    table = picture.table
    rows = [list(row) for row in table.rows] if table else []
    headings = [c.heading for c in table.columns] if table else []
    return {"key": picture.key, "title": picture.title, "words": picture.words, "headings": headings, "rows": rows}


def assessment(edition: Edition, area: Area, period: Period, date: dt.date) -> Assessment:
    """The strategic assessment of an area in a period, not rendered yet. Raises NothingHeld."""
    base = EvidenceBase(edition, area, period)
    sections = "\n\n".join(
        (TEMPLATES / "measure.md").read_text(encoding="utf-8").replace("MEASURE", m.id) for m in measures().values()
    )
    body = (TEMPLATES / "assessment.md").read_text(encoding="utf-8").replace("{{sections}}", sections)
    answers, resolver = Answers(edition, base.counted), Resolver(base)
    report = Report(
        title=f"Strategic assessment: {area.name}",
        subtitle=f"Crime and anti-social behaviour in {base.comparison.now.full_phrase}",
        author=f"{area.name} community safety partnership",
        date=date,
        body=body,
        resolve=resolver,
        notice=attribution(edition),
        source_row=lambda figure_id: row(answers, figure_id),
        source_headings=HEADINGS,
    )
    return Assessment(report, answers, resolver.pictures)
