"""Importing a national profile, proposing what is followed, confirming it: two people."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.oversight import choosing, following
from safepassage.apps.oversight.models import ProfileChoice
from safepassage.safeguards.profiles.reading import ProfileError
from safepassage.web import installed
from safepassage.web.console.attempting import attempt
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.profiles.forms import ProfileFileForm, ProposalForm
from safepassage.web.console.showing import show


@page(Permission.OVERSIGHT_PROFILE_PROPOSE)
def load(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Import the next version of a national profile."""
    form = ProfileFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data, at = form.cleaned_data["file"], installed.platform().clock.now()
        try:
            row = choosing.import_profile(data, actor=desk.actor, at=at)
        except ProfileError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("Imported. It has no effect until it is proposed."))
            return HttpResponseRedirect(reverse("profile", args=[row.code, row.version]))
    return show(request, desk, "console/profiles/import.html", form=form)


@page(Permission.OVERSIGHT_PROFILE_PROPOSE)
def propose(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Propose what is followed from now on."""
    followed = [one.code for one in following.followed()]
    form = ProposalForm(request.POST or None, initial={"profiles": followed})
    if form.is_valid():
        ground, at = form.cleaned_data["ground"], installed.platform().clock.now()
        try:
            choosing.propose(form.chosen(), ground=ground, actor=desk.actor, at=at)
        except ProfileError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It waits for a second person."))
            return HttpResponseRedirect(reverse("profiles"))
    return show(request, desk, "console/profiles/propose.html", form=form)


@page(Permission.OVERSIGHT_PROFILE_CONFIRM)
@require_POST
def confirm(request: HttpRequest, desk: Desk, choice_id: UUID) -> HttpResponse:
    """Follow what somebody else proposed."""
    choice, at = _found(choice_id), installed.platform().clock.now()
    return attempt(
        request,
        lambda: choosing.confirm(choice, actor=desk.actor, at=at),
        refused=ProfileError,
        told=_("It is followed from now on."),
        back=reverse("profiles"),
    )


@page(Permission.OVERSIGHT_PROFILE_CONFIRM)
@require_POST
def drop(request: HttpRequest, desk: Desk, choice_id: UUID) -> HttpResponse:
    """Leave everything as it is."""
    choice, at = _found(choice_id), installed.platform().clock.now()
    return attempt(
        request,
        lambda: choosing.drop(choice, actor=desk.actor, at=at),
        refused=ProfileError,
        told=_("Everything stays as it is."),
        back=reverse("profiles"),
    )


def _found(choice_id: UUID) -> ProfileChoice:
    choice = following.choice(choice_id)
    if choice is None:
        raise Http404
    return choice
