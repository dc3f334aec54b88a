"""What people write in a chapter in their own words: as it was saved, and what of it is not saved yet."""

import unicodedata

from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.assess.models import Draft, Passage
from frankpledge.partnership.design.forms import unturned
from frankpledge.reports.agreed import typed

_WITH = ("chapter__assessment__partnership", "chapter__agency", "chapter__owner__person", "changed_by")


def passage(partnership: Partnership, year: str, chapter: int, name: str) -> Passage | None:
    """The commentary or the gaps of a chapter of the partnership's own."""
    of = {"chapter__assessment__partnership": partnership, "chapter__assessment__year": year}
    return Passage.objects.filter(**of, chapter=chapter, name=name).select_related(*_WITH).first()


def draft_of(passage: Passage, person: Person) -> Draft | None:
    return Draft.objects.filter(passage=passage, person=person).first()


def drafts_of(partnership: Partnership, person: Person) -> QuerySet[Draft]:
    """All that a person has not saved in a partnership, the latest first."""
    own = Draft.objects.filter(person=person, passage__chapter__assessment__partnership=partnership)
    return own.select_related("passage__chapter__assessment__partnership", "passage__changed_by")


def others(passage: Passage, person: Person) -> list[Draft]:
    """Who else has words here that are not saved, and since when they have lain; never the words themselves."""
    return list(passage.drafts.exclude(person=person).select_related("person").defer("text"))


def plain(text: str) -> str:
    """Text as it is kept: lines end in one way, and what no page can show (a NUL) is left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unturned("".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")))


def paragraphs(text: str) -> SafeString:
    """Such text as markup: a blank line parts paragraphs, and lines that begin with “- ” are a list, as in documents.

    Everything else, markup and braces among it, is shown as it was typed.
    """
    return mark_safe("".join(_block(one) for one in typed.blocks(plain(text))))


def _block(one: str | list[str]) -> SafeString:
    if isinstance(one, list):
        items = format_html_join("", "<li>{}</li>", ((line,) for line in one))
        return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', items)
    lines = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in one.split("\n")))
    return format_html('<p class="govuk-body">{}</p>', lines)
