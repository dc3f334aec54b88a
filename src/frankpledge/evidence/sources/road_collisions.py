"""Road casualty statistics (STATS19) of the Department for Transport: a table of collisions, one of the people hurt in
them and one of the vehicles, a row each, with one reference for what belongs together.

The columns have been renamed four times (`Accident_Index`, `accident_index`, `collision_index`; `collision_ref_no` and
`collision_reference`), so each is known by all its names, and any other is passed over. Missing is −1, or nothing. An
index is a text: it begins with the year and can hold letters and leading zeros. Places are taken from the metres of
the National Grid, since copies are met that lost the decimals of their degrees. `lsoa` is of 2011 even in new tables.

Only collisions that hurt somebody and that the police were told of are in it. Severity is as the police reported it:
forces went over at different times to recording injuries, from which severity follows, and that raised the serious.
"""

from frankpledge.evidence.ground.national_grid import EAST, NORTH
from frankpledge.evidence.sources.dataset import Column, Dataset, quoted

SOURCE = "road_collisions"
DFT = "Department for Transport"
COLLISIONS, CASUALTIES, VEHICLES = "collision", "casualty", "vehicle"  # how keys of parts begin: collision/2023

FATAL, SERIOUS, SLIGHT = 1, 2, 3
COUNTED = {  # what a measure may take, and how severe the injuries are; none: the collision itself
    "collisions": 0,
    "people killed": FATAL,
    "people seriously injured": SERIOUS,
    "people slightly injured": SLIGHT,
}

# Of England and Wales, by the table's code; the names as gazetteers have them.
FORCES = {
    1: "Metropolitan Police", 3: "Cumbria", 4: "Lancashire", 5: "Merseyside", 6: "Greater Manchester", 7: "Cheshire",
    10: "Northumbria", 11: "Durham", 12: "North Yorkshire", 13: "West Yorkshire", 14: "South Yorkshire",
    16: "Humberside", 17: "Cleveland", 20: "West Midlands", 21: "Staffordshire", 22: "West Mercia", 23: "Warwickshire",
    30: "Derbyshire", 31: "Nottinghamshire", 32: "Lincolnshire", 33: "Leicestershire", 34: "Northamptonshire",
    35: "Cambridgeshire", 36: "Norfolk", 37: "Suffolk", 40: "Bedfordshire", 41: "Hertfordshire", 42: "Essex",
    43: "Thames Valley", 44: "Hampshire", 45: "Surrey", 46: "Kent", 47: "Sussex", 48: "London, City of",
    50: "Devon & Cornwall", 52: "Avon and Somerset", 53: "Gloucestershire", 54: "Wiltshire", 55: "Dorset",
    60: "North Wales", 61: "Gwent", 62: "South Wales", 63: "Dyfed-Powys",
}  # fmt: skip

MOTORWAY, A_MOTORWAY, A_ROAD, B_ROAD, C_ROAD, UNCLASSIFIED = 1, 2, 3, 4, 5, 6  # first_road_class

# Kinds of road user, by `casualty_type`.
ROAD_USERS = {
    "on foot": (0,),
    "on a pedal cycle": (1,),
    "on a motorcycle": (2, 3, 4, 5, 23, 97, 103, 104, 105, 106),
    "in a car or taxi": (8, 9, 108, 109),
    "in a van or lorry": (19, 20, 21, 98, 113),
    "in a bus or minibus": (10, 11, 110),
    "in or on something else": (16, 17, 18, 22, 90, 99),
}

_VEHICLES = {  # as tools write the codes of `vehicle_type` in full
    1: "Pedal cycle", 2: "Motorcycle 50cc and under", 3: "Motorcycle 125cc and under",
    4: "Motorcycle over 125cc and up to 500cc", 5: "Motorcycle over 500cc", 8: "Taxi/Private hire car", 9: "Car",
    10: "Minibus (8 - 16 passenger seats)", 11: "Bus or coach (17 or more pass seats)", 16: "Ridden horse",
    17: "Agricultural vehicle", 18: "Tram", 19: "Van / Goods 3.5 tonnes mgw or under",
    20: "Goods over 3.5t. and under 7.5t", 21: "Goods 7.5 tonnes mgw and over", 22: "Mobility scooter",
    23: "Electric motorcycle", 90: "Other vehicle", 97: "Motorcycle - unknown cc",
    98: "Goods vehicle - unknown weight", 99: "Unknown vehicle type (self rep only)",
}  # fmt: skip

_TIME = "try_strptime({}, ['%H:%M', '%H:%M:%S'])"
_MISSING = "coalesce(upper(trim({})), '') IN ('', '-1', '-1.0', 'NULL', 'NA', 'CODE DEPRECATED')"
_WHOLE = "regexp_full_match(trim({}), '-?[0-9]+(\\.0+)?')"


def _index() -> Column:
    return Column(
        "collision_index",
        "index",
        wrong="{} IS NULL OR NOT regexp_full_match({}, '(19|20)[0-9]{2}[0-9A-Za-z]{1,20}')",
        expected="a reference that begins with its year, such as 2023170M20483 (a spreadsheet makes 2.02E+12 of it)",
        also=("accident_index", "Accident_Index"),
    )


