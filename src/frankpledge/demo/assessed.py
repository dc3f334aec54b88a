"""Silverpit's strategic assessment, half written: some chapters signed, one changed since, one waiting for others."""

import datetime as dt
from dataclasses import dataclass

from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.models import Agency, Membership, Partnership, Person
from frankpledge.partnership.assess.changes import chapters, explaining, findings, opening, signing, writing
from frankpledge.partnership.assess.models import Assessment, Chapter, Finding, Grade, Passage
from frankpledge.partnership.assess.queries import years
from frankpledge.partnership.duties.clocks.periods import year_of
from frankpledge.partnership.figures.queries import place as places

WRITERS = {  # chapter → the agency that writes it, and who signs it off
    "overall": (None, "analyst"),
    "burglary": ("Doggerland Police", "chair"),
    "vehicle": ("Doggerland Police", "chair"),
    "retail": ("Silverpit Borough Council", "coordinator"),
    "asb": ("Pit and Shaft Homes", "housing"),
    "roads": ("Doggerland Fire and Rescue Authority", "lead"),
    "fire": ("Doggerland Fire and Rescue Authority", "lead"),
    "substance-misuse": ("Doggerland Integrated Care Board", None),
}


@dataclass(frozen=True)
class Why:
    by: str
    grade: Grade
    text: str
    evidence: str = ""


WHY = {
    "burglary": Why(
        "chair",
        Grade.KNOWN,
        "Two men who burgled homes in Coalgate through the winter of 2024 were arrested and sent to prison.",
        "Conviction at Doggerland Crown Court; no burglary with their method was recorded afterwards.",
    ),
    "shoplifting": Why(
        "coordinator",
        Grade.LIKELY,
        "Shops report more of it: the retailers' group began to send its reports together, with pictures.",
        "The retailers' group, at its meeting with the town centre manager.",
    ),
    "theft-from-motor-vehicle": Why(
        "chair",
        Grade.POSSIBLE,
        "Residents of the new estates were told to take tools out of their vans, and the car park at the halt is lit.",
    ),
    "theft-of-motor-vehicle": Why(
        "chair",
        Grade.UNKNOWN,
        "The makes and models of what was taken would tell whether keyless cars are meant. The force was asked.",
    ),
}
COMMENTARY = {  # chapter → who writes it, and what
    "overall": ("analyst", """Silverpit is a quiet place for most who live in it. Two things stand out: shops lose \
more than they did, and vehicles are taken more often.

Neither is spread evenly. Both lie along the old harbour road."""),
    "burglary": ("chair", """Homes are safer than a year ago. The fall began with two arrests, so it may not last by \
itself: locks and lighting are no better in the streets that suffered most."""),
    "area": ("analyst", """The last pit closed in 1989 and the ferry in 2011. Since the census some 400 homes were \
built at Lower Shaft."""),
}  # fmt: skip
MORE = "\n\nThe commissioner's survey will be out in the new year, and should be read before this is agreed."


def perform(partnership: Partnership, people: dict[str, Person], today: dt.date) -> Assessment | None:
    """By the platform's own changes. None where no figures are held to write about."""
    with here.at(partnership):
        place = places.chosen()
        offered = years.periods_of(place) if place else []
        if not offered:
            return None
        of = {"partnership": partnership, "year": year_of(today).key, "period": offered[0].period}
        made = opening.open_year(place=place, by=people["analyst"], **of)
        _Writing(made, people).all()
        return made


class _Writing:
    def __init__(self, made: Assessment, people: dict[str, Person]) -> None:
        self.made, self.people = made, people

    def all(self) -> None:
        self._give()
        for key, (who, text) in COMMENTARY.items():
            self._write(key, who, text)
        self._settle("burglary", "chair")
        self._settle("overall", "analyst")
        self._settle("retail", "coordinator", but="shoplifting")
        self._explain()
        self._sign("burglary", "chair")
        self._sign("overall", "analyst")
        self._write("overall", "analyst", COMMENTARY["overall"][1] + MORE)  # so its sign-off lapses

    def _chapter(self, key: str) -> Chapter | None:
        return self.made.chapters.filter(key=key).select_related("assessment__partnership", "owner__person").first()

    def _give(self) -> None:
        of = {"agency__partnership": self.made.partnership}
        members = {m.person.email.split("@")[0]: m for m in Membership.objects.filter(**of)}
        agencies = {one.name: one for one in Agency.objects.filter(partnership=self.made.partnership)}
        for key, (agency, owner) in WRITERS.items():
            chapter = self._chapter(key)
            if chapter is not None:
                to = chapters.Settled(
                    chapter.title, chapter.asks, agencies.get(agency), members.get(owner), chapter.position
                )
                chapters.settle(chapter=chapter, to=to, seen=chapter.version, by=self.people["coordinator"])

    def _write(self, key: str, who: str, text: str) -> None:
        passage = Passage.objects.select_related("chapter__assessment__partnership", "chapter__owner__person").get(
            chapter=self._chapter(key), name=Passage.COMMENTARY
        )
        writing.write(passage=passage, text=text, seen=passage.version, known=0, by=self.people[who])

    def _settle(self, key: str, who: str, but: str = "") -> None:
        """Every finding is taken; those of `but` in other words, and those of too few robberies not at all."""
        chapter = self._chapter(key)
        for finding in chapter.findings.all() if chapter else ():
            how = {"finding": finding, "seen": finding.version, "by": self.people[who]}
            if finding.measure == but and finding.kind == "change":
                findings.say(words=_in_other_words(finding), **how)
            elif finding.measure == "robbery-of-business-property":
                findings.leave_out(**how)
            else:
                findings.take(**how)

    def _explain(self) -> None:
        for measure, why in WHY.items():
            found = Finding.objects.filter(chapter__assessment=self.made, measure=measure, verdict__in=("rose", "fell"))
            if one := found.select_related("chapter__assessment__partnership", "chapter__owner__person").first():
                explaining.explain(
                    chapter=one.chapter, measure=measure, grade=why.grade, text=why.text, evidence=why.evidence, seen=0,
                    by=self.people[why.by],
                )  # fmt: skip

    def _sign(self, key: str, who: str) -> None:
        chapter = self._chapter(key)
        if chapter is not None:
            seen = signing.content(chapter).digest
            signing.sign(chapter=chapter, seen=seen, by=self.people[who])


def _in_other_words(finding: Finding) -> str:
    before, after, by = (number["text"] for number in finding.numbers.values())
    return f"Shops lose more: thefts from them that police recorded rose by {by}, from {before} to {after}."
