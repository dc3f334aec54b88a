"""What partners' tables print without counts: percentages and arrows, as published."""

from frankpledge.documents.tables import Column, Number, Prose, Table
from frankpledge.documents.text import Thing
from frankpledge.evidence import as_published
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.elsewhere import values
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.published import Published, published
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.sources import published_figures
from frankpledge.reports.citing import Citing


def _table(citing: Citing, bare: list[Published]) -> Table:
    base = citing.base
    rows = []
    for measure in measures().values():
        names = measure.numerators.get(published_figures.SOURCE, ())
        printed = [one for one in values(base.edition, base.area, names) if one in bare]
        for period in sorted({one.period for one in printed}):
            figure = base.answers.answer(Question(measure, "as-published", base.area, period, base.edition.name).id)
            of = as_published.printed(base.edition, measure, base.area, period)
            if not of:  # it stands beside a withheld count
                continue
            against = listed(list(dict.fromkeys(as_published.from_when(one) for one in of)))
            titles = ", ".join(dict.fromkeys(one.title for one in of))
            rows.append((measure.title, period.name, Number(figure.text, figure.id), against, titles))
    shares = (("Measure", 0.2), ("Period", 0.16), ("As published", 0.16), ("From when", 0.2), ("Table", 0.28))
    return Table(
        "as-published",
        f"What partners printed of {base.area.name} without counts",
        [Column(h, width=w) for h, w in shares],
        rows,
        ("Without the counts none of it can be checked, and no verdict of ours is drawn from it.",),
    )


def _bare(citing: Citing) -> list[Published]:
    """Everything of the area that tables print without counts."""
    base = citing.base
    return [one for one in published(base.edition, [base.area.code]) if one.kind != "count" and one.period]


def as_printed(citing: Citing) -> Thing:
    """The table, or that there is nothing to show."""
    bare = _bare(citing)
    table = _table(citing, bare)
    if table.rows:
        return table
    if bare:
        return Prose("Tables are held that print percentages or arrows, but under names that fit no measure here.")
    return Prose("No partner's table is held that prints percentages or arrows without counts.")
