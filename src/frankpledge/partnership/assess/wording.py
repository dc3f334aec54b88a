"""How a year, its chapters and their findings are told: on pages, and on the start page."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.measures.loading import measures
from frankpledge.partnership.assess.models import Assessment, Finding, Passage, State, Taken
from frankpledge.partnership.assess.queries.content import Content, Signed
from frankpledge.partnership.assess.queries.drafted import CHANGE, COURSE, PEERS


@dataclass(frozen=True)
class Standing:
    """How something stands, in words; the tone only colours them."""

    words: str
    tone: str


def state(assessment: Assessment) -> Standing:
    words = {
        State.DRAFT: (_("Being written"), "moved"),
        State.FREEZING: (_("Being frozen"), "moved"),
        State.FROZEN: (_("Frozen"), "better"),
        State.CORRECTING: (_("Being corrected"), "moved"),
    }
    return Standing(*words[State(assessment.state)])


def standing(one: Content) -> Standing:
    """How a chapter stands."""
    if one.signed is Signed.SIGNED:
        return Standing(_("Signed off"), "better")
    if one.signed is Signed.LAPSED:
        return Standing(_("Changed since it was signed off"), "worse")
    if one.ready:
        return Standing(_("Ready to sign off"), "moved")
    return Standing(_("Being written") if one.begun else _("Not begun"), "quiet")


def left(one: Content) -> str:
    """What is still to be done in a chapter, in a line."""
    found = []
    if n := one.left.findings:
        found.append(ngettext("%(n)d finding to settle", "%(n)d findings to settle", n) % {"n": n})
    if n := one.left.look_again:
        found.append(ngettext("%(n)d finding to look at again", "%(n)d findings to look at again", n) % {"n": n})
    if n := one.left.changes:
        found.append(ngettext("%(n)d change to explain", "%(n)d changes to explain", n) % {"n": n})
    if not one.text(Passage.COMMENTARY):
        found.append(_("no commentary yet"))
    elif not found:
        found.append(_("all is written"))
    line = ", ".join(found)
    return f"{line[:1].upper()}{line[1:]}."


def who(one: Content) -> str:
    """Who writes a chapter, and who signs it off; whether that is somebody who has left."""
    agency, owner = one.chapter.agency, one.chapter.owner
    if not agency and not owner:
        return _("Not given to anybody yet.")
    found = [_("Written by %(agency)s.") % {"agency": agency.name}] if agency else []
    if owner:
        here = owner.holds(timezone.localdate())
        words = _("%(owner)s signs it off.") if here else _("%(owner)s, who has left, was to sign it off.")
        found.append(words % {"owner": owner.person.name})
    return " ".join(found)


def taken(finding: Finding) -> Standing:
    words = {
        Taken.OFFERED: (_("Offered"), "moved"),
        Taken.TAKEN: (_("Taken as drafted"), "better"),
        Taken.CHANGED: (_("In other words"), "better"),
        Taken.LEFT: (_("Left out"), "quiet"),
    }
    return Standing(*words[Taken(finding.taken)])


def measure(id: str) -> str:
    """A measure's title; of one that is no more, its id."""
    found = measures().get(id)
    return found.title if found else id


def kind(finding: Finding) -> str:
    """What a finding tells of its measure."""
    return {CHANGE: _("what became of it"), COURSE: _("its course"), PEERS: _("among its peers")}[finding.kind]


def why(one: Content, id: str) -> str:
    """“Burglary fell”, above why it did."""
    found = next((f for f in one.changed if f.measure == id), None)
    if found is None:
        return _("%(measure)s: no clear change in the figures as they are now") % {"measure": measure(id)}
    words = {Verdict.ROSE: _("%(measure)s rose"), Verdict.FELL: _("%(measure)s fell")}
    return words[Verdict(found.verdict)] % {"measure": measure(id)}
