"""What a partnership's assessments say, to be found by its words: those that were agreed, and what is being written."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.finding import Findable, joined
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.assess.models import Chapter, Explanation, Finding, Passage, Snapshot, Taken
from frankpledge.reports.agreed import kept, named
from frankpledge.reports.agreed.model import Agreed


def chapters(_person: Person, seat: Seat) -> Iterator[Findable]:
    """Chapters as they stand: findings taken, why it changed, and what people saved. Nobody's unsaved draft."""
    ours = Chapter.objects.filter(assessment__partnership=seat.partnership).order_by()
    fields = ("pk", "title", "asks", "assessment__year", "assessment__opened_at")
    rows = list(ours.values_list(*fields))
    said = _said(seat.partnership) if rows else {}
    for pk, title, asks, year, opened in rows:
        where = {"year": year, "chapter": pk}
        hint = _("Assessment of %(year)s") % {"year": year}
        text = joined(*said.get(pk, ()), asks)
        yield Findable(title, text, "assess:chapter", where, hint, timezone.localdate(opened))


def _said(partnership: Partnership) -> dict[int, list[str]]:
    """What each chapter says, by its number."""
    said = defaultdict(list)
    ours = {"chapter__assessment__partnership": partnership}
    for chapter, text in Passage.objects.filter(**ours).exclude(text="").values_list("chapter", "text"):
        said[chapter].append(text)
    for chapter, text, evidence in Explanation.objects.filter(**ours).values_list("chapter", "text", "evidence"):
        said[chapter].append(joined(text, evidence))
    taken = Finding.objects.filter(**ours, taken__in=(Taken.TAKEN, Taken.CHANGED))
    for one in taken.only("chapter", "taken", "text", "drafted", "numbers"):
        said[one.chapter_id].append(named.plain(one.words, named.texts(one.numbers)))
    return said


def agreed(_person: Person, seat: Seat) -> Iterator[Findable]:
    """The latest version of each year: what an older one said, its page of changes tells."""
    rows = latest(seat.partnership).order_by("-assessment__year")
    for year, number, content, at in rows.values_list("assessment__year", "number", "content", "frozen_at"):
        title = _("Strategic assessment of %(year)s, version %(number)s") % {"year": year, "number": number}
        where = {"year": year, "number": number}
        yield Findable(title, _read(content), "assess:version", where, _("Agreed"), timezone.localdate(at))


def latest(partnership: Partnership) -> QuerySet[Snapshot]:
    """Picked by the database, since each is large."""
    of = Snapshot.objects.filter(assessment=OuterRef("assessment")).order_by("-number")
    return Snapshot.objects.filter(assessment__partnership=partnership, number=Subquery(of.values("number")[:1]))


def _read(content: dict) -> str:
    """All that a snapshot says in sentences; nothing of one that a later program wrote."""
    try:
        return joined(*_sentences(kept.from_json(content)))
    except kept.UnknownSchema:
        return ""


def _sentences(said: Agreed) -> Iterator[str]:
    for chapter in said.chapters:
        yield from (chapter.title, *(one.plain for one in chapter.findings), chapter.commentary, chapter.gaps)
        for why in chapter.why:
            yield from (why.text, why.evidence)
    for issue in said.issues or ():
        yield from (issue.title, issue.about, issue.because)
    for concern in said.concerns or ():
        yield concern.title
        for one in concern.said:
            yield from (one.title, one.group, one.answer)
    yield from said.notes
