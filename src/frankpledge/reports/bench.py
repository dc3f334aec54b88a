"""The analyst's bench in an assessment: a chapter for each analysis, a section for each of the measures it is told of.

A name about an analysis is written `analysis-says~hotspots~burglary`, and `analysis-list~hotspots~burglary~0` for the
first of its lists.
"""

from collections.abc import Callable

from frankpledge.documents.tables import Prose
from frankpledge.documents.text import Thing
from frankpledge.evidence.analyses.every import ANALYSES, Analysis
from frankpledge.evidence.analyses.result import NothingToAnalyse, Result
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.sentence import capital
from frankpledge.reports import analyses
from frankpledge.reports.chapters.prose import NOTHING, bullets
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase

MOST_MEASURES = 3  # of an analysis: the site has the others
PRINTED_HEIGHT = 265
# What is told where there is a choice: what people are hurt by or ask about, the most harmful first.
FIRST = (
    "violence-and-sexual-offences", "burglary", "residential-burglary", "robbery", "vehicle-crime", "shoplifting",
    "anti-social-behaviour", "criminal-damage-and-arson", "killed-or-seriously-injured",
)  # fmt: skip


def body(base: EvidenceBase) -> str:
    """The chapters in Markdown that names what stands in them."""
    return "\n\n".join(_chapter(base, one) for one in ANALYSES.values())


def _chapter(base: EvidenceBase, one: Analysis) -> str:
    told = [(m, result) for m in chosen(base, one) if isinstance(result := base.analysis(one.id, m), Result)]
    if not told:
        return f"# {one.title}\n\n{{{{analysis-absent~{one.id}}}}}"
    return "\n\n".join([f"# {one.title}", *(_section(one, m, result) for m, result in told)])


def _section(one: Analysis, measure: Measure | None, result: Result) -> str:
    about = f"{one.id}~{measure.id if measure else ''}"
    lists = [f"{{{{analysis-list~{about}~{i}}}}}" for i in range(len(result.listings))]
    drawn = [f"{{{{analysis-picture~{about}~{i}}}}}" for i in range(len(analyses.pictures(result, PRINTED_HEIGHT)))]
    names = [f"{{{{analysis-{what}~{about}}}}}" for what in ("cautions", "says")]
    heading = [f"## {{{{analysis-title~{about}}}}}"] if measure else []
    return "\n\n".join([*heading, *names, *drawn, *lists])


def chosen(base: EvidenceBase, one: Analysis) -> list[Measure | None]:
    """The measures that an analysis is told of; None where it is of no one measure."""
    if one.measures is None:
        return [None]
    offered = one.measures(base.edition, base.area)
    rank = {id: place for place, id in enumerate(FIRST)}
    return sorted(offered, key=lambda m: (rank.get(m.id, len(rank)), m.order))[:MOST_MEASURES]


def _found(citing: Citing, about: str) -> tuple[Result, int]:
    analysis, measure, *place = about.split("~")
    found = citing.base.analysis(analysis, measures().get(measure))
    assert isinstance(found, Result), about  # a chapter names only what was made
    return found, int(place[0]) if place else 0


def title(citing: Citing, about: str) -> str:
    return _found(citing, about)[0].title


def says(citing: Citing, about: str) -> Prose:
    return Prose("\n\n".join(citing.sentence(s) for s in _found(citing, about)[0].says))


def cautions(citing: Citing, about: str) -> Prose:
    return bullets(f"{c.rstrip('.')}." for c in _found(citing, about)[0].cautions)


def listing(citing: Citing, about: str) -> Thing:
    found, place = _found(citing, about)
    made = analyses.table(found.listings[place])
    return made if made.rows else NOTHING


def picture(citing: Citing, about: str) -> Thing:
    found, place = _found(citing, about)
    return analyses.pictures(found, PRINTED_HEIGHT)[place]


def absent(citing: Citing, about: str) -> Prose:
    """Why there is none of an analysis."""
    one = ANALYSES[about]
    reasons = [
        base for m in chosen(citing.base, one) if isinstance(base := citing.base.analysis(about, m), NothingToAnalyse)
    ]
    why = capital(str(reasons[0])) if reasons else "Nothing that is held can be analysed in this way"
    return Prose(f"Not available. {why.rstrip('.')}.")


OF_ANALYSIS: dict[str, Callable[[Citing, str], Thing]] = {
    "analysis-title": title,
    "analysis-says": says,
    "analysis-cautions": cautions,
    "analysis-list": listing,
    "analysis-picture": picture,
    "analysis-absent": absent,
}
