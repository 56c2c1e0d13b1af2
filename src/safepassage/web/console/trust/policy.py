"""Whose certificates count: one person says it, another confirms it."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.trust import policies, selectors
from safepassage.apps.trust.errors import TrustError
from safepassage.apps.trust.kinds import About, Stance
from safepassage.apps.trust.models import Policy
from safepassage.apps.trust.policies import LONGEST_GROUND, SHORTEST_GROUND
from safepassage.flows.trust import words
from safepassage.web import installed
from safepassage.web.console.attempting import attempt
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.showing import show
from safepassage.web.console.trust.sides import sides
from safepassage.web.console.trust.wording import ABOUT, STANCES, country_shown

_SHOWN = 100


class WordForm(PlainForm):
    """What is said, about what, and why."""

    about = forms.ChoiceField(label=gettext_lazy("About"), choices=list(ABOUT.items()))
    subject = forms.CharField(
        label=gettext_lazy("Which"),
        help_text=gettext_lazy(
            "Two letters of a country, the SHA-256 of a certificate, or the id of a source."
        ),
        max_length=64,
    )
    stance = forms.ChoiceField(
        label=gettext_lazy("What holds from now on"),
        help_text=gettext_lazy(
            "Trust covers what is here when it is confirmed, and nothing that comes later."
        ),
        widget=forms.RadioSelect,
        choices=list(STANCES.items()),
    )
    ground = forms.CharField(
        label=gettext_lazy("Why"),
        min_length=SHORTEST_GROUND,
        max_length=LONGEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@page(Permission.TRUST_STORE_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what waits for a second person, what holds, and what held before."""
    return show(
        request,
        desk,
        "console/trust/policy.html",
        sides=sides("trust_policy"),
        waiting=_rows(policies.waiting(), desk),
        holding=_rows(policies.in_force(), desk),
        ended=_rows(policies.ended()[:_SHOWN], desk),
        may_propose=desk.may(Permission.TRUST_POLICY_PROPOSE),
        may_confirm=desk.may(Permission.TRUST_POLICY_CONFIRM),
    )


@page(Permission.TRUST_POLICY_PROPOSE)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Say a word, which waits for a second person."""
    asked = {name: request.GET.get(name, "") for name in ("about", "subject", "stance")}
    form = WordForm(request.POST or None, initial=asked)
    if form.is_valid():
        data = form.cleaned_data
        try:
            words.propose(
                about=About(data["about"]),
                subject=data["subject"].strip(),
                stance=Stance(data["stance"]),
                ground=data["ground"],
                actor=desk.actor,
                at=installed.platform().clock.now(),
            )
        except TrustError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It waits for a second person."))
            return HttpResponseRedirect(reverse("trust_policy"))
    return show(request, desk, "console/trust/policy_add.html", form=form)


@page(Permission.TRUST_POLICY_CONFIRM)
@require_POST
def confirm(request: HttpRequest, desk: Desk, policy_id: UUID) -> HttpResponse:
    """Let a word hold that somebody else proposed."""
    found, at = _found(policy_id), installed.platform().clock.now()
    return attempt(
        request,
        lambda: words.confirm(policy=found, actor=desk.actor, at=at),
        refused=TrustError,
        told=_("It holds from now on."),
        back=reverse("trust_policy"),
    )


@page(Permission.TRUST_POLICY_CONFIRM)
@require_POST
def drop(request: HttpRequest, desk: Desk, policy_id: UUID) -> HttpResponse:
    """Leave everything as it is."""
    found, at = _found(policy_id), installed.platform().clock.now()
    return attempt(
        request,
        lambda: policies.drop(policy=found, actor=desk.actor, at=at),
        refused=TrustError,
        told=_("Everything stays as it is."),
        back=reverse("trust_policy"),
    )


def _found(policy_id: UUID) -> Policy:
    found = policies.by_id(policy_id)
    if found is None:
        raise Http404
    return found


def _rows(found: Iterable[Policy], desk: Desk) -> list[dict[str, object]]:
    rows = list(found)
    people = {str(one) for row in rows for one in (row.author, row.confirmed_by) if one}
    codes = accounts.codes_of(sorted(people))
    sources = {str(each.pk): each.name for each in selectors.sources()}
    return [
        {
            "policy": each,
            "about": ABOUT[each.about],
            "stance": STANCES[each.stance],
            "tone": "good" if each.stance == Stance.TRUST else "bad",
            "subject": _subject(each, sources),
            "author": codes.get(str(each.author), ""),
            "confirmed_by": codes.get(str(each.confirmed_by), ""),
            "own": each.author == desk.officer.pk,
        }
        for each in rows
    ]


def _subject(policy: Policy, sources: dict[str, str]) -> str:
    if policy.about == About.SOURCE:
        return sources.get(policy.subject, policy.subject)
    if policy.about == About.COUNTRY:
        return country_shown(policy.subject) or policy.subject
    return policy.subject
