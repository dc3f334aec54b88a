"""The forms of the doors: what has to be said of a file beyond what it says of itself."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from frankpledge.evidence import places
from frankpledge.evidence.area import UnclearArea, plain
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.loading import named as known_names
from frankpledge.evidence.period import Period, UnclearPeriod
from frankpledge.evidence.reading.extracts.mapping import Mapping as ColumnMapping
from frankpledge.partnership.design.forms import Form
from frankpledge.partnership.design.wording import capitalised
from frankpledge.partnership.figures.forms.files import FilesField

OPEN, IN_CONFIDENCE = "open", "partner"
HIDDEN = _("Read hidden sheets, rows and columns too")


class Files(Form):
    """What every door asks for: `files`. Each says itself which it takes."""

    def __init__(self, *arguments: object, edition: Edition, mappings: Mapping[str, ColumnMapping], **named: object):
        self.edition, self.mappings = edition, mappings
        super().__init__(*arguments, **named)
        files = self.fields["files"]
        limit = _("At most %(most)s MB in all") % {"most": settings.LARGEST_LOAD // 1_000_000}
        files.help_text = f"{files.help_text}. {limit}"

    def options(self) -> dict[str, object]:
        """What the job is told beside the files."""
        return {name: value for name, value in self.cleaned_data.items() if name != "files"}


class Publishers(Files):
    prefer = forms.BooleanField(
        label=_("These replace what is held, even where they have far fewer rows"),
        help_text=_("Without this, a month with less than half of the rows held is not taken: it is often cut short"),
        required=False,
    )
    files = FilesField(
        several=True,
        label=_("Files"),
        help_text=_("CSV, XLSX, ODS, GeoJSON, or ZIP as downloaded. You can choose several at once"),
    )


class Table(Files):
    title = forms.CharField(
        label=_("Title"), help_text=_("What names the table: “Annual review, October 2025, table 1”"), max_length=200
    )
    publisher = forms.CharField(label=_("Who sent or printed it"), max_length=200)
    area = forms.CharField(
        label=_("Whose figures they are"), help_text=_("The name of a district, partnership or police force area"),
        max_length=120,
    )  # fmt: skip
    others = forms.CharField(
        label=_("Words in the table that mean another area (optional)"),
        help_text=_("One on each line, such as: Force = Leicestershire police force area"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    periods = forms.CharField(
        label=_("Periods of the columns (optional)"),
        help_text=_("Only where the headings do not tell them. From the left, such as: 2023/24; 2024/25"),
        required=False,
        max_length=1000,
    )
    measure = forms.CharField(
        label=_("Measure of the whole table (optional)"),
        help_text=_("Only where no line names one, such as: Shoplifting"),
        required=False,
        max_length=120,
    )
    disclosure = forms.ChoiceField(
        label=_("May everybody see them?"),
        choices=[
            (OPEN, _("Yes, they are already published")),
            (IN_CONFIDENCE, _("No, they were sent in confidence: small numbers are then withheld")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the figures are already published")},
    )
    hidden = forms.BooleanField(label=HIDDEN, required=False)
    files = FilesField(several=False, label=_("File"), help_text=_("CSV, XLSX, ODS, or a text with tabs"))

    field_order = (
        "title", "publisher", "area", "others", "periods", "measure", "disclosure", "hidden", "files",
    )  # fmt: skip

    def clean_area(self) -> str:
        return _code(self.edition, self.cleaned_data["area"])

    def clean_others(self) -> dict[str, str]:
        found = {}
        for line in self.cleaned_data["others"].splitlines():
            words, equals, name = (text.strip() for text in line.partition("="))
            if line.strip() and not (words and equals and name):
                raise forms.ValidationError(
                    _("“%(line)s” is not of the form: words in the table = name of the area") % {"line": line.strip()}
                )
            if words:
                found[words] = _code(self.edition, name)
        return found

    def clean_periods(self) -> list[str]:
        return [text.strip() for text in self.cleaned_data["periods"].split(";") if text.strip()]

    def clean_measure(self) -> str:
        given = self.cleaned_data["measure"]
        if given and plain(given) not in known_names(measures().values()):
            raise forms.ValidationError(
                _("No measure has the name “%(name)s”. “All measures” lists those that there are") % {"name": given}
            )
        return given


class Events(Files):
    mapping = forms.ChoiceField(
        label=_("How its columns are read"),
        help_text=_("A saved one was used for this partnership before. A ready one comes with Frankpledge"),
        required=False,
        widget=forms.Select,
    )
    holder = forms.CharField(
        label=_("Who sends it (optional)"), help_text=_("Only where it is not who the mapping says"), required=False,
        max_length=200,
    )  # fmt: skip
    title = forms.CharField(
        label=_("What the events are (optional)"), help_text=_("Only where it is not what the mapping says"),
        required=False, max_length=200,
    )  # fmt: skip
    period = forms.CharField(
        label=_("Months that it is of (optional)"),
        help_text=_("Only where they are not those of its first and last event, such as: April 2025 to June 2025"),
        required=False,
        max_length=100,
    )
    hidden = forms.BooleanField(label=HIDDEN, required=False)
    files = FilesField(several=False, label=_("File"), help_text=_("CSV, XLSX or ODS, with a row for each event"))

    field_order = ("mapping", "holder", "title", "period", "hidden", "files")

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["mapping"].choices = [
            ("", _("The saved one that has its headings")),
            *((key, f"{mapping.title} ({mapping.holder})") for key, mapping in self.mappings.items()),
        ]

    def clean_period(self) -> str:
        given = self.cleaned_data["period"]
        try:
            return Period.read(given).id if given else ""
        except UnclearPeriod as error:
            raise forms.ValidationError(capitalised(str(error))) from None


class Areas(Files):
    word = forms.CharField(
        label=_("What they are"), help_text=_("In one word: beat, parish, town centre"), max_length=40
    )
    set_name = forms.CharField(
        label=_("Name of the set (optional)"),
        help_text=_("Only where there are several sets of that kind. A set of the same name is replaced"),
        required=False,
        max_length=60,
    )
    name_property = forms.CharField(
        label=_("Property or column that names an area (optional)"),
        help_text=_("Only where it is not plain from the file"),
        required=False,
        max_length=80,
    )
    overlapping = forms.BooleanField(
        label=_("They overlap, and that is meant"),
        help_text=_("Their numbers are then never to be added up"),
        required=False,
    )
    files = FilesField(several=False, label=_("File"), help_text=_("GeoJSON, KML, KMZ, or a CSV list of codes"))

    field_order = ("word", "set_name", "name_property", "overlapping", "files")


FORMS: dict[str, type[Files]] = {"publishers": Publishers, "table": Table, "events": Events, "areas": Areas}


def _code(edition: Edition, name: str) -> str:
    try:
        return places.gazetteer(edition).find(name).code
    except UnclearArea as error:
        raise forms.ValidationError(capitalised(str(error))) from None
