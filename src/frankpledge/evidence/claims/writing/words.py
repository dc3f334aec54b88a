"""What text and page both say: how many of each grade, what a rule is called, what it means if nothing was found."""

from frankpledge.evidence.claims.errata import Errata, Grade
from frankpledge.evidence.claims.rule import rules

SERIOUS = (Grade.WRONG, Grade.DOUBTFUL)
MILD = (Grade.UNCHECKED, Grade.HOLDS)


def counted(errata: Errata) -> str:
    """`3 wrong, 5 doubtful, 12 cannot be checked, 40 hold`."""
    counts = errata.counts
    return ", ".join(f"{counts[grade]:,} {_verb(grade, counts[grade])}" for grade in Grade)


def _verb(grade: Grade, count: int) -> str:
    return "hold" if grade == Grade.HOLDS and count != 1 else grade.value


def title(rule: str) -> str:
    """What a rule is called; of a finding that no rule made, its id in words."""
    known = rules().get(rule)
    return known.title if known else rule.replace("-", " ").capitalize()


def silence(errata: Errata) -> list[str]:
    """What to say where nothing is wrong or doubtful; nothing where something is."""
    if not errata.clean:
        return []
    if not errata.findings:
        return [
            "No claim with a number was found that Frankpledge knows how to check.",
            "So nothing was checked, and nothing is shown to be right.",
        ]
    holds, open_claims = errata.counts[Grade.HOLDS], errata.counts[Grade.UNCHECKED]
    checked = (
        f"Of {_claims(len(errata.findings))}, {holds:,} {_verb(Grade.HOLDS, holds)} by the report’s own numbers and "
        f"{open_claims:,} cannot be checked from it."
    )
    proof = (
        f"That is no proof that the report is right: it was held against {len(rules()):,} rules and against itself, "
        "and a number that is wrong everywhere it stands is not found this way."
    )
    return [f"Nothing wrong or doubtful was found. {checked}", proof]


def _claims(count: int) -> str:
    return "one claim" if count == 1 else f"{count:,} claims"
