"""Outcome, stop and search and road casualty files by hand, as their publishers make them, in the invented country."""

from making import PLAIN, table

OUTCOMES = [
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Outcome type",
]  # fmt: skip
SEARCHES = [
    "Type", "Date", "Part of a policing operation", "Policing operation", "Latitude", "Longitude", "Gender",
    "Age range", "Self-defined ethnicity", "Officer-defined ethnicity", "Legislation", "Object of search", "Outcome",
    "Outcome linked to object of search", "Removal of more than just outer clothing",
]  # fmt: skip

# The names that the Department for Transport has given the columns: the latest, with earlier ones by layout.
COLLISION = [
    "collision_index", "collision_year", "collision_ref_no", "location_easting_osgr", "location_northing_osgr",
    "longitude", "latitude", "police_force", "collision_severity", "number_of_casualties", "date", "day_of_week",
    "time", "first_road_class", "first_road_number", "speed_limit", "junction_detail_historic",
    "lsoa_of_accident_location",
]  # fmt: skip
CASUALTY = [
    "collision_index", "collision_year", "collision_ref_no", "vehicle_reference", "casualty_reference",
    "age_of_casualty", "casualty_severity", "casualty_type",
]  # fmt: skip
LAYOUTS = {
    "2019": {
        "collision_index": "Accident_Index", "collision_year": "", "collision_ref_no": "",
        "location_easting_osgr": "Location_Easting_OSGR", "location_northing_osgr": "Location_Northing_OSGR",
        "longitude": "Longitude", "latitude": "Latitude", "police_force": "Police_Force",
        "collision_severity": "Accident_Severity", "number_of_casualties": "Number_of_Casualties", "date": "Date",
        "day_of_week": "Day_of_Week", "time": "Time", "first_road_class": "1st_Road_Class",
        "first_road_number": "1st_Road_Number", "speed_limit": "Speed_limit", "junction_detail_historic": "",
        "lsoa_of_accident_location": "LSOA_of_Accident_Location", "vehicle_reference": "Vehicle_Reference",
        "casualty_reference": "Casualty_Reference", "age_of_casualty": "Age_of_Casualty",
        "casualty_severity": "Casualty_Severity", "casualty_type": "Casualty_Type",
    },
    "2021": {
        "collision_index": "accident_index", "collision_year": "accident_year",
        "collision_ref_no": "accident_reference", "collision_severity": "accident_severity",
        "junction_detail_historic": "",
    },
    "2025": {},
    "reference": {"collision_ref_no": "collision_reference"},
    "renamed place": {"lsoa_of_accident_location": "lsoa_of_collision_location"},
}  # fmt: skip


def outcome(**changes: str) -> dict[str, str]:
    """One row: nobody was found for a burglary, recorded in January 2024."""
    plain = {
        "Crime ID": f"{1:064x}", "Month": "2024-01", "Reported by": "Fenland Police", "Falls within": "Fenland Police",
        "Longitude": "0.050000", "Latitude": "52.050000", "Location": "On or near Mill Lane", "LSOA code": PLAIN,
        "LSOA name": "Upwell 001A", "Outcome type": "Investigation complete; no suspect identified",
    }  # fmt: skip
    return plain | {k.replace("_", " "): v for k, v in changes.items()}


def search(**changes: str) -> dict[str, str]:
    """One row: a man searched for drugs at a known place, with nothing found."""
    plain = dict.fromkeys(SEARCHES, "") | {
        "Type": "Person search", "Date": "2024-01-15T21:30:00+00:00", "Latitude": "52.050000", "Longitude": "0.050000",
        "Gender": "Male", "Age range": "18-24", "Legislation": "Misuse of Drugs Act 1971 (section 23)",
        "Object of search": "Controlled drugs", "Outcome": "A no further action disposal",
        "Outcome linked to object of search": "False", "Removal of more than just outer clothing": "False",
    }  # fmt: skip
    return plain | {k.replace("_", " "): v for k, v in changes.items()}


def collision(number: int = 1, day: str = "15/01/2023", **changes: str) -> dict[str, str]:
    """One row: somebody was slightly hurt on the A47 in Upwell and Dale, of Fenland's force (made of code 36)."""
    year = day[-4:]
    plain = dict.fromkeys(COLLISION, "-1") | {
        "collision_index": f"{year}36{number:07}", "collision_year": year, "collision_ref_no": f"36{number:07}",
        "location_easting_osgr": "540527", "location_northing_osgr": "239700", "longitude": "0.050000",
        "latitude": "52.037000", "police_force": "36", "collision_severity": "3", "number_of_casualties": "1",
        "date": day, "day_of_week": "1", "time": "16:05", "first_road_class": "3", "first_road_number": "47",
        "speed_limit": "60", "lsoa_of_accident_location": PLAIN,
    }  # fmt: skip
    return plain | changes


def casualty(of: dict[str, str], number: int = 1, **changes: str) -> dict[str, str]:
    """Somebody slightly hurt in a car in this collision."""
    plain = {h: of.get(h, "1") for h in CASUALTY} | {
        "casualty_reference": str(number), "age_of_casualty": "40", "casualty_severity": "3", "casualty_type": "9",
    }  # fmt: skip
    return plain | changes


def laid_out(headings: list[str], rows: list[dict[str, str]], layout: str = "2025") -> str:
    """The rows as a file of one of the layouts."""
    names = {h: LAYOUTS[layout].get(h, h) for h in headings}
    kept = [h for h in headings if names[h]]
    return table([names[h] for h in kept], [[r[h] for h in kept] for r in rows])
