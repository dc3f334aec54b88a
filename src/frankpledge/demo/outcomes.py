"""What became of a crime, as far as it is known when the files are released: the newest months are still open."""

import numpy as np

from frankpledge.demo.rates import ASB, NAMES

OPEN, COURT, COURT_ENDED = "Under investigation", "Awaiting court outcome", "Court result unavailable"
UNKNOWN = "Status update unavailable"
NO_SUSPECT, NO_PROSECUTION = "Investigation complete; no suspect identified", "Unable to prosecute suspect"
OUTCOMES = [
    "", OPEN, COURT, COURT_ENDED, NO_SUSPECT, NO_PROSECUTION, UNKNOWN, "Local resolution",
    "Action to be taken by another organisation", "Formal action is not in the public interest",
    "Further action is not in the public interest", "Further investigation is not in the public interest",
    "Offender given a caution", "Suspect charged as part of another case",
]  # fmt: skip
# In hundredths once all is settled: court, no suspect, no prosecution; the rest is shared among the other outcomes.
_SETTLED = {
    "Bicycle theft": (5, 83, 8), "Burglary": (7, 77, 12), "Criminal damage and arson": (6, 60, 24),
    "Drugs": (16, 20, 11), "Other theft": (2, 78, 15), "Possession of weapons": (35, 8, 20),
    "Public order": (9, 38, 36), "Robbery": (16, 50, 28), "Shoplifting": (19, 60, 10),
    "Theft from the person": (1, 88, 9), "Vehicle crime": (3, 86, 8), "Violence and sexual offences": (8, 21, 53),
    "Other crime": (7, 28, 31),
}  # fmt: skip
_OTHERS = np.array([18, 28, 16, 13, 9, 4, 8, 2]) / 98
_STILL_OPEN = (0.46, 0.34, 0.24, 0.17, 0.12, 0.08, 0.05, 0.03, 0.02, 0.01, 0.005)


def outcome_odds(age: int) -> np.ndarray:
    """By category, the odds of each outcome added up from the left, for a month so many months before the last."""
    still_open = _STILL_OPEN[age] if age < len(_STILL_OPEN) else 0.0
    # Courts take about half a year, and what they decided is then not published.
    ended = float(np.clip((age - 1) / 8, 0, 0.95))
    return np.cumsum([_row(name, still_open, ended) for name in NAMES], axis=1)


def _row(name: str, still_open: float, ended: float) -> np.ndarray:
    odds = np.zeros(len(OUTCOMES))
    if name == ASB:
        odds[0] = 1
        return odds
    court, no_suspect, no_prosecution = np.array(_SETTLED[name]) / 100
    odds[2:6] = court * (1 - ended), court * ended, no_suspect, no_prosecution
    odds[6:] = _OTHERS * (1 - court - no_suspect - no_prosecution)
    odds *= 1 - still_open
    odds[1] = still_open
    return odds


def lags(age: int, size: int, rng: np.random.Generator) -> np.ndarray:
    """How many months after the crime each of so many outcomes was recorded, all of them known at that age."""
    settled = 1 - np.array([*_STILL_OPEN, 0.0])
    return np.searchsorted(settled, rng.random(size) * settled[min(age, len(_STILL_OPEN))], side="right")
