"""The ranking as a picture: a dot for each issue's risk, and a line for what other groups might have made of it."""

from django.utils.translation import gettext as _

from frankpledge.documents.charts.dots import ranged_dots
from frankpledge.documents.pictures import Picture
from frankpledge.partnership.workshop import wording
from frankpledge.partnership.workshop.queries.results import Results, Standing


def risks(found: Results) -> Picture:
    return ranged_dots(
        "risks",
        _("Risk of each issue, as people scored it"),
        wording.steadiness(found),
        [_row(standing) for standing in found.standings],
        unit=_("risk, of %(most)s at most") % {"most": found.criteria.scale[-1] ** 2},
        headings=(_("Issue"), _("Risk"), _("Nine of ten other groups")),
    )


def _row(standing: Standing) -> tuple[str, float | None, float | None, float | None]:
    risk, reach = standing.risk.risk.score, standing.steady.range
    if risk is None or reach is None:
        return (standing.issue.title, None, None, None)
    return (standing.issue.title, risk, min(reach.low, risk), max(reach.high, risk))
