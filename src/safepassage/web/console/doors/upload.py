"""A file for a carrier that has no system: chosen, looked at, and let go or discarded."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.messages import selectors as spool
from safepassage.apps.messages.selectors import MessageStory
from safepassage.flows.doors import upload as flow
from safepassage.pipeline.draft import Part
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.inbox.wording import REFUSALS, SEVERITIES
from safepassage.web.console.plain import PlainForm

MOST_DEFECTS = 50


class UploadForm(PlainForm):
    """Whose file it is, and the file."""

    carrier = forms.ChoiceField(label=gettext_lazy("Carrier"))
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A table (CSV or XLSX), JSON, or any message that carriers send."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(one.pk), f"{one.code} {one.name}") for one in carriers.active()]
        self.fields["carrier"].choices = [("", _("choose")), *known]  # type: ignore[attr-defined]  # a choice field

    def clean_file(self) -> bytes:
        """Read the file, unless it is larger than any message may be."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.SAFEPASSAGE_MESSAGE_LIMIT:
            raise forms.ValidationError(_("The file is larger than this authority takes."))
        return bytes(file.read())


@page(Permission.MESSAGES_FILE_UPLOAD)
def choose(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a file; it waits until what is understood of it was seen and confirmed."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        carrier = carriers.by_id(UUID(form.cleaned_data["carrier"]))
        if carrier is None:
            raise Http404
        receipt = flow.begin(
            installed.platform(),
            carrier=carrier,
            body=form.cleaned_data["file"],
            actor=desk.actor,
        )
        return HttpResponseRedirect(reverse("upload_seen", args=[receipt.id]))
    return render(request, "console/doors/upload.html", {"form": form})


@page(Permission.MESSAGES_FILE_UPLOAD)
def seen(request: HttpRequest, desk: Desk, message_id: UUID) -> HttpResponse:
    """Show what is understood, before anything of it is processed."""
    story, carrier = uploaded(message_id)
    found = flow.look(installed.platform(), message=message_id, actor=desk.actor)
    if found is None:
        messages.info(request, _("This file was received already; here is what became of it."))
        return HttpResponseRedirect(reverse("message", args=[message_id]))
    context = {
        "story": story,
        "carrier": carrier,
        "seen": found,
        "parts": [_row(part) for part in found.parts],
        "travellers": sum(part.travellers for part in found.parts),
        "defects": [
            {"defect": one, "count": count, "word": word, "tone": tone}
            for one, count in found.defects[:MOST_DEFECTS]
            for word, tone in [SEVERITIES[one.severity]]
        ],
    }
    return render(request, "console/doors/seen.html", context)


@page(Permission.MESSAGES_FILE_UPLOAD)
@require_POST
def confirm(request: HttpRequest, desk: Desk, message_id: UUID) -> HttpResponse:
    """Let the file be processed like any message of the carrier."""
    if not flow.confirm(installed.platform(), message=message_id, actor=desk.actor):
        raise Http404
    messages.success(request, _("The file is sent; this page shows what becomes of it."))
    return HttpResponseRedirect(reverse("message", args=[message_id]))


@page(Permission.MESSAGES_FILE_UPLOAD)
@require_POST
def discard(request: HttpRequest, desk: Desk, message_id: UUID) -> HttpResponse:
    """Destroy the file; nothing of it was processed."""
    if not flow.drop(installed.platform(), message=message_id, actor=desk.actor):
        raise Http404
    messages.success(request, _("The file is destroyed; nothing of it was processed."))
    return HttpResponseRedirect(reverse("upload"))


def uploaded(message_id: UUID) -> tuple[MessageStory, Carrier]:
    """A message and its carrier; 404 where there is none."""
    story = spool.story(message_id)
    carrier = carriers.by_id(story.sender) if story else None
    if story is None or carrier is None:
        raise Http404
    return story, carrier


def _row(part: Part) -> dict[str, object]:
    crossing = part.crossing
    return {
        "format": part.format,
        "crossing": crossing,
        "travellers": part.travellers,
        "refusal": REFUSALS.get(part.refusal or "", part.refusal),
    }
