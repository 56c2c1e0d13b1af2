"""A document checked at the desk: lines typed, files dropped, a verdict with reasons."""

from collections.abc import Sequence

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from safepassage.apps.accounts.permissions import Permission
from safepassage.flows.check_document import File, check_document
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.documents.showing import shown
from safepassage.web.console.plain import PlainForm

MOST_FILES = 40
LONGEST_LINES = 400


class ManyFiles(forms.ClearableFileInput):
    """A field of files that takes several at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Every file of a field, each read as a single one is."""

    widget = ManyFiles

    def clean(self, data: object, initial: object = None) -> "list[UploadedFile[bytes]]":
        """Give the files in their order."""
        several = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in several]


class CheckForm(PlainForm):
    """Printed lines, files, or both."""

    lines = forms.CharField(
        label=gettext_lazy("Printed lines"),
        help_text=gettext_lazy("The two or three lines at the foot of the page, as they stand."),
        required=False,
        max_length=LONGEST_LINES,
        widget=forms.Textarea(
            attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off", "class": "mono"}
        ),
    )
    dropped = FilesField(
        label=gettext_lazy("Files of the chip, or a seal"),
        help_text=gettext_lazy(
            "As the reader saved them, all at once: security object, data groups, barcode. Their "
            "names do not matter."
        ),
        required=False,
    )

    def clean_dropped(self) -> list[File]:
        """Read the files, unless they are more or larger than any document's."""
        given: Sequence[UploadedFile[bytes]] = self.cleaned_data["dropped"]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(
                ngettext("At most %(n)d file.", "At most %(n)d files.", MOST_FILES)
                % {"n": MOST_FILES}
            )
        if sum(one.size or 0 for one in given) > settings.SAFEPASSAGE_MESSAGE_LIMIT:
            raise forms.ValidationError(_("The files are larger than those of any document."))
        return [File(one.name or "", bytes(one.read())) for one in given]

    def clean(self) -> dict[str, object]:
        """Ask for one of both."""
        found = super().clean() or {}
        if not self.errors and not found.get("dropped") and not str(found["lines"]).strip():
            raise forms.ValidationError(_("Type the printed lines, or choose files."))
        return found


@page(Permission.DOCUMENTS_DOCUMENT_CHECK)
def check(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the form, and what was found; the next document begins with an empty form."""
    form = CheckForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        checked = check_document(
            form.cleaned_data["lines"],
            form.cleaned_data["dropped"],
            installed.trust_store().trust(),
            actor=desk.actor,
            purpose=desk.purpose,
            at=installed.platform().clock.now(),
        )
        context = {"form": CheckForm(), "found": shown(checked)}
    return render(request, "console/documents/check.html", context)
