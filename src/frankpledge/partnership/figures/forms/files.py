"""A field for files that were streamed to the disk already."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.streaming import Fault, Received

FAULTS = {
    Fault.LARGE: _("The files are larger than %(most)s MB together. Send fewer at once, or put them into a ZIP file"),
    Fault.MANY: _("These are more than %(files)s files. Send fewer at once, or put them into one ZIP file"),
    Fault.ROOM: _(
        "There is no room left for the files on this host, and nothing of them was kept. Tell whoever looks after it"
    ),
}


def fault_words(fault: str) -> str:
    return str(FAULTS[fault]) % {"most": settings.LARGEST_LOAD // 1_000_000, "files": settings.MOST_FILES}


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: object, files: object, name: str) -> list[Received]:
        return files.getlist(name) if hasattr(files, "getlist") else []


class FilesField(forms.Field):
    """One file, or several. Empty ones are named."""

    widget = FilesInput

    def __init__(self, *, several: bool, **named: object) -> None:
        super().__init__(**named)
        self.several = several
        if not several:
            del self.widget.attrs["multiple"]  # Django says it of every widget that could

    def clean(self, value: list[Received]) -> list[Received]:
        if not value:
            raise forms.ValidationError(_("Choose the files to load") if self.several else _("Choose the file to load"))
        if len(value) > 1 and not self.several:
            raise forms.ValidationError(_("Choose one file at a time"))
        if empty := [file.name for file in value if not file.size]:
            raise forms.ValidationError(
                _("“%(name)s” is empty. Choose the files again without it") % {"name": empty[0]}
            )
        return value
