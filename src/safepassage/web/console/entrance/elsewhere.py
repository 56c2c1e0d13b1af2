"""Work for another place for some hours: at night, for transfers, when a flight was diverted."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.grounds import PlaceGround
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.places import Widening, widen
from safepassage.apps.accounts.selectors import places_served
from safepassage.web.console.desk import ELSEWHERE_KEY, Desk, page
from safepassage.web.console.plain import PlainForm

GROUNDS = {
    PlaceGround.NIGHT_COVER: gettext_lazy("Night cover: nobody is at that post"),
    PlaceGround.TRANSFER: gettext_lazy("Transfer: the traveller goes on through this place"),
    PlaceGround.DIVERTED: gettext_lazy("A flight was diverted"),
    PlaceGround.POST_CLOSED: gettext_lazy("That post is closed"),
}


class ElsewhereForm(PlainForm):
    """Which other place, and why; both stand in the ledger."""

    place = forms.ChoiceField(label=gettext_lazy("Place"))
    ground = forms.ChoiceField(
        label=gettext_lazy("Ground"),
        help_text=gettext_lazy("It stands in the ledger with your name."),
        widget=forms.RadioSelect,
        choices=[(one.value, words) for one, words in GROUNDS.items()],
    )

    def __init__(self, desk: Desk, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        others = sorted(places_served() - desk.places)
        self.fields["place"].choices = [(one, one) for one in others]  # type: ignore[attr-defined]  # a choice field


@page(Permission.TRAVEL_PLACE_WIDEN)
def elsewhere(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for place and ground; the desk then reaches that place's flights for twelve hours."""
    form = ElsewhereForm(desk, request.POST or None)
    if not desk.posting.places or not form.is_valid():
        return render(request, "console/entrance/elsewhere.html", {"form": form})
    place, ground = form.cleaned_data["place"], PlaceGround(form.cleaned_data["ground"])
    wanted = Widening(posting=desk.posting.code, place=place, ground=ground)
    until = widen(wanted, purpose=desk.purpose, actor=desk.actor, at=SystemClock().now())
    request.session[ELSEWHERE_KEY] = (place, until.isoformat())
    messages.warning(request, _("You see the flights of %(place)s, too.") % {"place": place})
    return HttpResponseRedirect(reverse("home"))
