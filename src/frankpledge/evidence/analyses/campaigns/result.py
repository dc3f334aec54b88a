"""Campaigns of a partnership's register, or one that is named in full, as an analysis gives them."""

from collections.abc import Sequence

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.campaigns import told
from frankpledge.evidence.analyses.campaigns.evaluated import Found, find
from frankpledge.evidence.analyses.campaigns.neighbours import members
from frankpledge.evidence.analyses.campaigns.trial import Trial, of_campaign
from frankpledge.evidence.analyses.result import NothingToAnalyse, Result
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.registers import Campaign
from frankpledge.evidence.measures.registers import campaigns as registered
from frankpledge.evidence.measures.street_events import TITLE
from frankpledge.evidence.period import named
from frankpledge.evidence.sentence import Sentence
from frankpledge.evidence.sources import police_street, registers

KEY = "campaigns"


def campaigns(asked: Asked, way: str = "") -> Result:
    """Every campaign of the registers that touches the area and began by the end of the period; `way` names one.

    Raises NothingToAnalyse where there is none, and for the one that is named where it can't be evaluated.
    """
    wanted = [c for c in _of_area(asked) if not way or c.name.casefold() == way.strip().casefold()]
    if not wanted:
        raise NothingToAnalyse(_none(asked, way))
    found: list[Found] = []
    refused: list[tuple[Campaign, str]] = []
    for campaign in wanted:
        try:
            trial = of_campaign(asked.gazetteer, campaign, measures()[campaign.measure])
            found.append(find(asked.edition, trial))
        except NothingToAnalyse as error:
            refused.append((campaign, str(error)))
    if way and refused:
        raise NothingToAnalyse(f"{refused[0][0].name} can't be evaluated: {refused[0][1]}")
    until = (f"Campaigns that began after {named(asked.period.last)} are not in it",) if asked.period else ()
    return _result(asked, found, refused, *until)


def of_trial(asked: Asked, trial: Trial) -> Result:
    """One trial by itself. Raises NothingToAnalyse where it can't be evaluated."""
    return _result(asked, [find(asked.edition, trial)], [])


def _of_area(asked: Asked) -> list[Campaign]:
    """Those with an area that shares ground with the one asked about, and those of which no area is known."""
    ground = asked.gazetteer.members[asked.area.code]

    def touches(campaign: Campaign) -> bool:
        known = []
        for name in campaign.areas:
            try:
                known.append(asked.gazetteer.find(name))
            except UnclearArea:
                return True
        return asked.area in known or bool(members(asked.gazetteer, known) & ground)

    begun = [c for c in registered(asked.edition) if not asked.period or c.period.first <= asked.period.last]
    return [c for c in begun if touches(c)]


def _none(asked: Asked, way: str) -> str:
    if not registered(asked.edition):
        columns = ", ".join(registers.CAMPAIGNS.headings)
        return (
            f"no register of campaigns is held. It is a CSV file with the columns {columns}: read it with "
            "frankpledge evidence read"
        )
    if way:
        names = ", ".join(c.name for c in _of_area(asked))
        return f"the registers have no campaign “{way}” in {asked.area.name}; they have: {names or 'none'}"
    begun = f" that began by {named(asked.period.last)}" if asked.period else ""
    return f"the registers have no campaign in {asked.area.name}{begun}"


def _result(asked: Asked, found: Sequence[Found], refused: Sequence[tuple[Campaign, str]], *left_out: str) -> Result:
    edition = asked.edition
    says = [said for f in found for said in told.says(edition, f, fully=len(found) == 1)]
    says += [Sentence(told.plainly(f"{c.name} can’t be evaluated: {why.rstrip('.')}.")) for c, why in refused]
    done = told.done(found)
    return Result(
        KEY,
        f"What was done in {asked.area.name}, and what followed",
        tuple(says),
        (told.listing(edition, found, [c for c, _ in refused]), *([done] if done else [])),
        (*(told.record(edition, f) for f in found), *(told.refusal(c, why) for c, why in refused)),
        (),
        tuple(told.cautions(found)),
        (*told.method(found), *left_out),
        "; ".join(sorted({title_of(f) for f in found})),
        tuple(found),
    )


def title_of(found: Found) -> str:
    """The title of what the counts are of."""
    series = found.compared.target.series
    return TITLE if series.source == police_street.SOURCE else series.title or "The Home Office’s tables"
