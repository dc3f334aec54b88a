"""Where counts are from, in words: short for a table's line, and in full below a picture."""

from django.utils.translation import gettext as _

from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.sources import police_street, published_figures, recorded_crime, road_collisions
from frankpledge.partnership.figures.queries.place import Place


def short(source: str, title: str = "") -> str:
    """`data.police.uk`, `Home Office tables`, or the title of a partner's table."""
    if source == published_figures.SOURCE:
        return _("“{title}”").format(title=title) if title else _("a partner’s table")
    known = {
        police_street.SOURCE: _("data.police.uk"),
        recorded_crime.SOURCE: _("Home Office tables"),
        road_collisions.SOURCE: _("Department for Transport tables"),
    }
    return known.get(source) or _("events that a partner sent")


def citation(place: Place, source: str, title: str = "") -> str:
    """The line below a picture or a table."""
    sentences = {
        police_street.SOURCE: _("Source: data.police.uk, records of {force} police."),
        recorded_crime.SOURCE: _("Source: Home Office, police recorded crime by community safety partnership."),
        road_collisions.SOURCE: _("Source: Department for Transport, road casualty statistics."),
        published_figures.SOURCE: _("Source: “{title}”, as it was published."),
    }
    return sentences[source].format(force=place.force, title=title)


def kinds() -> dict[str, str]:
    """Every source that a measure can be counted from, and what it is."""
    return {
        police_street.SOURCE: _("Police records, month by month (data.police.uk)"),
        recorded_crime.SOURCE: _("Home Office tables of recorded crime, quarter by quarter"),
        road_collisions.SOURCE: _("Road casualty statistics of the Department for Transport, month by month"),
        published_figures.SOURCE: _("Tables that partners send or publish"),
    }


def taken(measure: Measure) -> list[tuple[str, str, tuple[str, ...]]]:
    """What a measure takes from each source: what the source is, how it calls it, and the names there."""
    called = {
        police_street.SOURCE: _("published under"),
        recorded_crime.SOURCE: _("offence codes"),
        road_collisions.SOURCE: _("counts of"),
        published_figures.SOURCE: _("printed as"),
    }
    return [(kinds()[source], called[source], names) for source, names in measure.numerators.items()]


def who(measure: Measure) -> str:
    """Who could send what is not held of a measure."""
    if measure.asked_of:
        return measure.asked_of
    senders = {
        police_street.SOURCE: _("published every month at data.police.uk"),
        recorded_crime.SOURCE: _("published every quarter by the Home Office"),
        road_collisions.SOURCE: _("published once a year by the Department for Transport"),
        published_figures.SOURCE: _("the partner whose figure it is"),
    }
    return senders[next(iter(measure.numerators))]
