"""Invented names. Doggerland lay where the North Sea is, so its names come from banks, pits, beasts and weather."""

from itertools import product

import numpy as np

from frankpledge.demo import truth

FORCES = (
    truth.FORCE, "Doggerland North", "Doggerland South", "Doggerland East", "Doggerland West", "Outer Doggerland",
    "Inner Doggerland", "Upper Doggerland", "Lower Doggerland", "Doggerland Shoals", "Doggerland Banks",
    "Doggerland Deeps", "Doggerland Marches", "Doggerland Isles", "Doggerland Fens",
)  # fmt: skip

# The third has commas, as "Bournemouth, Christchurch and Poole" has: its names must be quoted wherever they stand.
DISTRICTS = (
    truth.DISTRICT, "Outer Markham", "Botney, Cleaver and Sole", "Witch Ground", "Well Hole", "Ower Bank", "Coal Pit",
    "Haddock Bank", "Devil's Hole", "Long Forties", "Great Fisher", "Dogger Tail", "Elbow Spit", "Oyster Ground",
    "Skate Hole", "Brown Ridge", "Spiers Bank", "Broad Fourteens", "Indefatigable", "Swallow Sand", "Bruce's Garden",
)  # fmt: skip
_SIDES = ("Outer", "Inner", "Great", "Little", "Nether", "Upper", "Far", "Hither", "Old", "New")
_FEATURES = (
    "Markham", "Botney", "Cleaver", "Swarte", "Haddock", "Oyster", "Skate", "Gannet", "Whelk", "Auroch", "Mammoth",
    "Peatland", "Kelpshire", "Amberland",
)  # fmt: skip

_STEMS = (
    "Kelp", "Wrack", "Shoal", "Peat", "Elk", "Auroch", "Gannet", "Whelk", "Marram", "Tern", "Silt", "Bison", "Oyster",
    "Cockle", "Sprat", "Mammoth", "Dogger", "Limpet", "Skerry", "Ember", "Harpoon", "Antler", "Sorrel", "Turbot",
)  # fmt: skip
_ENDINGS = ("wick", "mouth", "ness", "holm", "stead", "thorpe", "hythe", "toft", "bourne", "combe", "cross", " Magna")
_PARTS = ("Market", "Harbour", "Castle", "Northgate", "Westfield", "Park", "Station", "Priory", "Quays", "Eastfield")

_STREET_STEMS = (
    "Kelp", "Harbour", "Church", "Mill", "Auroch", "Gannet", "Whelk", "Marram", "Tern", "Silverpit", "Antler", "Bison",
    "Oyster", "Cockle", "Harpoon", "Mammoth", "Station", "Peat", "Skerry", "Ember", "Sorrel", "Turbot", "Ling", "Brill",
    "Chapel", "Lighthouse", "Saltpan", "Netmakers", "Ropewalk", "Curlew", "Dunlin", "Petrel", "Sandpiper", "Otter",
    "Beaver", "Birch", "Alder", "Hazel", "Willow", "Sallow", "Flint", "Amber", "Tide", "Ebb", "Slack", "Neap", "Fathom",
    "Anchor", "Beacon", "Staithe", "Wherry", "Coble", "Smack", "Drifter", "Trawl", "Mesolithic", "Moraine", "Glacier",
)  # fmt: skip
_STREET_ENDINGS = (
    "Street", "Close", "Road", "Lane", "Avenue", "Way", "Drive", "Crescent", "Court", "Gardens", "Place", "Rise",
    "Grove", "Walk", "Mews", "Terrace", "Hill", "View", "Green", "Meadow",
)  # fmt: skip
NON_ASCII_STREET = "Nørre Wharf"
COMMA_SHOP = "Fishwife's Stores, Silverpit"


def district_name(number: int) -> str:
    """The name of the first, second, … district; beyond the list, a side and a feature."""
    if number <= len(DISTRICTS):
        return DISTRICTS[number - 1]
    made = [f"{side} {feature}" for feature, side in product(_FEATURES, _SIDES)]
    return [name for name in made if name not in DISTRICTS][number - len(DISTRICTS) - 1]


def slug(name: str) -> str:
    """A name as a file's name has it: doggerland-north."""
    kept = "".join(letter if letter.isalnum() else " " for letter in name.lower().replace("'", ""))
    return "-".join(kept.split())


def villages(rng: np.random.Generator, count: int) -> list[str]:
    """So many different villages."""
    made = [stem + ending for stem, ending in product(_STEMS, _ENDINGS)]
    return [made[i] for i in rng.permutation(len(made))[:count]]


def town_parts(town: str) -> list[str]:
    """The wards of a town."""
    return [f"{town} {part}" for part in _PARTS]


def streets(rng: np.random.Generator, count: int) -> list[str]:
    """So many different streets."""
    made = [f"{stem} {ending}" for stem, ending in product(_STREET_STEMS, _STREET_ENDINGS)]
    return [made[i] for i in rng.permutation(len(made))[:count]]
