"""A partnership's settings as one TOML file, and what taking such a file in would change. Each room has its part."""

import datetime as dt
import hashlib
import re
import tomllib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge import __version__
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.models.partnership import Nation, Tier
from frankpledge.partnership.agencies.settings_file import Bad, Room, Would, known, quoted, table, words
from frankpledge.partnership.assess.queries import settings_file as chapters
from frankpledge.partnership.design.forms import unturned
from frankpledge.partnership.duties.queries import settings_file as duties
from frankpledge.partnership.workshop.queries import settings_file as criteria

FORMAT = 1
LARGEST = 250_000  # bytes: the file travels through the page twice
ROOMS: tuple[Room, ...] = (chapters, criteria, duties)
_HEAD = "frankpledge"
_MOST_FORMATS = 1_000_000
_LONGEST_LINE, _MOST_DOTS = 10_000, 200  # of a line: to read keys with more dots takes minutes
_KEYS = ("format", "version", "partnership", "nation", "tier", "made")


@dataclass(frozen=True)
class File:
    """What was read. `parts`: of each room that it speaks of, by its key."""

    text: str
    partnership: str
    nation: str
    tier: str
    parts: dict[str, object]


@dataclass(frozen=True)
class Part:
    """What taking a room's part in would change."""

    title: str
    would: Would


def written(partnership: Partnership, on: dt.date, *, usual: bool = False) -> str:
    """What is settled here; or what is usual, as it comes with the program."""
    head = [
        f"# {_one_line(_('Settings of %(name)s') % {'name': partnership.name})}",
        "# Written by Frankpledge, and read by it: in a partnership, “Settings as a file”. Lines with # are notes.",
        "# A part that you take out is left as it is where this is taken in. No records and no people are in here, but",
        "# titles and questions are as somebody typed them: read them through before you pass this on.",
    ]
    told = table(
        f"[{_HEAD}]",
        {
            "format": str(FORMAT),
            "version": quoted(__version__),
            "partnership": quoted(partnership.name),
            "nation": quoted(partnership.nation),
            "tier": quoted(partnership.tier),
            "made": on.isoformat(),
        },
    )
    parts = [room.usual(partnership) if usual else room.written(partnership) for room in ROOMS]
    return "\n\n".join(["\n".join(head), *filter(None, (part.strip("\n") for part in [told, *parts]))]) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def text_of(sent: bytes) -> str:
    """The text of what was sent. Raises Bad."""
    if len(sent) > LARGEST:
        raise Bad(_("The file is larger than 250 kB: no settings are. Choose the file that this page downloads."))
    if b"\x00" in sent:
        raise Bad(_("This is no text in UTF-8. Open it in an editor, save it with the encoding UTF-8, and send that."))
    try:
        text = sent.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = sent[: wrong.start].count(b"\n") + 1
        said = _(
            "Line %(n)d is not in UTF-8. Open the file in an editor, save it with the encoding UTF-8, and send that."
        )
        raise Bad(said % {"n": line}) from None
    return unturned(text.replace("\r\n", "\n"))  # as a browser sends it back, so that it is the same file then


def read(text: str) -> File:
    """What a file says. Raises Bad."""
    told = _toml(text)
    head = _head(told)
    rooms = {room.KEY: room for room in ROOMS}
    try:
        known(told, (_HEAD, *rooms))
        words_ = {key: words(head, key, 120) for key in ("partnership", "nation", "tier")}
    except ValueError as wrong:
        raise Bad(str(wrong)) from None
    if not told.keys() & rooms.keys():
        raise Bad(_("There is nothing in this file but its head. Choose one that has settings below it."))
    try:
        parts = {key: room.read(told[key]) for key, room in rooms.items() if key in told}
    except Bad as wrong:
        raise Bad(_where(text, wrong) + str(wrong)) from None
    return File(text, words_["partnership"], words_["nation"], words_["tier"], parts)


