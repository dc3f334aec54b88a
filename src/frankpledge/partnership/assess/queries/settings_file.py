"""The chapters of the assessment in a settings file: as template.toml has them, without words, writers and owners."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frankpledge.evidence.measures.model import THEMES
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.models.partnership import Tier
from frankpledge.partnership.agencies.settings_file import Bad, Would, known, listed, quoted, table, texts, words
from frankpledge.partnership.assess import template
from frankpledge.partnership.assess.duty import is_bound
from frankpledge.partnership.assess.models import Chapter
from frankpledge.partnership.assess.queries import carried
from frankpledge.partnership.assess.queries.boxes import ASKS
from frankpledge.partnership.assess.rules import MOST_CHAPTERS
from frankpledge.partnership.assess.template import EACH, Entry, Planned

KEY = "chapter"
TITLE = gettext_lazy("Chapters of the assessment")
_KNOWN = ("key", "title", "theme", "tiers", "boxes", "asks")
_OWN = re.compile(r"own-([0-9]{1,3})")


def now(partnership: Partnership) -> list[Entry]:
    """What was settled last: chapters of its own, or those of the latest year; else the usual ones."""
    own, before = carried.own(partnership), carried.latest(partnership)
    if carried.own_are_newer(own, before):
        return own.chapters
    return [_entry(chapter) for chapter in before.chapters.all()] if before else template.entries()


def are_usual(partnership: Partnership) -> bool:
    """Whether those say what the usual ones do."""
    return not would(partnership, template.entries()).does


def _entry(chapter: Chapter) -> Entry:
    """A chapter that is usual for some tiers only is for those wherever it is taken in."""
    given = {name: getattr(chapter, name) for name in ("key", "title", "theme", "boxes", "asks")}
    given["tiers"] = next((e.get("tiers") for e in template.entries() if e.get("key") == chapter.key), None)
    return {name: value for name, value in given.items() if value}


def written(partnership: Partnership) -> str:
    return _written(now(partnership))


def usual(partnership: Partnership) -> str:
    return _written(template.entries())


def _written(entries: list[Entry]) -> str:
    head = [
        "# The chapters that a year's assessment is opened with, in their order.",
        "# title, and asks: what to write in it. boxes: the letters of regulation 6 of SI 2007/1830 that it answers.",
        f"# theme: whose figures it is about, one of {', '.join(THEMES)};",
        "# “each” is a chapter for each theme that no other is about. Without a theme it is one of words alone.",
        "# tiers: those for which it is, of district, unitary and county. key: leave it out of a chapter that you add.",
    ]
    tables = []
    for entry in entries:
        rows = {name: quoted(entry.get(name, "")) for name in _KNOWN if name != "tiers"}
        tables.append(table("[[chapter]]", rows | {"tiers": listed(entry.get("tiers", ()))}))
    return "\n".join([*head, "", *tables])


def read(told: object) -> list[Entry]:
    """The chapters of a file, each with a key. Raises Bad."""
    if not isinstance(told, list) or not told:
        raise Bad(_("“chapter” has to be one table or more, each below a line that says [[chapter]]."))
    if len(told) > MOST_CHAPTERS:
        raise Bad(_("There are %(n)d chapters. Take out as many as it needs to be %(most)d or fewer.") % {
            "n": len(told), "most": MOST_CHAPTERS,
        })  # fmt: skip
    found: list[dict[str, object]] = []
    for number, entry in enumerate(told, start=1):
        try:
            found.append(_read(entry, found))
        except ValueError as wrong:
            raise Bad(str(wrong), "chapter", number) from None
    return _with_keys(found)


def _read(told: object, before: list[Entry]) -> dict[str, object]:
    """Raises ValueError."""
    entry = known(told, _KNOWN)
    sizes = {name: Chapter._meta.get_field(name).max_length for name in ("key", "title", "theme", "asks")}
    found = {name: words(entry, name, most, lines=name == "asks") for name, most in sizes.items()}
    found["boxes"] = words(entry, "boxes", 100)
    theme = found["theme"]
    if theme and theme not in {*THEMES, EACH}:
        said = _("There is no theme “%(theme)s”. There are: %(themes)s.")
        raise ValueError(said % {"theme": theme, "themes": ", ".join([EACH, *THEMES])})
    found["title"] = found["title"] or THEMES.get(theme, "")
    if theme != EACH and not found["title"]:
        raise ValueError(_('It has no title. Give it one: title = "…"'))
    found["boxes"] = "".join(sorted({*_letters(found["boxes"]), *template.boxes_of(theme)}))  # figures answer theirs
    found["tiers"] = texts(entry, "tiers")
    if strange := next((tier for tier in found["tiers"] if tier not in Tier.values), ""):
        said = _("There is no tier “%(tier)s”. There are: %(tiers)s.")
        raise ValueError(said % {"tier": strange[:40], "tiers": ", ".join(Tier.values)})
    for number, other in enumerate(before, start=1):
        if theme and other.get("theme") == theme:
            said = _("It is about the theme “%(theme)s”, as chapter %(n)d is. Take one of the two out.")
            raise ValueError(said % {"theme": theme, "n": number})
        if found["key"] and other.get("key") == found["key"]:
            said = _("Its key “%(key)s” is that of chapter %(n)d too. Leave out the key of one of them.")
            raise ValueError(said % {"key": found["key"], "n": number})
    return {name: value for name, value in found.items() if value}


def _letters(given: str) -> str:
    for letter in given:
        if letter not in ASKS:
            said = _("“boxes” has “%(letter)s”. Regulation 6 has paragraphs %(letters)s: write their letters, as “ab”.")
            raise ValueError(said % {"letter": letter, "letters": f"{min(ASKS)}–{max(ASKS)}"})
        if given.count(letter) > 1:
            raise ValueError(_("“boxes” has the letter “%(letter)s” twice.") % {"letter": letter})
    return "".join(sorted(given))


def _with_keys(entries: list[dict[str, object]]) -> list[Entry]:
    """The log calls chapters by their keys, so only those that this program gave are kept; others get one."""
    ours = {entry["key"] for entry in template.entries() if "key" in entry} - set(THEMES)
    for entry in entries:
        theme, key = entry.get("theme", ""), str(entry.pop("key", ""))
        if _OWN.fullmatch(key) or (key in ours and not theme):
            entry["key"] = key
        elif theme in THEMES and key in ("", theme):
            entry["key"] = theme
    last = max((int(own[1]) for e in entries if (own := _OWN.fullmatch(str(e.get("key", ""))))), default=0)
    for entry in entries:
        if "key" not in entry and entry.get("theme") != EACH:
            last += 1
            entry["key"] = f"own-{last}"
    return entries


def would(partnership: Partnership, entries: list[Entry]) -> Would:
    """Against what was settled last; with each theme, whether anything is held of it or not."""
    before, after = _by_key(now(partnership), partnership), _by_key(entries, partnership)
    does = _differences(before, after)
    return Would(tuple(does), tuple(_notes(partnership, entries, after)) if does else ())


def _by_key(entries: list[Entry], partnership: Partnership) -> dict[str, Planned]:
    return {plan.key: plan for plan in template.of_entries(entries, partnership.tier, THEMES)}


def _differences(before: Mapping[str, Planned], after: Mapping[str, Planned]) -> list[str]:
    """A theme has a chapter as long as anything is held of it, named or not: it is neither added nor left out."""
    both = [key for key in after if key in before]
    does = []
    if added := [after[key] for key in after if key not in before and not after[key].theme]:
        said = ngettext("%(n)d chapter is added: %(of)s.", "%(n)d chapters are added: %(of)s.", len(added))
        does.append(said % _these(added))
    if gone := [before[key] for key in before if key not in after and not before[key].theme]:
        said = ngettext("%(n)d chapter is left out: %(of)s.", "%(n)d chapters are left out: %(of)s.", len(gone))
        does.append(said % _these(gone))
    if last := [before[key] for key in before if key not in after and before[key].theme]:
        said = ngettext(
            "%(n)d chapter of a theme comes behind the others: %(of)s.",
            "%(n)d chapters of themes come behind the others: %(of)s.",
            len(last),
        )
        does.append(said % _these(last))
    if asks := [after[key] for key in both if before[key].asks != after[key].asks]:
        said = ngettext(
            "%(n)d chapter says otherwise what to write: %(of)s.",
            "%(n)d chapters say otherwise what to write: %(of)s.",
            len(asks),
        )
        does.append(said % _these(asks))
    if boxes := [after[key] for key in both if before[key].boxes != after[key].boxes]:
        said = ngettext(
            "%(n)d chapter answers other points of regulation 6: %(of)s.",
            "%(n)d chapters answer other points of regulation 6: %(of)s.",
            len(boxes),
        )
        does.append(said % _these(boxes))
    for key in both:
        if before[key].title != after[key].title:
            names = {"old": before[key].title, "new": after[key].title}
            does.append(_("“%(old)s” is called “%(new)s”.") % names)
        if before[key].theme != after[key].theme:
            does.append(_("“%(title)s” is about other figures.") % {"title": after[key].title})
    if both != [key for key in before if key in after]:
        does.append(_("The chapters stand in another order."))
    return does


def _these(plans: list[Planned]) -> dict[str, object]:
    return {"n": len(plans), "of": "; ".join(f"“{plan.title}”" for plan in plans)}


def _notes(partnership: Partnership, entries: list[Entry], after: Mapping[str, Planned]) -> list[str]:
    notes = [
        _(
            "No year that is open or frozen is touched. The next year can be opened with these chapters: whoever opens "
            "it chooses. A theme has a chapter as long as anything is held of it."
        )
    ]
    if left := [e for e in entries if partnership.tier not in e.get("tiers", [partnership.tier])]:
        titles = "; ".join(f"“{entry.get('title', entry.get('theme', ''))}”" for entry in left)
        notes.append(_("These are for partnerships of another tier, and no chapters here: %(of)s.") % {"of": titles})
    asked = [letter for letter in ASKS if letter != "g" or partnership.tier == Tier.DISTRICT]
    served = {letter for plan in after.values() for letter in plan.boxes}
    if is_bound(partnership) and (missing := [f"({letter})" for letter in asked if letter not in served]):
        said = _(
            "No chapter answers regulation 6, paragraph %(of)s, which the law asks of you. Put one into the file, or "
            "add it to the year once that is open: it can’t be frozen without."
        )
        notes.append(said % {"of": ", ".join(missing)})
    return notes