def _number(heading: str, name: str, type_: str, most: int, also: tuple[str, ...] = (), **rest: bool) -> Column:
    """A whole number from 0 on, or nothing."""
    return Column(
        heading,
        name,
        sql=f"CASE WHEN NOT {_MISSING} THEN try_cast({{}} AS DOUBLE)::{type_} END",
        wrong=f"NOT {_MISSING} AND NOT coalesce({_WHOLE} AND try_cast({{}} AS DOUBLE) BETWEEN 0 AND {most}, false)",
        expected=f"a whole number from 0 to {most:,}, or -1 where it is missing",
        also=also,
        **rest,
    )


def _severity(heading: str, also: tuple[str, ...]) -> Column:
    return Column(
        heading,
        "severity",
        sql="try_cast({} AS DOUBLE)::UTINYINT",
        wrong=f"{{}} IS NULL OR NOT {_WHOLE} OR try_cast({{}} AS DOUBLE) NOT IN ({FATAL}, {SERIOUS}, {SLIGHT})",
        expected=f"{FATAL} (fatal), {SERIOUS} (serious) or {SLIGHT} (slight)",
        also=also,
    )


def _table(name: str, title: str, *columns: Column) -> Dataset:
    return Dataset(
        source=SOURCE,
        name=name,
        title=title,
        publisher=DFT,
        columns=(_index(), *columns),
        key=("collision_index",),
        key_sql="{}[1:4]",
        key_of=lambda values: f"{name}/{values[0]}",
    )


TABLES = (
    _table(
        COLLISIONS,
        "Road collisions",
        _number("location_easting_osgr", "easting", "INTEGER", EAST, ("Location_Easting_OSGR",)),
        _number("location_northing_osgr", "northing", "INTEGER", NORTH, ("Location_Northing_OSGR",)),
        _number("police_force", "force", "UTINYINT", 99, ("Police_Force",)),
        _severity("collision_severity", ("accident_severity", "Accident_Severity")),
        Column(
            "date",
            sql="try_strptime({}, '%d/%m/%Y')::DATE",
            wrong="try_strptime({}, '%d/%m/%Y') IS NULL",
            expected="a day, written 31/12/2023",
            also=("Date",),
        ),
        Column(
            "time",
            sql=f"{_TIME}::TIME",
            wrong=f"NOT {_MISSING} AND {_TIME} IS NULL",
            expected="a time, written 16:05, or nothing",
            also=("Time",),
        ),
        _number("first_road_class", "road_class", "UTINYINT", 6, ("1st_Road_Class",)),
        _number("first_road_number", "road_number", "USMALLINT", 9999, ("1st_Road_Number",)),
        _number("speed_limit", "speed_limit", "UTINYINT", 99, ("Speed_limit",), optional=True),
        Column(
            "lsoa_of_accident_location",
            "lsoa_code",
            sql=f"CASE WHEN NOT {_MISSING} THEN {{}} END",
            wrong=f"NOT {_MISSING} AND NOT regexp_full_match({{}}, '[EWS]01[0-9]{{6}}')",
            expected="E01 or W01 and six digits, or -1 where it is missing",
            also=("lsoa_of_collision_location", "LSOA_of_Accident_Location"),
        ),
    ),
    _table(
        CASUALTIES,
        "Road casualties",
        _number("casualty_reference", "casualty", "USMALLINT", 9999, ("Casualty_Reference",)),
        _severity("casualty_severity", ("Casualty_Severity",)),
        _number("casualty_type", "type", "UTINYINT", 113, ("Casualty_Type",)),
        _number("age_of_casualty", "age", "UTINYINT", 120, ("Age_of_Casualty",), optional=True),
    ),
    _table(
        VEHICLES,
        "Vehicles in road collisions",
        _number("vehicle_reference", "vehicle", "USMALLINT", 9999, ("Vehicle_Reference",)),
        Column(
            "vehicle_type",
            "type",
            sql="CASE " + " ".join(f"WHEN {{}} = {quoted(t)} THEN {n}" for n, t in _VEHICLES.items())
            + f" WHEN NOT {_MISSING} THEN try_cast({{}} AS DOUBLE)::UTINYINT END",
            wrong=f"NOT {_MISSING} AND NOT coalesce({_WHOLE} AND try_cast({{}} AS DOUBLE) BETWEEN 0 AND 113, false) "
            f"AND {{}} NOT IN ({', '.join(map(quoted, _VEHICLES.values()))}, 'Data missing or out of range')",
            expected="a code of the publisher's list, or its words",
            also=("Vehicle_Type",),
        ),
    ),
    Dataset(
        SOURCE,
        "revisions",
        "Revisions of road casualty statistics",
        DFT,
        tuple(map(Column, ("variable", "previously_published_value", "replacement_value"))),
        not_read="the tables of collisions and casualties, fetched anew, have its changes in them already",
    ),
    Dataset(
        SOURCE,
        "joined",
        "Road casualties",
        DFT,
        tuple(map(Column, ("AREFNO", "collision_severity", "casualty_severity", "number_casualties", "mode"))),
        not_read="somebody joined it from the publisher's tables and put words in place of codes. Fetch the Department "
        "for Transport's own tables of collisions and of casualties",
    ),
)  # fmt: skip
