"""The tables of an agreed assessment: why things changed, what comes first, what people said, what the law asks."""

from collections.abc import Iterable

from frankpledge.documents.tables import Column, Prose, Table
from frankpledge.evidence.sentence import capital, listed
from frankpledge.reports.agreed import typed
from frankpledge.reports.agreed.model import Agreed, Chapter, Concern, Issue, Said, Why
from frankpledge.reports.agreed.typed import how_often


def why(chapter: Chapter) -> Table | None:
    rows = [(f"{w.title}{_became(w)}", w.sure, _words(w.text), _words(w.evidence) or "–") for w in chapter.why]
    shares = (("What changed", 0.22), ("How sure we are", 0.14), ("Why", 0.36), ("What that rests on", 0.28))
    return _table(f"why-{chapter.key}", f"{chapter.title}: why it changed, and how sure that is", shares, rows)


def _became(one: Why) -> str:
    return f": {one.verdict}" if one.verdict else ""


def priorities(agreed: Agreed) -> Table | None:
    """The priorities in their order, then what was looked at and is none."""
    others = [issue for issue in agreed.issues or () if issue.rank is None]
    rows = [_of_issue(issue) for issue in [*agreed.priorities, *others]]
    shares = (
        ("Issue", 0.24),
        ("Decided", 0.17),
        ("By the evidence", 0.12),
        ("By people’s scores", 0.13),
        ("Because", 0.34),
    )
    note = (
        "By the evidence: its place among the issues by their figures alone. By people’s scores: its place by the harm "
        "and likelihood that those who took part in the workshop gave it. Neither decides: the partnership did."
    )
    return _table("priorities", "What was decided in the priority workshop", shares, rows, (note,))


def _of_issue(issue: Issue) -> tuple:
    decided = f"Priority {issue.rank}" if issue.rank is not None else issue.decision
    by_evidence, by_people = (str(n) if n else "–" for n in (issue.evidence_place, issue.people_place))
    return (_words(issue.title), decided, by_evidence, by_people, _words(issue.because) or "–")


def concerns(agreed: Agreed) -> Table | None:
    rows = [
        (str(c.place), _words(c.title), _wanted(c), capital(listed([way[:1].lower() + way[1:] for way in c.ways])))
        for c in agreed.concerns or ()
    ]
    shares = (("Place", 0.1), ("What people said", 0.32), ("How often", 0.26), ("How it came to us", 0.32))
    notes = ("In the order of how many different ways it came by, then of how often. People are not added up.",)
    return _table("concerns", "What people in the area are concerned about", shares, rows, notes)


def _wanted(concern: Concern) -> str:
    wanted = f"; {concern.first} of them {'wants' if concern.first == 1 else 'want'} it first" if concern.first else ""
    return f"Said {how_often(len(concern.said))}{wanted}"


def answered(agreed: Agreed) -> Table | None:
    """Each that said something, and what they were told."""
    rows = [
        (_words(one.group), _words(one.title), _people(one), _words(one.answer) or "Not answered yet")
        for concern in agreed.concerns or ()
        for one in concern.said
    ]
    shares = (("Who said so", 0.24), ("What", 0.28), ("How many", 0.14), ("What was answered", 0.34))
    return _table("answered", "Who said what, and what was answered", shares, rows)


def _people(one: Said) -> str:
    if one.people is None:
        return "not known"
    return f"{one.people:,} of {one.asked:,} asked" if one.asked else f"{one.people:,}"


def boxes(agreed: Agreed) -> Table | None:
    rows = [(f"({box.letter}) {box.title}", box.law, _met(box)) for box in agreed.boxes]
    shares = (("What an assessment must have", 0.44), ("Law", 0.2), ("Where it is", 0.36))
    return _table("boxes", "What an assessment should have, and where it is here", shares, rows)


def _met(box) -> Prose | str:
    if not box.applies:
        return "Does not apply here"
    return _words("; ".join(box.met_in)) or "In no chapter of its own"


def authors(agreed: Agreed, day) -> Table | None:
    """Which agencies are responsible for each chapter, and agreed to it; `day` puts a date into words."""
    rows = [
        (_words(c.title), _words(c.written_by), _words(c.signed_for), day(c.signed_on) if c.signed_on else "–")
        for c in agreed.chapters
    ]
    shares = (("Chapter", 0.34), ("Responsible", 0.26), ("Signed off for", 0.24), ("On", 0.16))
    return _table("authors", "Who is responsible for each chapter, and for whom it was signed off", shares, rows)


def _words(text: str) -> Prose | str:
    return Prose(typed.literal(text)) if text.strip() else ""


def _table(key: str, caption: str, shares: Iterable[tuple[str, float]], rows: list, notes: tuple = ()) -> Table | None:
    if not rows:
        return None
    return Table(key, caption, [Column(heading, width=share) for heading, share in shares], rows, notes)
