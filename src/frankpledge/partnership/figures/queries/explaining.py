"""A figure's question, its answer and its method in plain words, for every statistic."""

from django.utils.translation import gettext as _

from frankpledge.evidence import peer_groups, places
from frankpledge.evidence.analyses.figures import MAKERS as ANALYSED
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import STATISTICS, Question
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.sources import published_figures, road_collisions
from frankpledge.partnership.design.wording import capitalised


def against(edition: Edition, question: Question) -> str:
    """What the count is set against, as it stands in a sentence; nothing where it is set against nothing."""
    text = question.against
    if question.statistic == "change":
        return question.baseline.full_phrase if question.baseline else _("the same months a year before")
    if question.statistic == "share":
        return places.gazetteer(edition).areas[text].name
    if question.statistic == "part":
        return measures()[text].inline
    if question.statistic == "rank":
        try:
            return peer_groups.group(edition, question.area, text).words
        except UnclearArea:
            return _("its peers")
    return ""


def asked(question: Question, against: str) -> str:
    """The question that is asked of the measure, the area and the period."""
    words = {
        "count": _("how many"),
        "rate": _("how many for each 1,000 {base}"),
        "average": _("how many a month, on average"),
        "change": _("change from {against}"),
        "share": _("its share of {against}"),
        "part": _("its share of {against}"),
        "rank": _("where it stands among {against}, by rate"),
        "residents-each": _("how many residents there are for each"),
        "peak": _("the month with the most"),
        "run": _("how many years in a row it rose or fell"),
        "as-published": _("what was published without counts"),
    }
    asked_for = words.get(question.statistic) or _(STATISTICS[question.statistic])
    return asked_for.format(base=question.measure.denominator, against=against)


def lead(figure: Figure, against: str) -> str:
    """The sentence under the answer."""
    q, measure = figure.question, figure.question.measure
    words = {
        "count": _("{counted} in {period}{by}."),
        "rate": _("{counted} for each 1,000 {base}, in {period} as a whole{by}."),
        "average": _("{counted} a month, on average over {period}{by}."),
        "residents-each": _each(figure),
        "share": _("{part} of the {whole} {unit} recorded in {against}."),
        "part": _("{part} of the {whole} {unit} of {against}."),
    }
    if q.statistic not in words or not figure.spans:
        return _tail(figure, against)
    part, whole = (figure.details.get(name, 0) for name in ("part", "base"))
    said = words[q.statistic].format(
        counted=measure.counted,
        unit=measure.unit,
        base=measure.denominator,
        period=q.period.full_phrase,
        area=q.area.name,
        by=_by(figure),
        part=f"{part:,}",
        whole=f"{whole:,}",
        against=against,
    )
    return capitalised(said)


def _each(figure: Figure) -> str:
    """Several counts of a period, as of people in post, are averaged first."""
    if len(figure.spans) == 1:
        return _("residents of {area} for each one: {counted}, in {period}.")
    return _("residents of {area} for each one, on an average of the counts of {period}: {counted}.")


def _by(figure: Figure) -> str:
    if figure.source == published_figures.SOURCE:
        return _(", as “{title}” has it").format(title=figure.title)
    return _(", recorded by the police")


def _tail(figure: Figure, against: str) -> str:
    """What the answer says after the question and the number that stands above it."""
    said = figure.answer.removeprefix(f"{figure.question.words()}: ")
    rest = said.removeprefix(figure.text)
    return capitalised(rest.lstrip(" ,.;:") if rest[:1] in (",", ".", ";", ":") else said)


def method(figure: Figure) -> str:
    """How it was worked out, in plain words; the formula stands below it."""
    counting = _(
        "Each published record counts once, in the month and small area that it was published under, if the area's own "
        "police force recorded it. Nothing is estimated, and nothing is left out as a duplicate."
    )
    if figure.source == published_figures.SOURCE:
        counting = _("The number is the one that the table prints. It was not counted again, since rows are not held.")
    elif figure.source == road_collisions.SOURCE:
        counting = _(
            "Each collision in the tables counts once, or each person hurt, in the month and the small area in which "
            "it happened. Severity is as the police reported it."
        )
    elif not figure.query:
        counting = _("The numbers of the offence codes that the measure names are added up, quarter by quarter.")
    words = {
        "change": _(
            "The two counts are compared by an exact test that allows for how much this measure's own months go up and "
            "down. Because many measures are looked at together, some would seem to have changed by chance alone; the "
            "test is made stricter for that. A change is said to be a rise or a fall where a difference of its size "
            "would be rare if nothing had changed."
        ),
        "rank": _(
            "The rates of all peers are put in order, the highest first. Rates of small numbers could by chance have "
            "been higher or lower, so each is drawn again thousands of times: the places that it then takes are those "
            "that it could be."
        ),
        "run": _(
            "Each year is set against the one before it. Years before a change of counting, and years that are not "
            "held, end the run."
        ),
        "peak": _(
            "The highest month is set against the same month of earlier years and the level of the other months. As "
            "any of twelve could have been the highest, it has to stand out twelve times as clearly."
        ),
        "as-published": _(
            "It is shown word for word as it was printed. Without the counts that it was made from nobody can check "
            "it, so nothing is worked out from it and no arrow of ours is drawn."
        ),
    }
    if figure.question.statistic in ANALYSED:
        return _(
            "It is a number of an analysis of the events or months behind the count. Its formula says how it is made."
        )
    return words.get(figure.question.statistic, counting)
