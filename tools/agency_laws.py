"""Agencies and laws of the invented state for tests of the single window."""

import json
from collections.abc import Iterable
from datetime import datetime

from profile_fixtures import follow_health_law
from safepassage.apps.agencies import services as agencies
from safepassage.apps.agencies.models import Agency
from safepassage.apps.oversight import services as oversight
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sharing import PURPOSE_OF_ROLE, AgencyRole

ADMIN = Actor.component(Component.COMMAND_LINE)
KIND_OF = {
    AgencyRole.BORDER: "api_border",
    AgencyRole.CUSTOMS: "api_customs",
    AgencyRole.POLICE_UNIT: "api_piu",
    AgencyRole.HEALTH: "api_health",
}
CODE_OF = {role: role.upper().replace("_", "-") for role in AgencyRole}
GIVEN = ["surname", "born", "documents.number", "documents.issuer"]


def law(role: AgencyRole, **values: object) -> dict[str, object]:
    """What an agency of this role may be given, unless ``values`` say otherwise."""
    return {
        "code": f"UTO-{CODE_OF[role]}",
        "agency": CODE_OF[role],
        "title": f"Travellers for {role}",
        "law": "Window Act of Utopia",
        "article": "Section 9",
        "purpose": PURPOSE_OF_ROLE[role].value,
        "fields": {KIND_OF[role]: GIVEN},
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
        "keep_hours": 24,
    } | values


def collecting(role: AgencyRole, **values: object) -> dict[str, object]:
    """The national law that collects a copy for an agency of this role."""
    return {
        "code": f"COLLECT-{CODE_OF[role]}",
        "title": f"Copy for {role}",
        "law": "Window Act of Utopia",
        "article": "Section 8",
        "purpose": PURPOSE_OF_ROLE[role].value,
        "kind": KIND_OF[role],
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
        "mask_after_hours": 48,
        "delete_after_hours": 48,
        "field_profile": "api",
    } | values


def put_laws(at: datetime, *laws: dict[str, object]) -> None:
    """Put what agencies may be given in force."""
    _follow_health(at, laws)
    oversight.import_agency_bases(json.dumps(laws).encode(), actor=ADMIN, at=at)


def put_collecting(at: datetime, *laws: dict[str, object]) -> None:
    """Put laws in force under which copies are stored."""
    _follow_health(at, laws)
    oversight.import_bases(json.dumps(laws).encode(), actor=ADMIN, at=at)


def _follow_health(at: datetime, laws: Iterable[dict[str, object]]) -> None:
    """A law for public health needs a national profile that names it."""
    if any(one["purpose"] == Purpose.PUBLIC_HEALTH for one in laws):
        follow_health_law(at)


def agency(platform: Platform, role: AgencyRole, **values: object) -> Agency:
    """An agency of this role with its law."""
    at = platform.clock.now()
    put_laws(at, law(role, **values))
    return agencies.add_agency(
        code=CODE_OF[role], name=f"The {role}", role=role, actor=ADMIN, at=at
    )
