"""What the sources that are held can't tell, and who could send it."""

from frankpledge.documents.tables import Column, Prose, Table
from frankpledge.documents.text import Thing
from frankpledge.evidence.measures.model import THEMES, Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import a_few, capital, listed
from frankpledge.evidence.sources import police_street, recorded_crime, road_collisions
from frankpledge.reports.chapters.prose import bullets
from frankpledge.reports.citing import Citing

NAMED = 4
ALL_HELD = Prose("Every measure that is known is held for this period.")


def table(citing: Citing) -> Thing:
    """What is not held, by who could send it; what each would tell stands in the chapters."""
    absent = by_sender(citing)
    if not absent:
        return ALL_HELD
    rows = [(sender, capital(listed(names))) for sender, names in absent.items()]
    made = [Column("Who could send it", width=0.34), Column("What is not held", width=0.66)]
    return Table("missing", f"What is not held for {citing.base.area.name}", made, rows)


def of_theme(citing: Citing, theme: str) -> Thing:
    """The measures of a theme that are not held: what each would tell and who could send it."""
    absent = [m for m in citing.base.not_held if m.theme == theme]
    rows = [(m.title, m.question, who_could_send(m, citing.base.comparison.now)) for m in absent]
    widths = (("Measure", 0.24), ("What it would tell", 0.4), ("Who could send it", 0.36))
    made = [Column(h, width=w) for h, w in widths]
    return Table(f"absent-{theme}", f"Not available: {THEMES[theme].lower()}", made, rows)


def in_short(citing: Citing) -> Prose:
    """For a slide: the first few senders, and a few things of each."""
    absent = by_sender(citing)
    if not absent:
        return ALL_HELD
    lines = [f"{sender}: {a_few(names)}." for sender, names in list(absent.items())[:NAMED]]
    if len(absent) > NAMED:
        lines.append(f"And from {len(absent) - NAMED} more: the assessment lists them.")
    return bullets(lines)


def by_sender(citing: Citing) -> dict[str, list[str]]:
    """Who could send it → what is not held, the one who could send most first."""
    found: dict[str, list[str]] = {}
    for m in citing.base.not_held:
        found.setdefault(who_could_send(m, citing.base.comparison.now), []).append(m.inline)
    return dict(sorted(found.items(), key=lambda f: -len(f[1])))


def who_could_send(measure: Measure, period: Period) -> str:
    """Whom to ask, in words. The Home Office's tables are no help where their codes of the time are not known."""
    sources = [s for s in measure.numerators if s != recorded_crime.SOURCE or measure.codes_hold(period)]
    asked = [_PUBLISHERS[s] for s in sources if s in _PUBLISHERS]
    asked += [measure.asked_of] if measure.asked_of else []
    return capital(", or ".join(asked)) or "The partner that counts it"


_PUBLISHERS = {
    police_street.SOURCE: "data.police.uk, which publishes it by month",
    recorded_crime.SOURCE: "the Home Office, which publishes it by partnership and quarter",
    road_collisions.SOURCE: "the Department for Transport, which publishes it once a year",
}
