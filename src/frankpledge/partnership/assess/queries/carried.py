"""The chapters for a year that is opened: as they were settled for another, or one's own."""

from collections.abc import Collection, Sequence

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.assess import template
from frankpledge.partnership.assess.models import Assessment, OwnChapters
from frankpledge.partnership.assess.template import OVERALL, Planned


def latest(partnership: Partnership) -> Assessment | None:
    """The latest year that has any."""
    return Assessment.objects.filter(partnership=partnership, chapters__isnull=False).first()


def own(partnership: Partnership) -> OwnChapters | None:
    """Those that it keeps of its own."""
    return OwnChapters.objects.filter(partnership=partnership).first()


def own_are_newer(own: OwnChapters | None, before: Assessment | None) -> bool:
    """Whether its own were taken in after the latest year was opened: then they are what was settled last."""
    return own is not None and (before is None or own.taken_at > before.opened_at)


def planned(before: Assessment, themes: Collection[str]) -> list[Planned]:
    """As they stood, without themes of which nothing is held now."""
    had = list(before.chapters.all())
    kept = {"", OVERALL, *themes}
    stay = [Planned(c.key, c.title, c.asks, c.theme, c.boxes) for c in had if c.theme in kept]
    return stay + _left_over([c.theme for c in had], before.partnership.tier, themes)


def planned_by(own: OwnChapters, themes: Collection[str]) -> list[Planned]:
    """Its own, without themes of which nothing is held."""
    tier = own.partnership.tier
    stay = template.of_entries(own.chapters, tier, themes)
    return stay + _left_over([each.theme for each in stay], tier, themes)


def _left_over(known: Sequence[str], tier: str, themes: Collection[str]) -> list[Planned]:
    """A theme that had no chapter stands last: whether it was taken out, or nothing was held of it then, nobody wrote
    down."""
    return [plan for plan in template.planned(tier, themes) if plan.theme and plan.theme not in known]
