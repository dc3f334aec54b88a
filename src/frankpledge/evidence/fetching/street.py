"""A force's street-level files from the archives of data.police.uk.

Each archive is a release: `2026-07.zip` holds 36 months of every force, to July 2026, as they stood then. So most
months are in many releases, and each is taken from the newest that has it. Up to April 2017 an archive held
everything since December 2010.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack

from frankpledge.evidence.fetching.archives import Archive, Progress
from frankpledge.evidence.fetching.gathering import Gathering
from frankpledge.evidence.fetching.publishers import NOTES, Force, Publisher
from frankpledge.evidence.fetching.shelf import Origin, Shelf
from frankpledge.evidence.fetching.web import Missing, Web
from frankpledge.evidence.period import Month, later, month, named, spoken, written

KEPT = 36  # months in an archive
LAST_OF_ALL = dt.date(2017, 4, 1)  # the last archive that holds everything since the first month
FIRST = dt.date(2010, 12, 1)
BACK = 3  # earlier releases to try where one is not there

MEMBER = re.compile(r"(\d{4}-\d{2})/\1-([a-z-]+)-street\.csv")

Say = Callable[[str], None]


def file_name(force: Force, m: Month) -> str:
    """Where a month's file is put."""
    return f"street/{written(m)}-{force.id}-street.csv"


def release_for(m: Month, newest: Month) -> Month:
    """The newest release that holds a month."""
    return min(newest, max(later(m, KEPT - 1), LAST_OF_ALL))


class Street:
    """One fetching of a force's months; what became of each goes into `gathering`."""

    def __init__(
        self,
        web: Web,
        shelf: Shelf,
        publisher: Publisher,
        gathering: Gathering,
        say: Say,
        progress: Progress = lambda done, of: None,
    ) -> None:
        self._web, self._shelf, self._publisher = web, shelf, publisher
        self._gathering, self._say, self._progress = gathering, say, progress

    def fetch(self, force: Force, months: list[Month], refresh: bool) -> None:
        """Bring the months that are not here; with `refresh`, those too that a newer release holds otherwise."""
        here = [m for m in months if self._shelf.holds(file_name(force, m))]
        wanted = months if refresh else [m for m in months if m not in here]
        if not refresh:
            self._gathering.here += [file_name(force, m) for m in here]
        if not wanted:
            return
        with ExitStack() as opened:
            newest_archive = opened.enter_context(self._open("latest"))
            newest = self._newest(newest_archive)
            self._say_what_cannot_be(wanted, newest)
            absent = []
            releases: dict[Month, list[Month]] = defaultdict(list)
            for m in wanted:
                if FIRST <= m <= newest:
                    releases[release_for(m, newest)].append(m)
            for release, inside in sorted(releases.items(), reverse=True):
                if release == newest:
                    absent += self._take(newest_archive, newest, force, inside)
                else:
                    absent += self._from_earlier(release, force, inside)
        if absent:
            self._gathering.missing.append(self._not_supplied(force, absent))

    def _say_what_cannot_be(self, wanted: list[Month], newest: Month) -> None:
        """The months that no force can have: not published yet, or before the first."""
        title = self._publisher.title
        if coming := [m for m in wanted if m > newest]:
            self._gathering.missing.append(
                f"{spoken(coming)}: not published yet; the newest month of {title} is {named(newest)}"
            )
        if early := [m for m in wanted if m < FIRST]:
            self._gathering.missing.append(f"{spoken(early)}: {title} begins in {named(FIRST)}")

    def _open(self, release: str) -> Archive:
        self._say(f"{self._publisher.title}: looking into release {release}")
        url = f"{self._publisher.root}/data/archive/{release}.zip"
        return Archive(self._web, url, self._shelf.scratch, self._progress)

    @staticmethod
    def _newest(archive: Archive) -> Month:
        found = [match[1] for name in archive.members if (match := MEMBER.fullmatch(name))]
        if not found:
            raise Missing(f"the archive from {archive.host} holds no street-level file: {archive.url}")
        return month(max(found))

    def _from_earlier(self, release: Month, force: Force, months: list[Month]) -> list[Month]:
        """The months from the release, or from one a little earlier where it is not there; those in none."""
        for back in range(BACK):
            try:
                archive = self._open(written(later(release, -back)))
            except Missing:
                continue
            with archive:
                return self._take(archive, later(release, -back), force, months)
        return months

    def _take(self, archive: Archive, release: Month, force: Force, months: list[Month]) -> list[Month]:
        """Bring the months that are in the archive; those that are not."""
        absent = []
        for m in months:
            member, name = f"{written(m)}/{written(m)}-{force.id}-street.csv", file_name(force, m)
            if member not in archive.members:
                absent.append(m)
            elif self._shelf.holds(name, archive.mark(member)):
                self._gathering.here.append(name)
            else:
                self._say(f"{force.name}, {named(m)} (release {written(release)})")
                origin = Origin(archive.url, self._publisher.title, member, written(release), archive.mark(member))
                self._shelf.put(name, archive.read(member), origin)
                self._gathering.fetched.append(name)
        return absent

    def _not_supplied(self, force: Force, months: list[Month]) -> str:
        note = f". {NOTES[force.id]}" if force.id in NOTES else ""
        return f"{spoken(months)}: {self._publisher.title} has no file of {force.name}{note}"
