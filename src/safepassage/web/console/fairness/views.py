"""Whom lists fall on, and the two people who let a stopped list go on."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.figures import reviews
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.flows.fairness import reviewing
from safepassage.flows.fairness.looking import Looked, look
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.fairness.forms import AgreeForm, WhyForm
from safepassage.web.console.fairness.rows import Card, groups, sentence
from safepassage.web.console.showing import show


@page(Permission.FIGURES_FAIRNESS_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show each list with its groups; what stands stopped comes first."""
    looked = list(look(installed.platform().clock.now()))
    names = watchlists.names_of({one.listed for one in looked})
    cards = sorted((_card(one, names) for one in looked), key=lambda c: (not c.stopped, c.name))
    may_review = desk.may(Permission.FIGURES_FAIRNESS_REVIEW)
    template = "console/fairness/listing.html"
    return show(request, desk, template, cards=cards, may_review=may_review)


@page(Permission.FIGURES_FAIRNESS_REVIEW)
def propose(request: HttpRequest, desk: Desk, listed: UUID) -> HttpResponse:
    """Take the reasons why a stopped list may go on."""
    name = _name(listed)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            reviewing.propose(
                installed.platform(),
                listed,
                form.cleaned_data["words"],
                officer=desk.officer.pk,
                actor=desk.actor,
            )
        except reviews.ReviewRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Noted. The list goes on when another person agrees."))
            return HttpResponseRedirect(reverse("fairness"))
    return show(request, desk, "console/fairness/propose.html", form=form, name=name)


@page(Permission.FIGURES_FAIRNESS_REVIEW)
def agree(request: HttpRequest, desk: Desk, review_id: UUID) -> HttpResponse:
    """Show another's reasons, and take the agreement."""
    row = reviews.by_id(review_id)
    if row is None:
        raise Http404
    platform = installed.platform()
    form = AgreeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reviewing.agree(platform, row.pk, officer=desk.officer.pk, actor=desk.actor)
        except reviews.ReviewRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The list goes on."))
            return HttpResponseRedirect(reverse("fairness"))
    return show(
        request,
        desk,
        "console/fairness/agree.html",
        form=form,
        row=row,
        name=_name(row.listed),
        words=reviewing.words_of(platform, row),
        own=row.proposed_by == desk.officer.pk,
    )


def _name(listed: UUID) -> str:
    found = watchlists.by_id(listed)
    if found is None:
        raise Http404
    return found.name


def _card(looked: Looked, names: dict[UUID, str]) -> Card:
    at = installed.platform().clock.now()
    return Card(
        listed=looked.listed,
        name=names.get(looked.listed, str(looked.listed)),
        purpose=looked.purpose,
        sentence=sentence(looked),
        groups=groups(looked),
        stopped=bool(reviewing.stops_of(looked.listed)),
        waiting=reviews.waiting(looked.listed),
        quiet_until=reviews.quiet_until(looked.listed, at),
    )
