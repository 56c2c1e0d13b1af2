"""What was taken from where, how it stands, and a file that is given in the console."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.trust import selectors
from safepassage.apps.trust.errors import TrustError
from safepassage.apps.trust.models import Import
from safepassage.apps.trust.policies import LONGEST_GROUND
from safepassage.documents.reasons import MEANINGS
from safepassage.flows.trust.given import Extent, FileRefusedError, Order, Report, reasons_of
from safepassage.flows.trust.take_in import take_in
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.showing import show
from safepassage.web.console.trust.sides import sides
from safepassage.web.console.trust.wording import SOURCES, VERDICTS, WORTH, tone_of

_A_PAGE = 50
_LIMIT = 20_000_000
_MOST_FAULTS = 20


class GivenForm(PlainForm):
    """A file, what it comes from, and whether its certificates are to be roots."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "Certificates, a revocation list, a master list, a deviation list or a file of the "
            "public key directory; up to twenty megabytes, larger ones by the command."
        ),
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("What it comes from, if not what the file says itself."),
        max_length=180,
        required=False,
    )
    as_root = forms.BooleanField(
        label=gettext_lazy("Ask for its certificates to be roots"),
        help_text=gettext_lazy("Single certificates alone; a second person confirms it."),
        required=False,
    )
    ground = forms.CharField(
        label=gettext_lazy("How they were obtained"),
        help_text=gettext_lazy("For roots: from whom, by which way, compared with what."),
        max_length=LONGEST_GROUND,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    extent = forms.ChoiceField(
        label=gettext_lazy("A directory's file holds"),
        choices=[
            ("", gettext_lazy("what stands in it")),
            (Extent.WHOLE.value, gettext_lazy("all of the directory")),
            (Extent.DELTA.value, gettext_lazy("only what changed")),
        ],
        required=False,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Take the file, unless it is for the command."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > _LIMIT:
            raise forms.ValidationError(_("The file is larger than twenty megabytes."))
        return file


@page(Permission.TRUST_STORE_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every source with its worth, and everything that was taken."""
    standing = installed.trust_store().latest().standing
    taken = selectors.imports().filter(part_of__isnull=True)
    shown = Paginator(taken, _A_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        desk,
        "console/trust/imports.html",
        sides=sides("trust_imports"),
        sources=[
            {
                "source": source,
                "kind": SOURCES[source.kind],
                "worth": WORTH[standing.worths[source.pk]],
                "tone": tone_of(standing.worths[source.pk]),
            }
            for source in selectors.sources()
            if source.pk in standing.worths
        ],
        page=shown,
        rows=_rows(list(shown)),
        may_import=desk.may(Permission.TRUST_STORE_IMPORT),
        may_propose=desk.may(Permission.TRUST_POLICY_PROPOSE),
    )


@page(Permission.TRUST_STORE_READ)
def detail(request: HttpRequest, desk: Desk, import_id: UUID) -> HttpResponse:
    """Show one import with its reasons, and the lists inside it."""
    found = selectors.import_by_id(import_id)
    if found is None:
        raise Http404
    parts = list(found.parts.select_related("source"))
    reasons = [{"reason": each, "advice": MEANINGS[each.code].advice} for each in reasons_of(found)]
    return show(
        request,
        desk,
        "console/trust/import.html",
        row=_rows([found])[0],
        parts=_rows(parts),
        reasons=reasons,
    )


@page(Permission.TRUST_STORE_IMPORT)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a file; where it is refused the page says why, and nothing changed."""
    form = GivenForm(request.POST or None, request.FILES or None)
    faults: tuple[str, ...] = ()
    if form.is_valid():
        try:
            report = take_in(form.cleaned_data["file"], _order(form, desk))
        except FileRefusedError as error:
            form.add_error("file", _("The file was refused; nothing was changed."))
            faults = error.faults[:_MOST_FAULTS]
        except TrustError as error:
            form.add_error("ground", str(error))
        else:
            _tell(request, report)
            return HttpResponseRedirect(reverse("trust_import", args=[report.import_id]))
    return show(request, desk, "console/trust/add.html", form=form, faults=faults)


def _order(form: GivenForm, desk: Desk) -> Order:
    data = form.cleaned_data
    return Order(
        actor=desk.actor,
        at=installed.platform().clock.now(),
        source=data["source"].strip(),
        as_root=data["as_root"],
        ground=data["ground"],
        extent=Extent(data["extent"]) if data["extent"] else None,
    )


def _tell(request: HttpRequest, report: Report) -> None:
    if report.waits:
        messages.success(request, _("Kept. A second person confirms that it is a root."))
    elif report.known:
        messages.info(request, _("All of it was here already."))
    else:
        messages.success(request, _("Kept."))


def _rows(found: list[Import]) -> list[dict[str, object]]:
    codes = accounts.codes_of(sorted({str(each.imported_by) for each in found if each.imported_by}))
    return [
        {
            "row": each,
            "kind": SOURCES[each.kind],
            "verdict": VERDICTS[each.verdict][0],
            "tone": VERDICTS[each.verdict][1],
            "by": codes.get(str(each.imported_by), ""),
        }
        for each in found
    ]
