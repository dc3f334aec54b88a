"""Setting a partnership up: which place, and then everything about it on one page to look over."""

import re
from collections import Counter
from collections.abc import Iterable

from django import forms
from django.core.validators import validate_slug
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.changes.setting_up import First, Listed, Plan
from frankpledge.partnership.agencies.forms.agencies import AgencyName
from frankpledge.partnership.agencies.models import Agency, Partnership
from frankpledge.partnership.agencies.models.agency import AgencyKind, Standing
from frankpledge.partnership.agencies.models.partnership import Nation, Tier
from frankpledge.partnership.agencies.queries.setting_up import Proposal, Proposed
from frankpledge.partnership.design.forms import DateField, Form, RowField
from frankpledge.partnership.design.names import NameField

ADDRESS = _("Use small letters, digits and hyphens alone, such as “harborough”")
LINE = re.compile(r"([EWew]\d{8})[\s,;:–-]+(\S.*)")


class WhichPlace(Form):
    place = forms.CharField(
        label=_("Which district, or which partnership of several?"),
        help_text=_("Its name, in Wales also in Welsh, or its ONS code, such as Harborough, Sir Benfro or E07000131"),
        max_length=100,
        error_messages={"required": _("Enter the name of a district or of a partnership")},
    )


class WhichCounty(Form):
    county = forms.CharField(
        label=_("Which county?"),
        help_text=_("One with a county council and districts below it, such as Leicestershire"),
        max_length=100,
        error_messages={"required": _("Enter the name of a county")},
    )


