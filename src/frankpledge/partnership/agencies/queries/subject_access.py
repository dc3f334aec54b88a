"""Everything that is held about somebody, by what every model declares of itself, and who else is named in it.

A partnership answers for what is its own: rows that belong to another are that one's to give. What opens doors (the
digest of a password, the key of a second factor) is told of and not shown; nor is what may tell of several at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Model, Q

from frankpledge.partnership.agencies import libraries
from frankpledge.partnership.agencies.models import Hold, Membership, Partnership, Person
from frankpledge.partnership.agencies.queries import log
from frankpledge.partnership.audit import sealing, sensitivity
from frankpledge.partnership.audit.models import Event, SealedDetail
from frankpledge.partnership.audit.sensitivity import Declared

SECRET = "kept, and not shown: it opens their account"
ELSEWHERE = "kept, and not shown: it may tell of another partnership"


@dataclass(frozen=True)
class Cell:
    """What stands in a field. `other`: the person, not the one who asks, whose name it is."""

    text: str
    other: int | None = None


@dataclass
class Section:
    title: str
    what: str
    kept: str
    rows: list[dict[str, Cell]] = field(default_factory=list)


def sections(person: Person, partnership: Partnership) -> list[Section]:
    """All that is held about somebody here, model by model, and their part of the log."""
    found = []
    for said in (*sensitivity.every(), *libraries.every()):
        if rows := _rows(said, person, partnership):
            title = str(said.model._meta.verbose_name).capitalize()
            found.append(Section(title, _first_line(said.model), str(said.kept), [_told(said, row) for row in rows]))
    found.append(_log(person, partnership))
    return _named(found, person)


def others(found: list[Section]) -> dict[int, list[str]]:
    """Everybody else who is named, and in which sections."""
    named: dict[int, list[str]] = {}
    for section in found:
        for cell in (cell for row in section.rows for cell in row.values()):
            if cell.other is not None and section.title not in named.setdefault(cell.other, []):
                named[cell.other].append(section.title)
    return named


def _ways(said: Declared) -> list[str]:
    """From a row to the person: as declared, or else every personal field that is a person."""
    if said.about:
        return [said.about]
    personal = [name for name, level in said.levels.items() if level != "plain"]
    return sorted(name for name in personal if said.model._meta.get_field(name).related_model is Person)


def _rows(said: Declared, person: Person, partnership: Partnership) -> list[Model]:
    asked = [Q(**{way: person.pk}) for way in _ways(said)]
    if said.model is Hold:
        asked = [Q(subject__in=log.references(person.pk, partnership))]
    if not asked:
        return []
    rows = said.model._base_manager.filter(reduce(or_, asked)).order_by("pk")
    belongs = _to_partnership(said.model)
    if belongs:  # a row that may belong to one, and does to none, is the host's
        rows = rows.filter(Q(**{belongs: partnership}) | Q(**{f"{belongs}__isnull": True}))
    return list(rows)


def _to_partnership(model: type[Model], steps: int = 3) -> str:
    """The way from a model's rows to the partnership that they belong to; "" for what belongs to the whole host.

    Ways that every row has come first. One that may be empty is a way too, or what is another's would be told here.
    """
    ways = [f for f in model._meta.concrete_fields if f.is_relation and f.related_model is not Person]
    ways.sort(key=lambda way: way.null)
    for way in ways:
        if way.related_model is Partnership:
            return way.name
    for way in ways if steps else ():
        if (rest := _to_partnership(way.related_model, steps - 1)) and way.related_model is not model:
            return f"{way.name}__{rest}"
    return ""


def _told(said: Declared, row: Model) -> dict[str, Cell]:
    return {
        str(column.verbose_name).capitalize(): _cell_of(said, row, column)
        for column in said.model._meta.concrete_fields
    }


def _cell_of(said: Declared, row: Model, column: object) -> Cell:
    if column.name in said.secret:
        return Cell(SECRET)
    return Cell(ELSEWHERE) if column.name in said.across else _cell(row, column)


def _cell(row: Model, column: object) -> Cell:
    value = getattr(row, column.attname)
    if value is None or not column.is_relation:
        shown = row._get_FIELD_display(column) if column.choices and value is not None else value
        return Cell("" if shown is None else str(shown))
    if column.related_model in (Person, Membership):
        return Cell(f"{column.related_model._meta.model_name}:{value}")
    return Cell(str(getattr(row, column.name)))


def _log(person: Person, partnership: Partnership) -> Section:
    """What was done by them, and what was done with what is theirs."""
    about = log.references(person.pk, partnership)
    asked = Q(about__in=about) | Q(by=f"person:{person.pk}")
    events = list(Event.objects.filter(asked, partnership__in=(partnership.slug, "")).order_by("number"))
    theirs = set(SealedDetail.objects.filter(subject__in=about).values_list("event", flat=True))
    boxes = sealing.opened([event.number for event in events if event.number in theirs])
    rows = [
        {
            "When": Cell(event.at.isoformat(timespec="seconds")),
            "What": Cell(event.sentence),
            "By": Cell(event.by),
            "About": Cell(event.about),
            "Personal detail": Cell("; ".join(f"{k}: {v}" for k, v in boxes.get(event.number, {}).items())),
        }
        for event in events
    ]
    return Section(
        "Log", "What was done by them, with what is theirs, and who looked at it.", "as each kind says", rows
    )


def _named(found: list[Section], person: Person) -> list[Section]:
    """With names for references to people; those of others are marked."""
    told = {cell.text for section in found for row in section.rows for cell in row.values()}
    people, members = _numbers(told, "person"), _numbers(told, "membership")
    owner = dict(Membership.objects.filter(pk__in=members).values_list("pk", "person"))
    names = dict(Person.objects.filter(pk__in=people | set(owner.values())).values_list("pk", "name"))

    def named(cell: Cell) -> Cell:
        kind, _colon, number = cell.text.partition(":")
        if kind not in ("person", "membership") or not number.isdigit():
            return cell
        pk = int(number) if kind == "person" else owner.get(int(number))
        if pk not in names:
            return cell
        return Cell(names[pk], None if pk == person.pk else pk)

    return [
        Section(s.title, s.what, s.kept, [{key: named(cell) for key, cell in row.items()} for row in s.rows])
        for s in found
    ]


def _numbers(told: set[str], kind: str) -> set[int]:
    return {
        int(rest) for name, _colon, rest in (text.partition(":") for text in told) if name == kind and rest.isdigit()
    }


def _first_line(model: type[Model]) -> str:
    return next(iter(_lines(model)), "")


def _lines(model: type[Model]) -> Iterator[str]:
    """A model's own description; Django writes one of its own where there is none."""
    written = (model.__doc__ or "").strip()
    if written and not written.startswith(f"{model.__name__}("):
        yield written.partition("\n")[0]
