"""Lookups and boundaries of the Office for National Statistics, as its Open Geography portal names their fields."""

from frankpledge.evidence.sources.dataset import Column, Dataset

ONS = "Office for National Statistics"
SOURCE = "geography"


def _code(heading: str, letters: str) -> Column:
    return Column(
        heading,
        wrong=f"{{}} IS NULL OR NOT regexp_full_match({{}}, '[{letters}]\\d{{8}}')",
        expected=f"a code: one of the letters {letters} and eight digits",
    )


def _name(heading: str) -> Column:
    return Column(heading, wrong="{} IS NULL OR length({}) > 100", expected="a name")


def _lookup(name: str, title: str, *headings: str, delimiter: str = ",") -> Dataset:
    """A lookup whose headings end in CD for codes and NM for names."""
    columns = tuple(
        _code(h, "EWSN") if h.endswith(("CD", "code")) else _name(h) for h in headings if h != "CHGIND"
    ) + tuple(
        Column(h, wrong="{} IS NULL OR {} NOT IN ('U', 'S', 'M', 'X')", expected="U, S, M or X")
        for h in headings
        if h == "CHGIND"
    )
    return Dataset(SOURCE, name, title, ONS, columns, delimiter=delimiter, whole=True)


_YEARS = range(16, 25)

LOOKUPS = (
    _lookup(
        "lsoa11-lsoa21",
        "LSOA 2011 to LSOA 2021, exact fit",
        "LSOA11NM", "LSOA11CD", "CHGIND", "LSOA21NM", "LSOA21CD", "LAD22NM", "LAD22CD",
    ),
    _lookup(
        "lsoa21-ward24",
        "LSOA 2021 to ward 2024, best fit, and district 2024",
        "LSOA21NM", "LSOA21CD", "WD24NM", "WD24CD", "LAD24NM", "LAD24CD",
    ),
    _lookup("lsoa11-lad21", "LSOA 2011 to district 2021", "LSOA11NM", "LSOA11CD", "LAD21NM", "LAD21CD"),
    _lookup("lsoa11-msoa11", "LSOA 2011 to MSOA 2011", "LSOA11NM", "LSOA11CD", "MSOA11NM", "MSOA11CD"),
    _lookup(
        "lad24-csp24-pfa24",
        "District to community safety partnership and police force area, 2024",
        "LAD24CD", "LAD24NM", "CSP24CD", "CSP24NM", "PFA24CD", "PFA24NM",
    ),
    _lookup(
        "lad21-csp21-pfa21",
        "District to community safety partnership and police force area, 2021",
        "lad-code", "lad-name", "csp-code", "csp-name", "PFA21CD", "PFA21NM",
        delimiter=";",
    ),
    _lookup("lad24-fra24", "District to fire and rescue authority, 2024", "LAD24NM", "LAD24CD", "FRA24NM", "FRA24CD"),
    Dataset(
        SOURCE,
        "lad-region",
        "Districts and their regions",
        ONS,
        (Column("LADCD"), Column("LADNM"), Column("RGNNM"), Column("CTRYNM"), Column("Current")),
    ),
    _lookup("lad22-lad23", "District 2022 to district 2023", "LAD22CD", "LAD22NM", "LAD23CD", "LAD23NM"),
    Dataset(
        SOURCE,
        "lad16-lad24",
        "Districts of each year from 2016 to 2024",
        ONS,
        tuple(c for y in _YEARS for c in (Column(f"ltla{y}_code"), Column(f"ltla{y}_name"))),
    ),
)  # fmt: skip

# The properties of a boundary file's features: layer → (code, name).
LAYERS = {
    "lsoa21": ("LSOA21CD", "LSOA21NM"),
    "lsoa11": ("LSOA11CD", "LSOA11NM"),
    "msoa21": ("MSOA21CD", "MSOA21NM"),
    "ward25": ("WD25CD", "WD25NM"),
}
DISTRICT_PROPERTY = "LADCD_ACTIVE"

# A boundary file becomes a table with these columns; the geometry is GeoJSON text, longitude and latitude.
BOUNDARIES = Dataset(
    SOURCE,
    "boundaries",
    "Boundaries, generalised",
    ONS,
    (Column("layer"), Column("district"), Column("code"), Column("name"), Column("geometry")),
    key=("layer", "district"),
)
