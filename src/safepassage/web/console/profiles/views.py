"""What is followed, what it asks, what is to be confirmed, and which bases it refuses."""

from collections.abc import Iterator
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.oversight import following, selectors
from safepassage.apps.oversight.models import ProfileChoice
from safepassage.safeguards.profiles import Profile
from safepassage.safeguards.profiles.elements import (
    API_ELEMENTS,
    PNR_ELEMENTS,
    REMARKS,
    Element,
    elements_of,
)
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.profiles.wording import (
    READ,
    applies,
    collected_by,
    duties_of,
    point_in_words,
)
from safepassage.web.console.showing import show

_SHOWN = 30
LISTS = (("PNR", PNR_ELEMENTS), ("API", API_ELEMENTS))


@page(Permission.OVERSIGHT_BASIS_READ)
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is followed and what waits for a second person."""
    at = installed.platform().clock.now()
    followed, waits = following.followed(), following.waiting()
    codes = {one.code for one in followed}
    return show(
        request,
        desk,
        "console/profiles/overview.html",
        terms=terms_of(following.profile_in_force(at)),
        followed=[_line(one) for one in followed],
        chosen=following.choice_in_force(),
        unsure=[(one, unsure) for one in followed for unsure in one.to_confirm],
        refused=selectors.refused_bases(at),
        waits=_waiting(waits, desk, at) if waits else None,
        others=[_line(one) for one in following.available() if one.code not in codes],
        history=_history(),
        may_propose=desk.may(Permission.OVERSIGHT_PROFILE_PROPOSE),
        may_confirm=desk.may(Permission.OVERSIGHT_PROFILE_CONFIRM),
    )


@page(Permission.OVERSIGHT_BASIS_READ)
def detail(request: HttpRequest, desk: Desk, code: str, version: int) -> HttpResponse:
    """Show one profile, whether it is followed or not."""
    try:
        profile = following.by_version(code, version)
    except LookupError as error:
        raise Http404 from error
    return show(
        request,
        desk,
        "console/profiles/detail.html",
        profile=profile,
        terms=terms_of(profile),
        applies=applies(profile),
        elements=list(_elements(profile)),
    )


def terms_of(profile: Profile) -> dict[str, object]:
    """What a profile lets be kept and asks besides, for its page."""
    return {
        "masked": ", ".join(sorted(profile.masked_groups)),
        "instruments": [(one, READ[one.verified]) for one in profile.instruments],
        "collected": collected_by(profile),
        "duties": duties_of(profile),
    }


def _line(profile: Profile) -> dict[str, object]:
    return {"profile": profile, "applies": applies(profile)}


def _elements(profile: Profile) -> Iterator[tuple[str, Element, bool]]:
    """Every element of the lists that the profile speaks of: which list, and whether it is kept.

    Remarks are free text: without it nothing of element 12 is kept.
    """
    for name, list_of in LISTS:
        terms = [one for one in profile.kinds if elements_of(one.kind) is list_of]
        codes = frozenset[str]().union(*(one.elements for one in terms))
        kept = codes if profile.free_text else codes - {REMARKS}
        yield from ((name, one, one.code in kept) for one in list_of if terms)


def _waiting(choice: ProfileChoice, desk: Desk, at: datetime) -> dict[str, object]:
    """What somebody proposed, and what it would change."""
    codes = accounts.codes_of([str(choice.author)] if choice.author else [])
    return {
        "choice": choice,
        "author": codes.get(str(choice.author), ""),
        "own": choice.author == desk.officer.pk,
        "points": [point_in_words(one) for one in following.loosened_by(choice)],
        "refused": selectors.refused_bases(at, choice),
    }


def _history() -> list[dict[str, object]]:
    rows = [one for one in following.choices()[:_SHOWN] if one.confirmed_at or one.ended_at]
    people = {str(person) for one in rows for person in (one.author, one.confirmed_by) if person}
    codes = accounts.codes_of(sorted(people))
    return [
        {
            "choice": one,
            "author": codes.get(str(one.author), ""),
            "confirmed_by": codes.get(str(one.confirmed_by), ""),
        }
        for one in rows
    ]
