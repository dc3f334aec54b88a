"""An invented report on ice-cream sales in an invented county: the same on every run, full of awkward characters."""

from __future__ import annotations

import datetime as dt
import functools
import math
import random

import numpy as np
import shapely
from shapely.geometry import mapping

from frankpledge.documents.charts import change_chart, monthly_chart
from frankpledge.documents.maps import Shape, choropleth
from frankpledge.documents.tables import Column, Number, Prose, Table
from frankpledge.documents.text import Report

BOROUGHS = (
    *(
        "Ashcombe",
        "Brindle",
        "Castle Hythe",
        "Dunmere",
        "Eastlow",
        "Fenwick & Marsh",
        "Great Pedding",
        "Holloway Cross",
    ),
    *("Ingleford", "Jarrow Common", "Kelby", "Little Stratton-on-the-Wold", "Marlbury", "Netherfold", "Oakley"),
    *("Pinder's End", "Queensmead", "Rushbrook", "Saltby", "Thornaby Green"),
)
YEARS = ("2017-18", "2018-19", "2019-20", "2020-21", "2021-22", "2022-23", "2023-24", "2024-25")
AWKWARD = "<b>&</b> *stars* _lines_ $5 #1 @home [box] ^up^ ~down~ `tick` \\slash {brace} \"quoted\" 'n' <i"


def cells(count: int = 20, seed: int = 7) -> list[Shape]:
    """Boroughs as the cells of a Voronoi diagram, cut to a rough coast."""
    chance = np.random.default_rng(seed)
    turns = np.linspace(0, 2 * math.pi, 60, endpoint=False)
    reach = 0.22 + 0.03 * np.sin(3 * turns) + 0.015 * np.sin(7 * turns)
    coast = shapely.Polygon(np.column_stack([-1.0 + 1.5 * reach * np.cos(turns), 52.5 + reach * np.sin(turns)]))
    points = shapely.MultiPoint(
        [
            (x, y)
            for x, y in chance.uniform((-1.35, 52.25), (-0.65, 52.75), (400, 2))
            if coast.contains(shapely.Point(x, y))
        ][:count]
    )
    diagram = shapely.voronoi_polygons(points, extend_to=coast)
    parts = [shapely.intersection(part, coast) for part in shapely.get_parts(diagram)]
    return [Shape(f"B{n:02}", BOROUGHS[n], mapping(part)) for n, part in enumerate(parts)]


def monthly(months: int, level: float, missing: tuple[int, ...] = (), seed: int = 3) -> list[tuple[str, float | None]]:
    """`months` from April 2021 with a summer every year."""
    chance = random.Random(seed)
    points = []
    for n in range(months):
        year, month = divmod(3 + n, 12)
        value = round(level * (1 + 0.5 * math.cos((month - 6) / 6 * math.pi)) + chance.gauss(0, level * 0.08))
        points.append((f"{2021 + year}-{month + 1:02}", None if n in missing else value))
    return points


def number(text: str, *key: str) -> Number:
    return Number(text, "~".join(key) + "@2025-06")


@functools.cache
def things() -> dict:
    """What the names in the template stand for."""
    chance = random.Random(11)
    found: dict = {
        "place": "Ambleshire",
        "awkward": AWKWARD,
        "awkward-number": number("1*2_3 <&> $#@", "awkward", "key with <b>&"),
        "comment": Prose(
            "The parlours say that **the wet August** cost them {{cones~2023-24@all}} cones.\n\n"
            "- Asked for by members: more benches.\n- <script>alert(1)</script> is printed as it was typed.\n\n"
            "The second paragraph of the comment costs £5 & has a_name_in_it."
        ),
        "aside": Prose("*as far as we know*"),
    }
    for year in YEARS:
        found[f"cones~{year}@all"] = number(f"{chance.randint(20_000, 60_000):,}", "cones", year, "all")
        found[f"lollies.{year}/all:x-1"] = number(f"{chance.randint(1_000, 9_000):,}", "lollies", year, "all")
        found[f"change-{year}"] = number(f"{chance.randint(10, 390) / 10}%", "change", year)
    found |= _tables(chance) | _charts() | _maps(chance)
    return found


def _tables(chance: random.Random) -> dict:
    boroughs = [
        (name, *(number(f"{chance.randint(400, 4_000):,}", "cones", name, year) for year in YEARS), "rose")
        for name in BOROUGHS
    ]
    wide = Table(
        "boroughs",
        "Cones sold in each borough, by financial year, and what that amounts to",
        (Column("Borough"), *(Column(year, numeric=True) for year in YEARS), Column("Verdict")),
        boroughs,
        notes=("A cone is a cone whatever is in it.", Prose("Tubs are *not* counted: see {{cones~2024-25@all}}.")),
    )
    short = Table(
        "flavours",
        f"Flavours, with {AWKWARD}",
        (Column("Flavour"), Column("Cones sold", numeric=True), Column("Change"), Column("What we make of it")),
        [
            (
                "Vanilla",
                number("12,400", "vanilla"),
                Prose("rose by {{change-2024-25}}"),
                "Still the one that most people ask for.",
            ),
            (AWKWARD, number("7", "awkward"), "too few to compare", Prose("Nobody knows why; *a trial* ended in May.")),
            ("Rum & raisin", "not available", "not available", "The parlour that sells it sent no figures this year."),
        ],
    )
    return {"boroughs": wide, "flavours": short}


