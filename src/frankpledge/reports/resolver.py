"""From the names in a template to the numbers, tables and pictures of one area and period.

A name is a word, or a word and a measure: `{{overall}}`, `{{chart~shoplifting}}`. Inside sentences that findings made,
a name is a figure's id. Whatever number is printed is noted, so that the report can say where each came from.
"""

from collections.abc import Callable

from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Cell, Column, Number, Prose, Table
from frankpledge.documents.text import Thing
from frankpledge.evidence import coverage, findings
from frankpledge.evidence.area import KINDS, Area
from frankpledge.evidence.compare.comparison import Row
from frankpledge.evidence.compare.wording import change_text
from frankpledge.evidence.facts import INSTITUTIONS
from frankpledge.evidence.figures import Question
from frankpledge.evidence.findings import Sentence, listed
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import named, spoken
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.reports import pictures
from frankpledge.reports.evidence_base import EvidenceBase

NOT_IN_THE_DATA = (
    "domestic abuse, hate crime, and the kinds of burglary, vehicle crime and violence, which the published categories "
    "do not tell apart",
    "fraud and computer misuse, which are recorded nationally",
    "anything that was not reported to the police or not recorded by them",
    "why a measure changed: that is for the partnership to find out and to write here",
)


class Resolver:
    """Answers the names of a template. `printed` holds every number that was, by figure id, with its words."""

    def __init__(self, base: EvidenceBase) -> None:
        self.base = base
        self._numbers: dict[str, Number] = {}

    def __call__(self, name: str) -> Thing:
        """What a name stands for. Raises KeyError for one that stands for nothing."""
        if name in self._numbers:
            return self._numbers[name]
        word, _, measure_id = name.partition("~")
        if measure_id:
            return _MEASURE_NAMES[word](self, measures()[measure_id])
        return _NAMES[word](self)

    # Of the whole area

    def scope(self) -> Prose:
        base, c = self.base, self.base.comparison
        notes = "".join(f" {note}." for note in c.notes)
        force = self.base.gazetteer.force_area(base.area)
        return Prose(
            f"This assessment is about crime and anti-social behaviour that {force} Police recorded in {base.area.name} in "
            f"{c.now.full_phrase}, set against {c.before.full_phrase}.{notes} It is made from files that the police and "
            "the Office for National Statistics publish, and every number in it can be traced to them."
        )

    def changed(self) -> Prose:
        rows = findings.changed(self.base.comparison)
        if not rows:
            return Prose("No measure rose or fell by more than its usual ups and downs.")
        return self._bullets([self._with_wider(r) for r in rows])

    def unchanged(self) -> Prose:
        rows = findings.unchanged(self.base.comparison)
        if not rows:
            return Prose("There is none.")
        total = [findings.finding(r, self.base.comparison) for r in rows if r.measure.id == "total-crime"]
        others = [r.measure.inline for r in rows if r.measure.id != "total-crime"]
        said = [self._prose(t) for t in total]
        if others:
            said.append(
                f"No clear change can be told in {listed(others)}. Each has its numbers below, and how large a change "
                "would have been noticed."
            )
        return Prose("\n\n".join(said))

    def unsaid(self) -> Prose:
        rows = findings.unsaid(self.base.comparison)
        said = [self._prose(findings.finding(r, self.base.comparison)) for r in rows]
        return Prose("\n".join(f"- {s}" for s in [*said, *(f"Not in this data: {x}." for x in NOT_IN_THE_DATA)]))

    def people(self) -> Prose:
        base = self.base
        partnership = KINDS[base.area.kind]
        said = [
            f"{base.area.name} is a {partnership} in the {base.force.name}. At the Census of 2021 it had "
            f"{self._fact('residents')} usual residents in {self._fact('households')} households."
        ]
        groups = {n: self.base.fact(n) for n in ("share-aged-0-to-15", "share-aged-16-to-64", "share-aged-65-and-over")}
        if all(f.value is not None for f in groups.values()):
            young, working, old = (self._fact(n) for n in groups)
            year = groups["share-aged-0-to-15"].answer.partition("mid-")[2][:4]
            said.append(
                f"By the estimate of mid-{year}, {young} of its residents were under 16, {working} were 16 to 64 and {old} "
                "were 65 or over. The estimate was made before the Census and was not brought into line with it."
            )
        said.append(
            f"It is counted here in {len(base.lsoas)} small areas (LSOAs of 2021, about 1,500 residents each) and "
            f"{len(base.wards)} wards. A ward is the set of small areas that lie mostly in it, so its figures are "
            "close to those of the ward, not exactly of it."
        )
        return Prose("\n\n".join(said))

    def ward_table(self) -> Table:
        total = measures()["total-crime"]
        asb = measures()["anti-social-behaviour"]
        crimes, incidents = (self.base.totals(m, self.base.wards) for m in (total, asb))
        rows = [
            (
                w.name,
                f"{self.base.gazetteer.population(w) or 0:,}",
                self._count(total, w, crimes),
                self._count(asb, w, incidents),
            )
            for w in self.base.wards
        ]
        columns = (
            Column("Ward"),
            Column("Residents", numeric=True),
            Column("Crimes", numeric=True),
            Column("ASB incidents", numeric=True),
        )
        caption = (
            f"Wards of {self.base.area.name}: residents (Census 2021), crimes and incidents, {self.base.period.phrase}"
        )
        return Table("wards", caption, columns, rows)

    def quality(self) -> Prose:
        base = self.base
        held = coverage.held_of(base.edition, base.area)
        said = [
            f"Held of the police force: {spoken(held)}. In {base.period.phrase} it published {self._fact('rows')} rows, of "
            f"which {self._fact('share-without-place')} carry no place at all. Those cannot be counted in any district, so "
            f"every count of an area is short by about that share, and the share has changed over the years (see the "
            f"table). A further {self._fact('rows-outside')} rows lie in no district of the force's area.",
            "The small areas were redrawn in 2021, and the published codes changed over from 2022 to 2023. Each older code "
            "was turned into the new one by the official list; where an area was split, the row's own point decided.",
            "The points are not exact: the publisher moves each to the nearest of a fixed list of places, so a street or a "
            "building cannot be called a hot spot from them. Anti-social behaviour carries no identifier, and alike rows "
            "are separate incidents, so none is left out as a duplicate.",
        ]
        others = base.comparison.row("total-crime").by_others + base.comparison.row("anti-social-behaviour").by_others
        if others:
            said.append(
                f"Other forces, such as the transport police, recorded {others:,} more here in the files held. They are "
                "not in the counts."
            )
        institutions = [
            f"{self._fact(n)} on or near a {kind.lower()}" for n, kind in INSTITUTIONS.items() if base.fact(n).value
        ]
        if institutions:
            said.append(
                f"Some rows stand at institutions, where they may be about people inside rather than residents nearby: in "
                f"{base.period.phrase} there were {listed(institutions)}."
            )
        return Prose("\n\n".join(said))

    def held(self) -> Table:
        """A row a year of the chart's months: rows and the share without a place."""
        months = [m for m in coverage.force_months(self.base.edition, self.base.gazetteer.force_area(self.base.area))]
        years: dict[int, list[coverage.ForceMonth]] = {}
        for m in months:
            if m.month <= self.base.period.last:
                years.setdefault(m.month.year, []).append(m)
        rows = []
        for year, held in sorted(years.items()):
            total = sum(m.rows for m in held)
            share = half_up(100 * sum(m.without_place for m in held) / total, 1)
            recast = sum(m.recast for m in held)
            rows.append((str(year), str(len(held)), f"{total:,}", f"{share}%", f"{recast:,}"))
        headings = ("Year", "Months held", "Rows of the force", "Without a place", "Area code renewed")
        columns = tuple(Column(h, numeric=i > 0) for i, h in enumerate(headings))
        return Table("held", f"What {self.base.force.name} published, by calendar year", columns, rows)

    def overall(self) -> Table:
        c = self.base.comparison
        columns = (
            Column("Measure", width=0.24),
            Column(c.before.name[:1].upper() + c.before.name[1:], numeric=True, width=0.11),
            Column(c.now.name[:1].upper() + c.now.name[1:], numeric=True, width=0.11),
            Column("Per 1,000 residents", numeric=True, width=0.12),
            Column("Change", numeric=True, width=0.11),
            Column("Verdict", width=0.15),
            Column("Would be noticed", width=0.16),
        )
        notes = ("Anti-social behaviour is not crime and is never added to total crime.",)
        caption = f"Crime and anti-social behaviour in {self.base.area.name}, {c.now.full_phrase} and the year before"
        return Table("overall", caption, columns, [self._overall_row(r) for r in c.rows], notes)

    def changes(self) -> Picture:
        return pictures.changes(self.base)

    def edition(self) -> str:
        return self.base.edition.name

    # Of one measure

    def title(self, measure: Measure) -> str:
        return measure.title

    def level(self, measure: Measure) -> Prose:
        return Prose(self._prose(findings.level(self._row(measure), self.base.comparison)))

    def finding(self, measure: Measure) -> Prose:
        return Prose(self._prose(findings.finding(self._row(measure), self.base.comparison)))

    def wider(self, measure: Measure) -> Prose:
        wider = self.base.wider
        return Prose(self._prose(findings.wider(wider.row(measure.id), wider)))

    def chart(self, measure: Measure) -> Picture:
        return pictures.monthly(self.base, measure)

    def breaks(self, measure: Measure) -> Prose:
        force = self.base.gazetteer.force_area(self.base.area)
        known = [b for b in breaks(self.base.edition, measure, force) if b.month in self.base.charted]
        lines = [f"Counted differently from {named(b.month)}: {b.what.rstrip('.')}. ({b.source}.)" for b in known]
        return Prose("\n\n".join(lines))

    def lsoa_map(self, measure: Measure) -> Thing:
        return self._map(measure, pictures.SMALL_AREA)

    def lsoa_most(self, measure: Measure) -> Thing:
        return self._most(measure, pictures.SMALL_AREA)

    def ward_map(self, measure: Measure) -> Thing:
        return self._map(measure, pictures.WARD)

    def ward_most(self, measure: Measure) -> Thing:
        return self._most(measure, pictures.WARD)

    def _map(self, measure: Measure, kind: pictures.Kind) -> Thing:
        found = pictures.area_map(self.base, measure, kind)
        return found or Prose(f"There is no map by {kind.name}, because the boundaries are not held.")

    def _most(self, measure: Measure, kind: pictures.Kind) -> Thing:
        def cell(area: Area, count: int) -> Cell:
            return self._count(measure, area, {area.code: count})

        return pictures.most_table(self.base, measure, kind, cell) or Prose("")

    def caveats(self, measure: Measure) -> Prose:
        return Prose("\n".join(f"- {c}" for c in measure.caveats))

    # Numbers

    def _row(self, measure: Measure) -> Row:
        return self.base.comparison.row(measure.id)

    def _prose(self, sentence: Sentence) -> str:
        for name, printed in sentence.numbers.items():
            self._numbers[name] = Number(printed.text, printed.figure)
        return sentence.text

    def _with_wider(self, row: Row) -> str:
        wider = self.base.wider
        return self._prose(
            findings.finding(row, self.base.comparison) + findings.wider(wider.row(row.measure.id), wider)
        )

    def _bullets(self, lines: list[str]) -> Prose:
        return Prose("\n".join(f"- {line}" for line in lines))

    def _fact(self, name: str) -> str:
        found = self.base.fact(name)
        if found.value is None:
            return "an unknown number of"
        self._numbers[found.id] = Number(found.text, found.id)
        return f"{{{{{found.id}}}}}"

    def _count(self, measure: Measure, area: Area, totals: dict[str, int]) -> Number:
        question = Question(measure, "count", area, self.base.comparison.now, self.base.edition.name)
        return Number(f"{totals[area.code]:,}", question.id)

    def _overall_row(self, r: Row) -> tuple[Cell, ...]:
        if r.change is None:
            before, change, noticed = "not held", "not available", "not available"
        else:
            before = Number(f"{r.before:,}", r.figures["count_before"])
            change = Number(change_text(r.change.percent), r.figures["change"])
            fall, rise = r.noticeable.fall_to, r.noticeable.rise_to
            noticed = f"about {rise:,} or more" if fall is None else f"{fall:,} or fewer, {rise:,} or more"
        count = Number(f"{r.after:,}", r.figures["count"])
        rate = Number(f"{half_up(r.rate, 1)}", r.figures["rate"]) if r.rate is not None else "not available"
        return (r.measure.title, before, count, rate, change, str(r.verdict), noticed)


_NAMES: dict[str, Callable[[Resolver], Thing]] = {
    "scope": Resolver.scope,
    "changed": Resolver.changed,
    "unchanged": Resolver.unchanged,
    "unsaid": Resolver.unsaid,
    "people": Resolver.people,
    "wards": Resolver.ward_table,
    "quality": Resolver.quality,
    "held": Resolver.held,
    "overall": Resolver.overall,
    "changes": Resolver.changes,
    "edition": Resolver.edition,
}
_MEASURE_NAMES: dict[str, Callable[[Resolver, Measure], Thing]] = {
    "title": Resolver.title,
    "level": Resolver.level,
    "finding": Resolver.finding,
    "wider": Resolver.wider,
    "chart": Resolver.chart,
    "breaks": Resolver.breaks,
    "lsoa-map": Resolver.lsoa_map,
    "lsoa-most": Resolver.lsoa_most,
    "ward-map": Resolver.ward_map,
    "ward-most": Resolver.ward_most,
    "caveats": Resolver.caveats,
}
