"""What stands in the chapters that are about the whole area, by the names that the templates call it by."""

from collections.abc import Callable

from frankpledge.documents.text import Thing
from frankpledge.evidence import coverage
from frankpledge.evidence.period import spoken
from frankpledge.reports.chapters import data, missing, overall, partners, people, summary
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase


def word(find: Callable[[EvidenceBase], str]) -> Callable[[Citing], Thing]:
    """A name that stands for a few plain words."""
    return lambda citing: find(citing.base)


CHAPTERS: dict[str, Callable[[Citing], Thing]] = {
    "area": word(lambda base: base.area.name),
    "kind": word(lambda base: base.gazetteer.kind_of(base.area)),
    "force": word(lambda base: base.force.name),
    "period": word(lambda base: base.comparison.now.full_phrase),
    "period-short": word(lambda base: base.comparison.now.phrase),
    "before": word(lambda base: base.comparison.before.full_phrase),
    "before-short": word(lambda base: base.comparison.before.phrase),
    "edition": word(lambda base: base.edition.name),
    "small-areas": word(lambda base: str(len(base.lsoas))),
    "ward-count": word(lambda base: str(len(base.wards))),
    "months-held": word(lambda base: spoken(coverage.held_of(base.edition, base.area))),
    "notes": summary.notes,
    "changed": summary.changed,
    "changed-in-short": summary.changed_in_short,
    "unchanged": summary.unchanged,
    "unchanged-in-short": summary.unchanged_in_short,
    "unsaid": summary.unsaid,
    "unsaid-in-short": summary.unsaid_in_short,
    "headline-chart": summary.chart,
    "headline-table": summary.table,
    "ages": people.ages,
    "wards": people.wards,
    "deprivation": people.deprivation,
    "own-areas": people.own_areas,
    "sources-held": data.sources_held,
    "place-notes": data.place_notes,
    "institutions": data.institutions,
    "held": data.held,
    "refused": data.refused,
    "breaks": data.recording_breaks,
    "overall": overall.table,
    "bases": overall.bases,
    "changes": overall.changes_chart,
    "company": overall.company,
    "top": overall.top,
    "composition": overall.composition_chart,
    "rolling": overall.rolling_chart,
    "funnel": overall.funnel_chart,
    "published": partners.as_printed,
    "missing": missing.table,
    "missing-in-short": missing.in_short,
}
