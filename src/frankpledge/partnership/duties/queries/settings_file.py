"""The duties in a settings file: which rules were switched on or off here. Who did so, when and why stays behind."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.settings_file import Bad, Would, known, quoted, texts
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.law.model import Rule
from frankpledge.partnership.duties.models import Arrangement, Switch
from frankpledge.partnership.duties.queries.entries import Record
from frankpledge.partnership.duties.queries.records import record_of

KEY = "duties"
TITLE = gettext_lazy("Duties")
_MOST_NAMED = 5  # of those that are not known here


@dataclass(frozen=True)
class Switches:
    """The ids of rules that are switched on, and off."""

    on: tuple[str, ...]
    off: tuple[str, ...]


def written(partnership: Partnership) -> str:
    """Nothing where no rule was switched: then there is no such part."""
    made = dict(Arrangement.objects.filter(partnership=partnership).values_list("rule", "switch"))
    known_here = [rule for rule in _titles() if made.get(rule, Switch.AS_SHIPPED)]
    head = [
        "# Rules of the law that were switched on or off here. Those that are not named stay as they are, wherever",
        "# this is taken in. Whoever takes it in says that those to be switched on were checked there too.",
        "[duties]",
    ]
    lists = [_list(to, [rule for rule in known_here if made[rule] == to]) for to in (Switch.ON, Switch.OFF)]
    return "\n".join([*head, *lists]) + "\n" if known_here else ""


def usual(partnership: Partnership) -> str:
    return ""


def _list(to: Switch, rules_: list[str]) -> str:
    titles = _titles()
    lines = [f"  {quoted(rule)},  # {titles[rule]}" for rule in rules_]
    return "\n".join([f"{to.value} = [", *lines, "]"]) if lines else f"{to.value} = []"


def _titles() -> dict[str, str]:
    return {rule.id: rule.title for rule in loading.rules()}


def read(told: object) -> Switches:
    """Raises Bad."""
    try:
        given = known(told, ("on", "off"))
        found = Switches(tuple(texts(given, "on")), tuple(texts(given, "off")))
        if both := [rule for rule in found.on if rule in found.off]:
            said = _("“%(rule)s” is in “on” and in “off”. Leave it in one of them.")
            raise ValueError(said % {"rule": both[0][:60]})
    except ValueError as wrong:
        raise Bad(str(wrong), "duties") from None
    return found


def would(partnership: Partnership, given: Switches) -> Would:
    on, off = to_switch(record_of(partnership), given)
    does, notes = [], []
    if on:
        said = ngettext("%(n)d rule is switched on: %(of)s.", "%(n)d rules are switched on: %(of)s.", len(on))
        does.append(said % {"n": len(on), "of": called(on)})
        notes.append(_("What a rule says, and where that is written, stands under “Duties”, “Rules”."))
    if off:
        said = ngettext("%(n)d rule is switched off: %(of)s.", "%(n)d rules are switched off: %(of)s.", len(off))
        does.append(said % {"n": len(off), "of": called(off)})
    known_rules = {rule.id: rule for rule in loading.rules()}
    named = [*given.on, *given.off]
    if strange := [rule[:60] for rule in named if rule not in known_rules]:
        said = _("This version of Frankpledge does not know these, and leaves them out: %(of)s.")
        notes.append(said % {"of": ", ".join(strange[:_MOST_NAMED]) + ("…" if len(strange) > _MOST_NAMED else "")})
    if others := [known_rules[r] for r in named if r in known_rules and not _is_for(partnership, known_rules[r])]:
        said = _("These are no law for this partnership, and are left out: %(of)s.")
        notes.append(said % {"of": called(others)})
    asks = _("What did you check the rules that are switched on against?") if on else ""
    return Would(tuple(does), tuple(notes), asks)


def _is_for(partnership: Partnership, rule: Rule) -> bool:
    return rule.is_for(partnership.nation, partnership.tier)


def called(of: list[Rule]) -> str:
    """Titles of rules of law, and nothing that somebody typed."""
    return "; ".join(f"“{rule.title}”" for rule in of)


def to_switch(kept: Record, given: Switches) -> tuple[list[Rule], list[Rule]]:
    """The rules that do not count here and shall; and those that nobody switched off here, also where they come so: a
    later release may know them to be verified."""
    partnership, today = kept.partnership, timezone.localdate()
    on, off = ([rule for id_ in ids if (rule := loading.rule(id_, today))] for ids in (given.on, given.off))
    switched_off = {rule for rule, made in kept.arrangements.items() if made.switch == Switch.OFF}
    return (
        [rule for rule in on if _is_for(partnership, rule) and not kept.counts(rule)],
        [rule for rule in off if _is_for(partnership, rule) and rule.id not in switched_off],
    )
