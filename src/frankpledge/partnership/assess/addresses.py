"""Where the pages of a year's assessment are, from wherever one is."""

from frankpledge.partnership.agencies.addresses import inside
from frankpledge.partnership.assess.models import Chapter, Passage


def of_chapter(chapter: Chapter) -> str:
    return _of(chapter, "assess:chapter")


def of_passage(name: str, passage: Passage) -> str:
    """`name`: which of its pages."""
    return _of(passage.chapter, name, passage=passage.name)


def _of(chapter: Chapter, name: str, **more: object) -> str:
    year = chapter.assessment
    return inside(year.partnership.slug, name, year=year.year, chapter=chapter.pk, **more)
