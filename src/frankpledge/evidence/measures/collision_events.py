"""Road collisions as events: where and when each happened, to the metre and the minute."""

import numpy as np

from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.collision_tables import road_names
from frankpledge.evidence.measures.collisions import counts_people, held_months, of_area
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources.road_collisions import SOURCE

TITLE = "Road casualty statistics"
_LAST_MINUTE = np.timedelta64(24 * 60 - 1, "m")


def collision_events(edition: Edition, measure: Measure, area: Area, period: Period) -> Events | None:
    """The collisions of an area in the held months of a period, or those in which people were hurt that the measure
    counts, with how many; None where no month is held, or the measure is not in the tables.

    One whose time is missing may have been at any minute of its day.
    """
    if SOURCE not in measure.numerators:
        return None
    held = held_months(edition, area, counts_people(measure))
    months = [np.datetime64(m, "M") for m in period.months if m in held]
    if not months:
        return None
    found = of_area(edition, area)
    found = found.only(np.isin(found.month, months) & (found.counted(measure) > 0))
    n = found.counted(measure)
    without = int(n[np.isnan(found.easting)].sum())
    return Events(
        source=SOURCE,
        title=TITLE,
        open=True,
        exact=True,
        n=n,
        easting=found.easting,
        northing=found.northing,
        lsoa=found.lsoa,
        month=found.month,
        start=np.where(np.isnat(found.start), found.day, found.start),
        end=np.where(np.isnat(found.start), found.day + _LAST_MINUTE, found.start),
        key=np.zeros(len(n), dtype=np.uint64),
        place=road_names(found),
        set_aside={"without a point": without} if without else {},
    )
