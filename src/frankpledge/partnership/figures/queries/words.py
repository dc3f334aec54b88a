"""Numbers as links, sentences with such numbers in them, and verdicts as they are printed everywhere."""

import re
from dataclasses import dataclass
from fractions import Fraction
from string import Formatter

from django.utils.translation import gettext as _

from frankpledge.evidence.compare.comparison import Row
from frankpledge.evidence.compare.verdict import Noticeable, Verdict
from frankpledge.evidence.compare.wording import moved
from frankpledge.evidence.facts import Fact
from frankpledge.evidence.figures.counted import WITHHELD
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.sentence import Printed, Sentence

COMPARED = (Verdict.ROSE, Verdict.FELL, Verdict.NO_CLEAR_CHANGE, Verdict.TOO_FEW)


@dataclass(frozen=True)
class Number:
    """A number and the id of the figure whose page it links to; or, without an id, the reason why there is none."""

    text: str
    id: str = ""
    about: str = ""  # read out and not shown
    reason: str = ""


@dataclass(frozen=True)
class Said:
    """A sentence with numbers in it, for a page as well as for a picture's description."""

    parts: tuple[str | Number, ...]

    @property
    def plain(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def say(sentence: str, **values: str | Number) -> Said:
    """`say("{now} this year", now=Number(…))`."""
    parts: list[str | Number] = []
    for text, name, _spec, _conversion in Formatter().parse(sentence):
        parts += [text] if text else []
        parts += [values[name]] if name else []
    return Said(tuple(parts))


def of_sentence(sentence: Sentence) -> Said:
    """A finding, whose numbers are named, with those numbers as links."""
    pieces = re.split(r"\{\{(.+?)\}\}", sentence.text)
    parts = [_printed(sentence.numbers[piece]) if i % 2 else piece for i, piece in enumerate(pieces) if piece]
    return Said(tuple(parts))


def _printed(number: Printed) -> Number:
    return Number(number.text, number.figure)


def joined(said: list[Said]) -> Said:
    """Sentences one after another."""
    return Said(tuple(part for i, one in enumerate(said) for part in ((" ",) if i else ()) + one.parts))


def of_figure(figure: Figure, about: str = "") -> Number:
    """A figure as a number on a page."""
    if figure.text == WITHHELD:
        return Number(_("withheld"), figure.id, about)
    if figure.value is None:
        return Number("", reason=figure.notes[0] if figure.notes else _("not available"))
    return Number(figure.text, figure.id, about)


def of_fact(fact: Fact) -> Number:
    """A fact about an area or its data as a number on a page."""
    if fact.value is None:
        return Number("", reason=_("it is not held"))
    return Number(fact.text, fact.id)


def movement(before: int, after: int, percent: Fraction | None, verdict: str) -> str:
    """`rose by 4.0%`, `down 4.6%`: the direction is a word. Two numbers that don't count the same have none."""
    return moved(before, after, percent, verdict) if verdict in COMPARED else _("not compared")


def verdict_words(verdict: str) -> str:
    """The one verdict, in the same words wherever it stands."""
    return _(str(verdict).capitalize())


def tone(measure: Measure, verdict: str) -> str:
    """Which colour repeats the words; only a change in a measure that has a direction is better or worse."""
    if verdict not in (Verdict.ROSE, Verdict.FELL):
        return "quiet"
    good = {"lower is better": Verdict.FELL, "higher is better": Verdict.ROSE}.get(measure.direction)
    if good is None:
        return "moved"
    return "better" if verdict == good else "worse"


def meaning(row: Row) -> str:
    """What the verdict means, and for a hidden harm what it does not."""
    if row.measure.direction == "more reporting is better" and row.verdict == Verdict.ROSE:
        return _("{meaning} We hoped for this; it does not tell us whether harm rose.").format(meaning=row.meaning)
    return row.meaning


def noticed(noticeable: Noticeable | None, verdict: str) -> str:
    """From where on a change would probably have been noticed; nothing where none could be told."""
    if noticeable is None or verdict not in COMPARED:
        return ""
    if noticeable.fall_to is None:
        return _("a rise to {rise}").format(rise=f"{noticeable.rise_to:,}")
    both = {"fall": f"{noticeable.fall_to:,}", "rise": f"{noticeable.rise_to:,}"}
    return _("a fall to {fall} or a rise to {rise}").format(**both)
