"""The criteria of the priority workshop in a settings file: questions, what each answer means, and what it counts."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frankpledge.evidence.statistics.scoring.criteria import Criteria, Group, Item, of_data
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.settings_file import Bad, Would, known, listed, quoted, table, texts, words
from frankpledge.partnership.workshop.queries import criteria

KEY = "criteria"
TITLE = gettext_lazy("Criteria of the priority workshop")
MOST_QUESTIONS, MOST_SCORES, HIGHEST = 30, 10, 100
_LONGEST = {"id": 40, "group": 20, "title": 80, "question": 300}
_MEANING = 200
_TAKEN = {"csrfmiddlewaretoken", "form", "next", "once"}  # what a page that scores has besides its questions


def written(partnership: Partnership) -> str:
    return _written(criteria.next_of(partnership))


def usual(partnership: Partnership) -> str:
    return _written(criteria.usual())


def _written(data: Mapping[str, object]) -> str:
    head = [
        "# How issues are scored in the priority workshops to come. Risk is harm × likelihood.",
        "# scale: what the answers count, from the lowest. means: the answers, one for each score of the scale.",
        f"# group: {', '.join(Group)}. The last two stand beside the risk and are never multiplied in.",
    ]
    first = {"title": quoted(data["title"]), "source": quoted(data["source"]), "scale": str(list(data["scale"]))}
    items = [
        table(
            "[[criteria.item]]",
            {key: quoted(item[key]) for key in ("id", "group", "title", "question")} | {"means": listed(item["means"])},
        )
        for item in data["item"]
    ]
    return "\n".join([*head, "", table("[criteria]", first), *items])


def read(told: object) -> Criteria:
    """Raises Bad."""
    try:
        given = known(told, ("title", "source", "scale", "item"))
        found = {"title": words(given, "title", 120), "source": words(given, "source", 300), "scale": _scale(given)}
    except ValueError as wrong:
        raise Bad(str(wrong), "criteria") from None
    items = given.get("item", [])
    if not isinstance(items, list) or not 0 < len(items) <= MOST_QUESTIONS:
        said = _("There have to be 1 to %(most)d questions, each below a line that says [[criteria.item]].")
        raise Bad(said % {"most": MOST_QUESTIONS}, "criteria")
    read_items: list[dict[str, object]] = []
    for number, item in enumerate(items, start=1):
        try:
            read_items.append(_item(item, read_items, found["scale"]))
        except ValueError as wrong:
            raise Bad(str(wrong), "criteria.item", number) from None
    try:
        return of_data(found | {"item": read_items})
    except ValueError as wrong:
        raise Bad(str(wrong)[:1].upper() + str(wrong)[1:] + ".", "criteria") from None


def _scale(given: Mapping[str, object]) -> list[int]:
    scale = given.get("scale")
    whole = isinstance(scale, list) and all(type(score) is int and 0 <= score <= HIGHEST for score in scale)
    if not whole or not 2 <= len(scale) <= MOST_SCORES or sorted(set(scale)) != scale:
        said = _("“scale” has to be 2 to %(n)d whole numbers from 0 to %(most)d that rise, such as [0, 2, 4, 8].")
        raise ValueError(said % {"n": MOST_SCORES, "most": HIGHEST})
    return scale


def _item(told: object, before: list[dict[str, object]], scale: list[int]) -> dict[str, object]:
    """Raises ValueError."""
    given = known(told, (*_LONGEST, "means"))
    found: dict[str, object] = {key: words(given, key, longest) for key, longest in _LONGEST.items()}
    if empty := next((key for key, value in found.items() if not value), ""):
        raise ValueError(_("Its “%(key)s” is missing.") % {"key": empty})
    id_ = str(found["id"])
    if not id_.isascii() or not id_.replace("-", "").isalnum() or id_ in _TAKEN:
        said = _("“%(id)s” can’t be an id: choose other letters, digits and hyphens.")
        raise ValueError(said % {"id": id_})
    if any(other["id"] == id_ for other in before):
        raise ValueError(_("Another question has the id “%(id)s” too. Give each its own.") % {"id": id_})
    if found["group"] not in set(Group):
        said = _("There is no group “%(group)s”. There are: %(groups)s.")
        raise ValueError(said % {"group": found["group"], "groups": ", ".join(Group)})
    found["means"] = [words({"means": each}, "means", _MEANING) for each in texts(given, "means")]
    if len(found["means"]) != len(scale) or not all(found["means"]):
        said = _("“means” has to have %(n)d texts, one for each score of the scale.")
        raise ValueError(said % {"n": len(scale)})
    return found


def would(partnership: Partnership, given: Criteria) -> Would:
    before = of_data(criteria.next_of(partnership))
    does = list(_differences(before, given))
    note = _("Workshops that are prepared already keep their criteria. The next that is prepared has these.")
    return Would(tuple(does), (note,) if does else ())


def _differences(before: Criteria, after: Criteria) -> list[str]:
    then, now = ({item.id: item for item in each.items} for each in (before, after))
    both = [key for key in now if key in then]
    found = []
    if added := [now[key] for key in now if key not in then]:
        said = ngettext("%(n)d question is added: %(of)s.", "%(n)d questions are added: %(of)s.", len(added))
        found.append(said % _these(added))
    if gone := [then[key] for key in then if key not in now]:
        said = ngettext("%(n)d question is left out: %(of)s.", "%(n)d questions are left out: %(of)s.", len(gone))
        found.append(said % _these(gone))
    if other := [now[key] for key in both if now[key] != then[key]]:
        said = ngettext(
            "%(n)d question is asked or answered in other words: %(of)s.",
            "%(n)d questions are asked or answered in other words: %(of)s.",
            len(other),
        )
        found.append(said % _these(other))
    if both != [key for key in then if key in now]:
        found.append(_("The questions stand in another order."))
    if before.scale != after.scale:
        told = {"old": ", ".join(map(str, before.scale)), "new": ", ".join(map(str, after.scale))}
        found.append(_("The scale is %(new)s and no longer %(old)s.") % told)
    if (before.title, before.source) != (after.title, after.source):
        found.append(_("The criteria are called “%(title)s”, from: %(source)s") % {
            "title": after.title, "source": after.source,
        })  # fmt: skip
    return found


def _these(items: list[Item]) -> dict[str, object]:
    return {"n": len(items), "of": "; ".join(f"“{item.title}”" for item in items)}