def areas_of(text: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of each line. Raises ValidationError, naming the first line that is neither."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = LINE.fullmatch(line)
        if not match:
            raise forms.ValidationError(
                _now("“%(line)s” is no code and name, such as E07000131 Harborough") % {"line": line[:80]}
            )
        found.append((match[1].upper(), match[2].strip()[:120]))
    if twice := [code for code, n in Counter(code for code, _name in found).items() if n > 1]:
        raise forms.ValidationError(_now("%(code)s is listed twice") % {"code": twice[0]})
    return tuple(found)


class Review(Form):
    """Everything at once, filled in as far as it is known. The agencies' fields follow what was proposed."""

    name = NameField(label=_("Name of the partnership"), max_length=120)
    name_cy = NameField(
        label=_("Its name in Welsh (optional)"),
        help_text=_("For a partnership in Wales: shown on pages that are in Welsh"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"lang": "cy"}),
    )
    slug = forms.CharField(
        label=_("Address of its pages"),
        help_text=_("Small letters, digits and hyphens. It can't be changed later: old links have to keep working"),
        max_length=60,
    )
    since = DateField(label=_("First day of the partnership"))
    areas = forms.CharField(
        label=_("Districts"),
        help_text=_("One on each line: its ONS code, and its name. For example, E07000131 Harborough"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter at least one district")},
    )
    shared = forms.CharField(
        label=_("Why another partnership has a district too (if one has)"),
        help_text=_("Leave it empty, unless several partnerships really share a district"),
        max_length=300,
        required=False,
    )
    tier = forms.ChoiceField(label=_("What the partnership is for"), widget=forms.RadioSelect, choices=Tier.choices)
    nation = forms.ChoiceField(label=_("Nation"), widget=forms.RadioSelect, choices=Nation.choices)
    force = forms.CharField(
        label=_("Police force area"), help_text=_("As the ONS names it, such as Leicestershire"), max_length=80
    )
    county = RowField(
        label=_("County partnership above it"),
        queryset=Partnership.objects.none(),
        required=False,
        empty_label=_("None on this host"),
    )
    coordinator_name = NameField(label=_("Name"), max_length=120)
    coordinator_email = forms.EmailField(label=_("E-mail address"))
    coordinator_job = forms.CharField(label=_("Job (optional)"), max_length=120, required=False)
    coordinator_agency = forms.ChoiceField(label=_("Agency"), widget=forms.RadioSelect)

    def __init__(self, *arguments: object, proposal: Proposal, **named: object) -> None:
        self.proposed = _keyed(proposal)
        super().__init__(*arguments, initial=_initial(proposal, self.proposed), **named)
        if proposal.areas and proposal.nation != Nation.WALES:
            del self.fields["name_cy"]
        self.fields["county"].queryset = Partnership.objects.filter(tier=Tier.COUNTY, until=None).defer("logo")
        for key, body in self.proposed.items():
            self.fields[key] = AgencyName(
                label=AgencyKind(body.kind).label, help_text=body.source, max_length=160, required=False
            )
        self.fields["coordinator_agency"].choices = [
            (key, body.name or AgencyKind(body.kind).label)
            for key, body in self.proposed.items()
            if body.standing == Standing.RESPONSIBLE
        ]

    def agencies(self) -> list[forms.BoundField]:
        return [self[key] for key in self.proposed]

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"].strip().lower()
        try:
            validate_slug(slug)
        except forms.ValidationError:
            slug = ""
        if not slug or "_" in slug:
            raise forms.ValidationError(ADDRESS)
        if Partnership.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_now("This address is taken by another partnership. Choose another"))
        return slug

    def clean_areas(self) -> tuple[tuple[str, str], ...]:
        return areas_of(self.cleaned_data["areas"])

    def clean(self) -> dict:
        given = super().clean()
        key = given.get("coordinator_agency")
        if key and not given.get(key):
            self.add_error(key, _now("Enter the name of the agency that the coordinator works for"))
        names = Counter(given[k].casefold() for k in self.proposed if given.get(k))
        for k in self.proposed:
            if given.get(k) and names[given[k].casefold()] > 1:
                self.add_error(k, _now("Two agencies have this name. Leave one of them empty"))
                break
        return given

    def plan(self, area: str) -> Plan:
        """`area`: the code that the pages open on, if it is not the first district's."""
        given = self.cleaned_data
        codes = [code for code, _name in given["areas"]]
        return Plan(
            name=given["name"], name_cy=given.get("name_cy", "") if given["nation"] == Nation.WALES else "",
            slug=given["slug"], tier=given["tier"], nation=given["nation"], force=given["force"],
            area=area or codes[0], areas=given["areas"], since=given["since"],
            agencies=tuple(
                Listed(given[key], body.kind, body.standing) for key, body in self.proposed.items() if given[key]
            ),
            coordinator=First(
                given["coordinator_name"], given["coordinator_email"], given[given["coordinator_agency"]],
                given["coordinator_job"],
            ),
            shared_because=given["shared"], county=given["county"] if given["tier"] != Tier.COUNTY else None,
        )  # fmt: skip


class Coordinator(Form):
    """Somebody whom the host invites to run a partnership that has nobody who does."""

    name = NameField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"))
    job = forms.CharField(label=_("Job (optional)"), max_length=120, required=False)
    agency = forms.ChoiceField(label=_("Agency"))

    def __init__(self, *arguments: object, agencies: Iterable[Agency], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["agency"].choices = [(str(agency.pk), agency.name) for agency in agencies]


def _keyed(proposal: Proposal) -> dict[str, Proposed]:
    """Each body under a name for its field: by its kind, and by number where there are several."""
    counted: Counter[str] = Counter()
    found = {}
    for body in proposal.bodies:
        counted[body.kind] += 1
        found[f"agency_{body.kind.replace('-', '_')}_{counted[body.kind]}"] = body
    return found


def _initial(proposal: Proposal, bodies: dict[str, Proposed]) -> dict[str, object]:
    return {
        "name": proposal.name,
        "name_cy": proposal.name_cy,
        "slug": proposal.slug,
        "since": timezone.localdate(),
        "areas": "\n".join(f"{code} {name}" for code, name in proposal.areas),
        "shared": proposal.shared,
        "tier": proposal.tier,
        "nation": proposal.nation,
        "force": proposal.force,
        "coordinator_agency": next(iter(bodies), ""),
        **{key: body.name for key, body in bodies.items()},
    }
