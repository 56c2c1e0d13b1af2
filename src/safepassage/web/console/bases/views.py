"""Legal bases: what may be kept, under which law, for how long."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.oversight import selectors, services
from safepassage.apps.oversight.models import LegalBasisVersion
from safepassage.apps.oversight.reading import BasisError
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm

_LIMIT = 1_000_000


class ImportForm(PlainForm):
    """A profile of legal bases as a JSON file."""

    file = forms.FileField(
        label=_("Profile"),
        help_text=_("A JSON list of legal bases; it is imported as a whole or not at all."),
    )

    def clean_file(self) -> bytes:
        """Read the file, unless it is far too large to be a profile."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > _LIMIT:
            raise forms.ValidationError(_("The file is larger than one megabyte."))
        return bytes(file.read())


@page(Permission.OVERSIGHT_BASIS_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the bases in force, then what they replaced."""
    versions = selectors.versions()
    context = {
        "in_force": [version for version in versions if version.in_force],
        "earlier": [version for version in versions if not version.in_force],
        "refused": selectors.refused_bases(SystemClock().now()),
        "may_import": desk.may(Permission.OVERSIGHT_BASIS_IMPORT),
    }
    return render(request, "console/bases/list.html", context)


@page(Permission.OVERSIGHT_BASIS_READ)
def detail(request: HttpRequest, desk: Desk, basis_id: UUID) -> HttpResponse:
    """Show one version of one basis, and its history."""
    basis = _version(basis_id)
    context = {
        "basis": basis,
        "history": selectors.history(basis.code),
        "may_import": desk.may(Permission.OVERSIGHT_BASIS_IMPORT),
    }
    return render(request, "console/bases/detail.html", context)


@page(Permission.OVERSIGHT_BASIS_IMPORT)
def load(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Import a profile."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            changed = services.import_bases(
                form.cleaned_data["file"], actor=desk.actor, at=SystemClock().now()
            )
        except BasisError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _changed_in_words(len(changed)))
            return HttpResponseRedirect(reverse("bases"))
    return render(request, "console/bases/import.html", {"form": form})


@page(Permission.OVERSIGHT_BASIS_IMPORT)
@require_POST
def withdraw(request: HttpRequest, desk: Desk, basis_id: UUID) -> HttpResponse:
    """Take a basis out of force."""
    basis = _version(basis_id)
    try:
        services.withdraw(code=basis.code, actor=desk.actor, at=SystemClock().now())
    except BasisError as error:
        messages.error(request, str(error))
    else:
        messages.warning(request, _("Nothing more is stored under this basis."))
    return HttpResponseRedirect(reverse("basis", args=[basis_id]))


def _version(basis_id: UUID) -> LegalBasisVersion:
    basis = selectors.version(basis_id)
    if basis is None:
        raise Http404
    return basis


def _changed_in_words(count: int) -> str:
    if not count:
        return str(_("Every basis in the file was in force already."))
    return ngettext("%(n)d basis put in force.", "%(n)d bases put in force.", count) % {"n": count}
