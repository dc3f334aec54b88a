"""Stop and search by a force: by month, by what was looked for and by what came of it.

Searches are of a force and not of an area: no small area is published with them, and many have no point. Which ones
have none differs between forces and years, so a map of the others says less than it seems to.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Month, Period, month
from frankpledge.evidence.rows import connected, of_force
from frankpledge.evidence.sources.dataset import literals
from frankpledge.evidence.sources.stop_search import SOURCE

NOT_TOLD = "not told"
FOUND = (
    "Whether the outcome is linked to what was looked for is not told of {share} of the searches, so no share that "
    "found something is worked out"
)
OF_FORCE = "The searches of the whole force, wherever they were: no small area is published with them"


@dataclass(frozen=True)
class Searches:
    """A force's searches in the held months of a period. What is blank stands under “not told”."""

    by_month: Mapping[Month, int]
    by_object: Mapping[str, int]  # the most first
    by_outcome: Mapping[str, int]
    linked: Mapping[str, int]  # whether the outcome is linked to the object: yes, no, not told
    without_point: int
    missing: tuple[Month, ...]
    caveats: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(self.by_month.values())


def forces(edition: Edition) -> dict[str, tuple[Month, ...]]:
    """The forces whose searches are held, as the files' names spell them, and the months of each."""
    found: dict[str, list[Month]] = {}
    for part in edition.of(SOURCE):
        force, _, text = part.key.partition("/")
        found.setdefault(force, []).append(month(text))
    return {force: tuple(sorted(months)) for force, months in sorted(found.items())}


def searches(edition: Edition, force: str, period: Period) -> Searches:
    """The searches of a force, named as its area or as in the files' names. Raises ValueError where none is held."""
    parts = dict(of_force(edition, SOURCE, force, period))
    if not parts:
        known = ", ".join(forces(edition)) or "no force"
        raise ValueError(f"no searches of “{force}” are held for {period.full_name}; held of: {known}")
    files = [str(edition.file(p)) for p in parts.values()]
    with connected() as connection:
        connection.execute(f"CREATE TEMP VIEW searches AS FROM read_parquet([{literals(files)}])")

        def by(what: str) -> dict[str, int]:
            sql = f"SELECT coalesce({what}, '{NOT_TOLD}'), count(*) FROM searches GROUP BY 1 ORDER BY 2 DESC, 1"
            return dict(connection.execute(sql).fetchall())

        without = connection.execute("SELECT count(*) FROM searches WHERE lon IS NULL").fetchone()[0]
        linked = by("CASE WHEN outcome_linked THEN 'yes' WHEN NOT outcome_linked THEN 'no' END")
        return Searches(
            by_month={m: parts[m].rows for m in sorted(parts)},
            by_object=by("object"),
            by_outcome=by("outcome"),
            linked=linked,
            without_point=without,
            missing=tuple(m for m in period.months if m not in parts),
            caveats=_caveats(linked),
        )


def _caveats(linked: Mapping[str, int]) -> tuple[str, ...]:
    unknown = linked.get(NOT_TOLD, 0)
    return (OF_FORCE, *([FOUND.format(share=_percent(unknown, sum(linked.values())))] if unknown else []))


def _percent(some: int, whole: int) -> str:
    """In whole numbers, so that a half goes up."""
    share = (200 * some + whole) // (2 * whole)
    return f"{share}%" if share else "less than 1%"