def _toml(text: str) -> dict[str, object]:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _LONGEST_LINE or line.count(".") > _MOST_DOTS:
            said = _("Line %(n)d is longer, or has more dots, than any that this page writes. Shorten it.")
            raise Bad(said % {"n": number})
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as wrong:  # a number of a thousand digits is no error of TOML's
        found = re.search(r"at line (\d+), column (\d+)", str(wrong))
        where = _("Line %(n)s can’t be read, from its character %(column)s on.") if found else _("It can’t be read.")
        told = {"n": found[1], "column": found[2]} if found else {}
        said = _(
            "A text needs a quotation mark on both sides, a list square brackets, and no key may stand twice in a "
            "table. Put it right, or choose the file that this page downloads."
        )
        raise Bad(f"{where % told} {said}") from None


def _head(told: dict[str, object]) -> dict[str, object]:
    head = told.get(_HEAD)
    if not isinstance(head, dict) or "format" not in head:
        raise Bad(
            _(
                "These are not the settings of a partnership: there is no [frankpledge] with a format in it. Choose "
                "the file that this page downloads."
            )
        )
    number = head["format"]
    if type(number) is not int or number < 1:
        raise Bad(_("Below [frankpledge] “format” has to be a whole number, such as %(n)d.") % {"n": FORMAT})
    if number > FORMAT:
        number = min(number, _MOST_FORMATS)  # one of a thousand digits is not printed
        said = _(
            "This file is of format %(n)d, which a later version of Frankpledge wrote. This is version %(here)s, and "
            "reads format %(known)d. Have this host brought up to date first."
        )
        raise Bad(said % {"n": number, "here": __version__, "known": FORMAT})
    try:
        return dict(known(head, _KEYS))
    except ValueError as wrong:
        raise Bad(str(wrong)) from None


def _where(text: str, wrong: Bad) -> str:
    """`Chapter 3, line 24: `; without the line where that can't be told."""
    if not wrong.header:
        return ""
    names = {"chapter": _("Chapter %(n)d"), "criteria.item": _("Question %(n)d of the criteria")}
    found = names.get(wrong.header, f"[{wrong.header}]") % {"n": wrong.entry} if wrong.entry else f"[{wrong.header}]"
    heads = re.compile(rf"^[ \t]*\[+[ \t]*{re.escape(wrong.header)}[ \t]*\]+", re.MULTILINE)
    starts = [text.count("\n", 0, match.end()) + 1 for match in heads.finditer(text)]
    place = max(wrong.entry, 1)
    if len(starts) >= place:
        return _("%(what)s, line %(line)d: ") % {"what": found, "line": starts[place - 1]}
    return f"{found}: "


def would(partnership: Partnership, file: File) -> list[Part]:
    """What each part would change, in the order of the rooms."""
    found = [(room.TITLE, room.would(partnership, file.parts[room.KEY])) for room in ROOMS if room.KEY in file.parts]
    return [Part(str(title), each) for title, each in found]


def changing(partnership: Partnership, file: File) -> list[Room]:
    """The rooms in which it would change anything."""
    return [r for r in ROOMS if r.KEY in file.parts and r.would(partnership, file.parts[r.KEY]).does]


def of_others(partnership: Partnership, file: File) -> str:
    """Where a file was made for another kind of partnership, what to look at; "" where it was not."""
    said_nothing = not file.nation or not file.tier
    if said_nothing or (file.nation, file.tier) == (partnership.nation, partnership.tier):
        return ""
    theirs, ours = ((_of(Tier, one.tier), _of(Nation, one.nation)) for one in (file, partnership))
    said = _(
        "This file comes from another kind of partnership: %(theirs)s. Yours is: %(ours)s. Other law may hold for it, "
        "so look through what would change."
    )
    return said % {"theirs": ", ".join(theirs), "ours": ", ".join(ours)}


def _of(choices: type[Tier] | type[Nation], value: str) -> str:
    return str(choices(value).label) if value in choices.values else value


def digest(partnership: Partnership, text: str) -> str:
    """Of a file, and of what is settled here while somebody looks at what it would change."""
    held = [room.written(partnership) for room in ROOMS]
    return hashlib.sha256("\x00".join([text, *held]).encode()).hexdigest()
