"""The Home Office's offence codes that make up each published category, and how an invented year divides among them.

Codes, descriptions and groups are the publisher's; the shares are made up. Anti-social behaviour is no offence.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Offence:
    """One code of the quarterly tables, and its share, 0 to 1, of the published category that it is in."""

    code: str
    description: str
    group: str
    subgroup: str
    share: float


_INJURY = ("Violence against the person", "Violence with injury")
_NO_INJURY = ("Violence against the person", "Violence without injury")
_STALKING = ("Violence against the person", "Stalking and harassment")
_RAPE = ("Sexual offences", "Rape")
_SEXUAL = ("Sexual offences", "Other sexual offences")
_ROBBERY = ("Robbery", "Robbery")
_RESIDENTIAL = ("Theft offences", "Residential burglary")
_BUSINESS = ("Theft offences", "Non-residential burglary")
_VEHICLE = ("Theft offences", "Vehicle offences")
_OTHER_THEFT = ("Theft offences", "All other theft offences")
_ARSON = ("Criminal damage and arson", "Arson")
_DAMAGE = ("Criminal damage and arson", "Criminal damage")
_TRAFFICKING = ("Drug offences", "Trafficking of drugs")
_POSSESSION = ("Drug offences", "Possession of drugs")
_WEAPONS = ("Possession of weapons offences", "Possession of weapons offences")
_PUBLIC_ORDER = ("Public order offences", "Public order offences")
_MISCELLANEOUS = ("Miscellaneous crimes", "Miscellaneous crimes")

_ROWS = {
    "Bicycle theft": [("44", "Bicycle theft", "Theft offences", "Bicycle theft", 1.0)],
    "Burglary": [
        ("28E", "Burglary - residential", *_RESIDENTIAL, 0.53),
        ("28F", "Attempted burglary - residential", *_RESIDENTIAL, 0.08),
        ("28G", "Distraction burglary - residential", *_RESIDENTIAL, 0.015),
        ("29A", "Aggravated burglary - residential", *_RESIDENTIAL, 0.01),
        ("30C", "Burglary - business and community", *_BUSINESS, 0.32),
        ("30D", "Attempted burglary - business and community", *_BUSINESS, 0.04),
        ("31A", "Aggravated burglary - business and community", *_BUSINESS, 0.005),
    ],
    "Criminal damage and arson": [
        ("56A", "Arson endangering life", *_ARSON, 0.02),
        ("56B", "Arson not endangering life", *_ARSON, 0.06),
        ("58A", "Criminal damage to a dwelling", *_DAMAGE, 0.2),
        ("58B", "Criminal damage to a building other than a dwelling", *_DAMAGE, 0.1),
        ("58C", "Criminal damage to a vehicle", *_DAMAGE, 0.4),
        ("58D", "Other criminal damage", *_DAMAGE, 0.22),
    ],
    "Drugs": [
        ("92A", "Trafficking in controlled drugs", *_TRAFFICKING, 0.25),
        ("92C", "Other drug offences", *_POSSESSION, 0.01),
        ("92D", "Possession of controlled drugs (excl. Cannabis)", *_POSSESSION, 0.22),
        ("92E", "Possession of controlled drugs (Cannabis)", *_POSSESSION, 0.52),
    ],
    "Other theft": [
        ("35", "Blackmail", *_OTHER_THEFT, 0.07),
        ("40", "Theft in a dwelling other than from an automatic machine or meter", *_OTHER_THEFT, 0.17),
        ("41", "Theft by an employee", *_OTHER_THEFT, 0.03),
        ("42", "Theft of mail", *_OTHER_THEFT, 0.02),
        ("49", "Other theft", *_OTHER_THEFT, 0.59),
        ("49A", "Making off without payment", *_OTHER_THEFT, 0.12),
    ],
    "Possession of weapons": [
        ("10C", "Possession of other weapons", *_WEAPONS, 0.35),
        ("10D", "Possession of article with blade or point", *_WEAPONS, 0.55),
        ("81", "Other firearms offences", *_WEAPONS, 0.1),
    ],
    "Public order": [
        ("9A", "Public fear, alarm or distress", *_PUBLIC_ORDER, 0.85),
        ("9B", "Racially or religiously aggravated public fear, alarm or distress", *_PUBLIC_ORDER, 0.07),
        ("66", "Other offences against the State or public order", *_PUBLIC_ORDER, 0.08),
    ],
    "Robbery": [
        ("34A", "Robbery of business property", *_ROBBERY, 0.2),
        ("34B", "Robbery of personal property", *_ROBBERY, 0.8),
    ],
    "Shoplifting": [("46", "Shoplifting", "Theft offences", "Shoplifting", 1.0)],
    "Theft from the person": [("39", "Theft from the person", "Theft offences", "Theft from the person", 1.0)],
    "Vehicle crime": [
        ("37.2", "Aggravated vehicle taking", *_VEHICLE, 0.04),
        ("45", "Theft from a vehicle", *_VEHICLE, 0.62),
        ("48", "Theft or unauthorised taking of a motor vehicle", *_VEHICLE, 0.2),
        ("126", "Interfering with a motor vehicle", *_VEHICLE, 0.14),
    ],
    "Violence and sexual offences": [
        ("5D", "Assault with intent to cause serious harm", *_INJURY, 0.012),
        ("8N", "Assault with injury", *_INJURY, 0.2),
        ("3B", "Threats to kill", *_NO_INJURY, 0.03),
        ("104", "Assault without injury on a constable", *_NO_INJURY, 0.015),
        ("105A", "Assault without injury", *_NO_INJURY, 0.28),
        ("8L", "Harassment", *_STALKING, 0.12),
        ("8Q", "Stalking", *_STALKING, 0.063),
        ("8R", "Malicious communications", *_STALKING, 0.18),
        ("19C", "Rape of a female aged 16 and over", *_RAPE, 0.03),
        ("20A", "Sexual assault on a female aged 13 and over", *_SEXUAL, 0.07),
    ],
    "Other crime": [
        ("54", "Handling stolen goods", *_MISCELLANEOUS, 0.12),
        ("79", "Perverting the course of justice", *_MISCELLANEOUS, 0.25),
        ("99", "Other notifiable offences", *_MISCELLANEOUS, 0.33),
        ("802", "Dangerous driving", *_MISCELLANEOUS, 0.3),
    ],
}
OFFENCES = {category: tuple(Offence(*row) for row in rows) for category, rows in _ROWS.items()}
VEHICLES_TAKEN, FROM_VEHICLES = ("37.2", "48"), "45"
