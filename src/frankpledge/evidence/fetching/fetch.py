"""One fetching: what was asked for, one thing after another; a publisher that can't be reached holds up no other."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from frankpledge.evidence.fetching import boundaries, lookups, populations
from frankpledge.evidence.fetching.archives import Progress
from frankpledge.evidence.fetching.gathering import Gathering
from frankpledge.evidence.fetching.publishers import BOUNDARIES, LOOKUPS, NOTES, POPULATIONS, Force, Publisher
from frankpledge.evidence.fetching.shelf import Shelf
from frankpledge.evidence.fetching.street import Say, Street
from frankpledge.evidence.fetching.web import Unreachable, Unusable, Web
from frankpledge.evidence.period import Period

KINDS = ("street", "lookups", "boundaries", "population")


class Fetching:
    """Brings files into a folder; what became of each is in `gathering`, also when it is stopped half-way."""

    def __init__(
        self,
        folder: Path,
        publishers: dict[str, Publisher],
        web: Web | None = None,
        refresh: bool = False,
        say: Say = lambda text: None,
        progress: Progress = lambda done, of: None,
    ) -> None:
        self.gathering = Gathering()
        self._shelf = Shelf(folder)
        self._publishers, self._web = publishers, web or Web()
        self._refresh, self._say, self._progress = refresh, say, progress
        self._out_of_reach: set[str] = set()

    def fetch(self, force: Force, period: Period, kinds: Sequence[str] = KINDS) -> Gathering:
        """Bring the kinds of file asked for. Raises Occupied, and OSError where the folder can't be written."""
        with self._shelf:
            self._fetch(force, period, kinds)
        return self.gathering

    def _fetch(self, force: Force, period: Period, kinds: Sequence[str]) -> None:
        if "street" in kinds:
            street = Street(
                self._web, self._shelf, self._publishers["police"], self.gathering, self._say, self._progress
            )
            self._try("police", lambda: street.fetch(force, period.months, self._refresh))
        if "lookups" in kinds or "boundaries" in kinds:  # boundaries are asked for by the lookups' codes
            for lookup in LOOKUPS:
                self._one("ons", lookup["file"], partial(lookups.fetch, lookup=lookup))
        if "boundaries" in kinds:
            self._boundaries(force)
        if "population" in kinds:
            for wanted in POPULATIONS:
                self._one("nomis", wanted["file"], partial(populations.fetch, wanted=wanted))

    def _boundaries(self, force: Force) -> None:
        needed = [lookups.FILES[d] for d in ("lad24-csp24-pfa24", "lsoa21-ward24")]
        if not all(self._shelf.holds(name) for name in needed):
            self.gathering.failed.append("boundaries: they are asked for by the lookups' codes, and those are not here")
            return
        self._try("ons", lambda: self._outlines(force))

    def _outlines(self, force: Force) -> None:
        districts = lookups.districts(self._shelf, force)
        if not districts:
            note = f". {NOTES[force.id]}" if force.id in NOTES else ""
            self.gathering.missing.append(f"boundaries: no district is {force.name}'s in the lookups{note}")
        for kind in BOUNDARIES:
            for code, name in sorted(districts.items()):
                file = boundaries.file_name(kind["folder"], code, name)
                self._one("ons", file, partial(boundaries.fetch, kind=kind, district=code, name=name))

    def _one(self, publisher: str, name: str, bring: Callable[..., None]) -> None:
        """Bring one file, unless it is here."""
        if self._shelf.holds(name) and not self._refresh:
            self.gathering.here.append(name)
            return
        if publisher in self._out_of_reach:
            return
        self._say(f"{self._publishers[publisher].title}: {name}")

        def one() -> None:
            bring(self._web, self._shelf, self._publishers[publisher])
            self.gathering.fetched.append(name)

        self._try(publisher, one)

    def _try(self, publisher: str, do: Callable[[], None]) -> None:
        of = self._publishers[publisher]
        try:
            do()
        except Unreachable as error:
            self._out_of_reach.add(publisher)
            self.gathering.failed.append(
                f"{of.title} can't be reached ({error}). What is already here stays. Give the command again later, "
                f"or download by hand: {of.by_hand}"
            )
        except Unusable as error:
            self.gathering.failed.append(f"{error}. By hand: {of.by_hand}")
