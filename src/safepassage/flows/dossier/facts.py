"""What of this installation's configuration a clause is answered with: words and codes."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

import msgspec
from django.conf import settings

from safepassage.apps.accounts.roles import INCOMPATIBLE
from safepassage.apps.carriers.routing import routers
from safepassage.apps.oversight import following
from safepassage.apps.oversight import selectors as oversight
from safepassage.flows.leaving.kinds import SETTINGS
from safepassage.safeguards.basis import LegalBasis
from safepassage.safeguards.profiles import KindTerms, Profile

Facts = Mapping[str, tuple[str, ...]]
_DUTIES = MappingProxyType(
    {
        "prior_review": "independent prior review of a later use",
        "review_after_entry": "independent prior review of reading after entry",
        "selected_routes": "selected routes alone of flights within the Union",
        "individual_notice": "notice to the person",
        "equivalent_protection_only": "onward to equivalent protection alone",
        "deletes_at_departure": "deletion at departure without objective evidence",
    }
)


def facts(at: datetime) -> Facts:
    """Every fact by its name in the table of clauses."""
    profile, bases = following.profile_in_force(at), oversight.bases_in_force(at)
    return {name: tuple(say(profile, bases)) for name, say in _SAID.items()}


def digest(at: datetime) -> str:
    """SHA-256 of the configuration: settings, profiles, bases in force and what strikes them."""
    told = {
        "settings": {name: str(getattr(settings, f"SAFEPASSAGE_{name}")) for name in SETTINGS},
        "profiles": following.followed(),
        "bases": oversight.bases_in_force(at),
    }
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()


def _bases(_: Profile, bases: tuple[LegalBasis, ...]) -> list[str]:
    return [
        f"{one.code} v{one.version}: {one.law}, {one.kind.value} for {one.purpose.value}"
        for one in bases
    ] or ["no legal basis is in force: nothing is stored"]


def _clocks(profile: Profile, bases: tuple[LegalBasis, ...]) -> list[str]:
    ceilings = [
        f"ceiling of {one.kind.value}: masked {one.mask_hours:g} h, deleted {one.delete_hours:g} h"
        for one in profile.kinds
    ]
    set_here = [
        f"{one.code}: masked {one.mask_after_hours:g} h, deleted {one.delete_after_hours:g} h"
        for one in bases
    ]
    return [*ceilings, *set_here]


def _elements(profile: Profile, bases: tuple[LegalBasis, ...]) -> list[str]:
    kept = [f"{one.kind.value}: elements {_in_order(one)}" for one in profile.kinds]
    struck = [
        f"{one.code} strikes besides: {', '.join(sorted(one.strikes))}"
        for one in bases
        if one.strikes
    ]
    return [*kept, *struck, f"free text: {'after the filter' if profile.free_text else 'never'}"]


def _in_order(terms: KindTerms) -> str:
    numbers = sorted((one for one in terms.elements if one.isdigit()), key=int)
    return " ".join([*numbers, *sorted(terms.elements - set(numbers))])


def _uses(profile: Profile, _: tuple[LegalBasis, ...]) -> list[str]:
    return [f"purposes: {', '.join(sorted(profile.uses))}"]


def _duties(profile: Profile, _: tuple[LegalBasis, ...]) -> list[str]:
    asked = [words for name, words in _DUTIES.items() if getattr(profile, name)]
    if profile.deletes_without_link_at:
        asked.append(f"deletion at {profile.deletes_without_link_at:g} h without an objective link")
    return [f"asked: {one}" for one in asked] or ["the profile asks none of these"]


def _masked(profile: Profile, _: tuple[LegalBasis, ...]) -> list[str]:
    return [f"masked groups of 2016/681 art. 12(2): {' '.join(sorted(profile.masked_groups))}"]


def _roles(_: Profile, __: tuple[LegalBasis, ...]) -> list[str]:
    return [f"{len(INCOMPATIBLE)} pairs of roles that one person never holds"]


def _router(_: Profile, __: tuple[LegalBasis, ...]) -> list[str]:
    marked = [f"the router: {code}" for code in sorted(routers().values())]
    return marked or ["no sender is marked as the router"]


def _place(_: Profile, __: tuple[LegalBasis, ...]) -> list[str]:
    return [f"state: {settings.SAFEPASSAGE_STATE or 'not set'}"]


_SAID: Mapping[str, Callable[[Profile, tuple[LegalBasis, ...]], list[str]]] = MappingProxyType(
    {
        "bases": _bases,
        "clocks": _clocks,
        "duties": _duties,
        "elements": _elements,
        "masked_groups": _masked,
        "place": _place,
        "roles": _roles,
        "router": _router,
        "uses": _uses,
    }
)
