"""Residents and households of the Office for National Statistics: the Census and the mid-year estimates."""

from frankpledge.evidence.sources.dataset import Column, Dataset
from frankpledge.evidence.sources.geography import ONS

SOURCE = "population"


def _number(heading: str, name: str = "") -> Column:
    """A count of people or households; the files write it as `1474.0`."""
    return Column(
        heading,
        name or heading,
        sql="try_cast({} AS DOUBLE)::INTEGER",
        wrong="NOT coalesce(try_cast({} AS DOUBLE) BETWEEN 0 AND 1e8, false)",
        expected="a number, 0 or more",
    )


def _code(heading: str) -> Column:
    return Column(
        heading,
        "code",
        wrong="{} IS NULL OR NOT regexp_full_match({}, '[EWSNKJ]\\d{8}')",
        expected="a code: a letter and eight digits",
    )


def _dataset(name: str, title: str, *columns: Column, year_in_name: str = "") -> Dataset:
    return Dataset(SOURCE, name, title, ONS, columns, year_in_name=year_in_name, whole=True)


_AGES = (*(_number(str(age), f"age_{age}") for age in range(90)), _number("90+", "age_90"))
_MID = r"mid-(\d{4})"

TABLES = (
    _dataset(
        "census21-lsoa21", "Usual residents, Census 2021, by LSOA 2021",
        _code("LSOA21CD"), _number("total_residents", "total"),
    ),
    _dataset(
        "census21-households-lad23", "Households, Census 2021, by district",
        _code("LAD23CD"), _number("households", "total"),
    ),
    _dataset(
        "mid-lsoa11", "Residents, mid-year estimate, by LSOA 2011",
        Column("LSOA11NM", "name"), _code("LSOA11CD"), _number("total_population", "total"), year_in_name=_MID,
    ),
    _dataset(
        "mid-lsoa11-ages", "Residents by single year of age, mid-year estimate, by LSOA 2011",
        Column("LSOA11NM", "name"), _code("LSOA11CD"), _number("total_population", "total"), *_AGES, year_in_name=_MID,
    ),
    _dataset(
        "mid-lad21-ages", "Residents by single year of age, mid-year estimate, by district",
        _code("LAD21CD"), Column("LAD21NM", "name"), _number("total_population", "total"), *_AGES, year_in_name=_MID,
    ),
)  # fmt: skip