def _charts() -> dict:
    return {
        "by-month": monthly_chart(
            "by-month",
            "Cones sold each month, April 2021 to March 2025",
            "Sales peak each July and are lowest in January. The yearly average rose from 1,010 to 1,190 a month.",
            monthly(48, 1_100, missing=(14, 15, 16, 30)),
            unit="cones a month",
            spans=[
                ("2021-04", "2022-03", 1010, "2021/22: 1,010 a month"),
                ("2022-04", "2023-03", 1085, "2022/23: 1,085 a month"),
                ("2023-04", "2024-03", 1120, "2023/24: 1,120 a month"),
                ("2024-04", "2025-03", 1190, "2024/25: 1,190 a month"),
            ],
            breaks=[("2023-01", "Tubs no longer counted"), ("2023-05", "New tills: each scoop is now one sale")],
        ),
        "few-months": monthly_chart(
            "few-months",
            "Wafers <returned> & replaced, 2024",
            "Between 2 and 9 wafers were returned each month.",
            monthly(13, 5, missing=(4,), seed=9),
            spans=[("2021-04", "2022-04", 5.2, "average 5.2 a month")],
        ),
        "changes": change_chart(
            "changes",
            "Change in cones sold since last year, by flavour",
            "Vanilla rose; chocolate fell; the other flavours show no clear change.",
            [
                ("Vanilla", 22.4, 12.0, 33.5, "rose"),
                ("Chocolate with real Belgian pieces in it", -31.4, -44.0, -18.2, "fell"),
                ("Mint", 4.0, -18.0, 31.0, "no clear change"),
                ("Liquorice", 180.0, 20.0, 640.0, "rose"),
                ("Elderflower & gooseberry", None, None, None, "too few to compare"),
                ("Pistachio", -8.0, None, None, "not like for like"),
            ],
        ),
    }


def _maps(chance: random.Random) -> dict:
    shapes = cells()
    sales = {shape.code: chance.randint(3, 140) for shape in shapes}
    rates = {shape.code: chance.uniform(0.2, 9.7) for shape in shapes}
    del sales["B04"], sales["B11"]
    ranked = sorted(sales, key=sales.get, reverse=True)[:6]
    return {
        "map-sales": choropleth(
            "map-sales",
            "Cones sold in June 2025, by borough",
            "Sales are highest in the middle of the county and lowest along the northern coast.",
            shapes,
            sales,
            unit="cones sold in June 2025",
            no_figure={"B04": "the parlour sent none", "B11": "has no parlour"},
            marks={code: str(n) for n, code in enumerate(ranked, start=1)},
            labels=[("Ambleton", -1.0, 52.5), ("Port Sorrel", -1.2, 52.42), ("Upper Wick", -0.86, 52.58)],
        ),
        "map-rates": choropleth(
            "map-rates",
            "Cones sold for each resident, by borough",
            "Residents of the eastern boroughs buy most.",
            shapes,
            rates,
            unit="cones for each resident",
            places=1,
            classes=4,
        ),
    }


BODY = """
# What we found

In {{place}} parlours sold {{cones~2024-25@all}} cones in 2024-25, {{change-2024-25}} more than the
{{cones~2023-24@all}} of the year before ({{aside}}). Of lollies they sold {{lollies.2024-25/all:x-1}}, against
**{{lollies.2023-24/all:x-1}}**; "{{change-2023-24}}" was what we hoped for. A value may hold anything: {{awkward}},
and a number too: {{awkward-number}}.

{{comment}}

{{by-month}}

## Year by year

{{years}}

{{few-months}}

## Flavours

The table leaves nothing out.

{{flavours}}

{{changes}}

# Where

Sales differ between boroughs. The six that sold most are numbered.

{{map-sales}}

{{map-rates}}

## Every borough

{{boroughs}}

# What to do next

1. Open a parlour where there is none.
2. Ask again in a year.

> "I would walk a mile for a cone", said one resident.

Aim                 | Owner | By
--------------------|-------|-----
More benches        | Parks | May
Fewer wasps         | Parks | July

#### Thanks

To everyone who ate one.[^1]

[^1]: And to those who watched.

# Where the numbers come from

{{sources}}
"""


def report(**changes) -> Report:
    """The report, with any of its parts changed."""
    known = dict(things())
    known["years"] = Prose(
        "\n\n".join(
            f"In {year} parlours sold {{{{cones~{year}@all}}}} cones and {{{{lollies.{year}/all:x-1}}}} lollies, "
            f"a change of {{{{change-{year}}}}} on the year before. The weather was "
            "neither good nor bad, and prices stayed as they were."
            for year in YEARS
        )
    )
    parts = {
        "title": "Ice cream in Ambleshire <2025> & before",
        "subtitle": "Yearly assessment of cones, lollies and wafers",
        "author": "Ambleshire Frozen Partnership",
        "date": dt.date(2025, 6, 3),
        "body": BODY,
        "resolve": known.__getitem__,
        "notice": "Contains invented data © the Ambleshire parlours 2025 & licensed to nobody.",
        "source_row": lambda key: (
            key,
            "Parlours' tills, release of June 2025",
            "1 April 2024 to 31 March 2025",
            "9f86d081884c7d659a2feaa0",
        ),
        "source_headings": ("Figure", "From", "Period", "File begins"),
    }
    return Report(**{**parts, **changes})
