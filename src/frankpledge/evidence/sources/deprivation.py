"""The English Indices of Deprivation: how each LSOA ranks, 1 the most deprived, on the index and on its domains.

The editions of 2019 (LSOAs of 2011) and of 2025 (LSOAs of 2021) rank different areas by different methods, so a rank of
one says nothing beside a rank of the other. The publisher's files are “File 7” (all ranks, deciles and the residents
that they are set against), “File 1” (the index alone) and “File 2” (the domains).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.evidence.sources.dataset import Column, Dataset

SOURCE = "deprivation"
MHCLG = "Ministry of Housing, Communities and Local Government"
RANKED = {2019: 32844, 2025: 33755}  # LSOAs in England
LSOAS_OF = {2019: 2011, 2025: 2021}

INDEX = "index"
DOMAINS = {  # our name → the publisher's, and what the collected copies of its files call it
    INDEX: ("Index of Multiple Deprivation (IMD)", ("IMD",)),
    "income": ("Income", ("Income",)),
    "employment": ("Employment", ("Employment",)),
    "education": ("Education, Skills and Training", ("Education",)),
    "health": ("Health Deprivation and Disability", ("Health",)),
    "crime": ("Crime", ("Crime",)),
    "housing": ("Barriers to Housing and Services", ("Housing_and_Access", "Housing_and_Services")),
    "environment": ("Living Environment", ("Environment",)),
}
_WIDEST = 80  # letters to which some of the publisher's workbooks cut their headings


@dataclass(frozen=True)
class Deprivation:
    """What one edition of the Indices says of an area, in LSOAs of the edition's own vintage.

    `places`: LSOA code → rank and decile. `split`: those that have been divided since, so that the rank is of the
    divisions together. `partly`: those that lie in the area in part only, and are left out. `missing`: LSOAs of 2021 in
    the area that nothing is known of.
    """

    year: int
    domain: str
    places: Mapping[str, tuple[int, int]]
    split: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()

    @property
    def vintage(self) -> str:
        return f"English Indices of Deprivation {self.year} (LSOAs of {LSOAS_OF[self.year]})"

    @property
    def of(self) -> int:
        """How many LSOAs are ranked, which is the rank of the least deprived."""
        return RANKED[self.year]

    def among(self, deciles: int) -> list[str]:
        """The LSOAs in so many of the most deprived tenths of England: 1 for the most deprived 10%, 2 for 20%."""
        return sorted(code for code, (_, decile) in self.places.items() if decile <= deciles)

    @property
    def average_rank(self) -> float | None:
        """The mean rank of the area's LSOAs, each counting as one: the lower, the more deprived."""
        return sum(rank for rank, _ in self.places.values()) / len(self.places) if self.places else None


def _number(heading: str, name: str, most: int, also: tuple[str, ...], optional: bool) -> Column:
    """A whole number from 1; the files write it as `29199` or `29199.0`."""
    return Column(
        heading,
        name,
        sql="try_cast(replace({}, ',', '') AS DOUBLE)::INTEGER",
        wrong=f"NOT coalesce(try_cast(replace({{}}, ',', '') AS DOUBLE) BETWEEN 1 AND {most}, false) "
        "OR try_cast(replace({}, ',', '') AS DOUBLE) % 1 <> 0",
        expected=f"a whole number from 1 to {most:,}",
        also=also,
        optional=optional,
    )


def _pair(domain: str, ranked: int) -> tuple[Column, Column]:
    """The rank and the decile of a domain; the index must be there, the domains may be."""
    title, short = DOMAINS[domain]
    decile = f"{title} Decile (where 1 is most deprived 10% of LSOAs)"
    return (
        _number(
            f"{title} Rank (where 1 is most deprived)",
            f"{domain}_rank",
            ranked,
            tuple(f"{s}_rank" for s in short),
            domain != INDEX,
        ),
        _number(decile, f"{domain}_decile", 10, (decile[:_WIDEST], *(f"{s}_decile" for s in short)), domain != INDEX),
    )


def _indices(year: int, residents: str) -> Dataset:
    lsoa = LSOAS_OF[year]
    return Dataset(
        SOURCE,
        f"iod{year}",
        f"English Indices of Deprivation {year}, by LSOA {lsoa}",
        MHCLG,
        (
            Column(
                f"LSOA code ({lsoa})",
                "code",
                wrong="{} IS NULL OR NOT regexp_full_match({}, 'E01\\d{6}')",
                expected="the code of an LSOA in England: E01 and six digits",
                also=(f"lsoa{lsoa % 100}_code", f"LSOA{lsoa % 100}CD"),
            ),
            *(column for domain in DOMAINS for column in _pair(domain, RANKED[year])),
            _number(residents, "residents", 1_000_000, (), optional=True),
        ),
        whole=True,
    )


TABLES = (
    _indices(2019, "Total population: mid 2015 (excluding prisoners)"),
    _indices(2025, "Total population: mid 2022"),
)
