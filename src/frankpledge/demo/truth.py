"""What is really so in the invented data, for tests and manuals to be checked against.

The places are the same whatever the seed, so a code or a point may be named here; the seed moves only the incidents.
"""

from dataclasses import dataclass

from frankpledge.demo.months import month_after

FORCE = "Doggerland"
DISTRICT, DISTRICT_CODE = "Silverpit", "E07990001"
NEIGHBOUR, NEIGHBOUR_CODE = "Fladen", "E07990999"

# The busiest small area by far, in the middle of the largest town: disorder, shoplifting and violence together.
HOT_SPOT_LSOA = "E01990001"
# The second busiest point of the district is an institution, not a street that has got worse.
PRISON_LSOA = "E01990045"
PRISON_POINT = (1.454957, 54.988297)
STATIONS = ("Silverpit Central (Station)", "Swarte Cross (Station)")

QUIET_CATEGORY = "Robbery"
# How incidents were recorded changed, not what happened: every district of the force alike, by this factor.
ASB_LOW = 0.5
# In the first district only: one campaign worked, another did nothing, and shoplifting rose by itself.
BURGLARY_CAMPAIGN = 0.7
BICYCLE_CAMPAIGN = 1.0
SHOPS_CAMPAIGN = 1.0
FESTIVAL = "Silverpit Festival"
SHOPLIFTING_RISE = 1.45
# What only the Home Office's quarters tell: in the first district thefts of vehicles grew by this factor and thefts
# from them fell by as many, so that vehicle crime as a whole stayed as it was.
VEHICLES_TAKEN = 11 / 6
# The first district has so many times the other districts' rate of it, which no other category has.
OUTLIER, OUTLIER_TIMES = "Bicycle theft", 3.2
# In the first district those hurt on this road are so many times as likely killed or seriously injured as on others.
DANGEROUS_ROAD, DANGEROUS_TIMES = "A9999", 3
# In one month, while the tip was closed, the council counted so many times the usual fly-tipping.
TIP_CLOSED = 2.0
# Of the burglaries of homes, so many are of a home that was broken into in the days before, and so many near to one.
REPEAT_SHARE, REPEAT_DAYS = 0.07, 180
NEAR_SHARE, NEAR_METRES, NEAR_DAYS = 0.16, 200, 14
# While people are at work a home is so many times as likely broken into, on Friday and Saturday nights violence so many
# times as likely as on other evenings, and on the days of the festival as on other days.
BURGLED_AT_WORK, NIGHT_OUT_TIMES, FESTIVAL_TIMES = 3.0, 4.0, 3.0
NO_PLACE_BEFORE, NO_PLACE_AFTER = 0.005, 0.035
MIXED_MONTHS, NAMELESS_MONTHS, NAMELESS_SHARE = 14, 10, 0.12


@dataclass(frozen=True)
class Truth:
    """The months from which things are so. A month named `until` is the first in which it is no longer so."""

    first: str
    last: str
    crlf_until: str
    no_place_jumps: str
    mixed_codes_from: str
    only_2021_codes_from: str
    nameless_from: str
    nameless_until: str
    asb_low_from: str
    asb_low_until: str
    burglary_campaign_from: str
    bicycle_campaign_from: str
    shops_campaign_from: str
    shoplifting_rises_from: str
    vehicles_taken_from: str
    tip_closed_in: str


def truth(first: str = "2021-01", months: int = 60) -> Truth:
    """The truth about data that begin in one month and run for so many; the changes keep their places in the run."""

    def after(count: int) -> str:
        return month_after(first, max(count, 0))

    return Truth(
        first=first,
        last=after(months - 1),
        crlf_until=after(12),
        no_place_jumps=after(months * 7 // 30),
        mixed_codes_from=after(months // 4),
        only_2021_codes_from=after(months // 4 + MIXED_MONTHS),
        nameless_from=after(months * 3 // 10),
        nameless_until=after(months * 3 // 10 + NAMELESS_MONTHS),
        asb_low_from=after(months // 3),
        asb_low_until=after(months // 3 + months // 2),
        # One month before the last year: nearly all of the year before is still untouched.
        burglary_campaign_from=after(months - 13),
        bicycle_campaign_from=after(months - 12),
        shops_campaign_from=after(months - 6),
        shoplifting_rises_from=after(months - 12),
        vehicles_taken_from=after(months - 12),
        tip_closed_in=after(months - 5),
    )


TRUTH = truth()
