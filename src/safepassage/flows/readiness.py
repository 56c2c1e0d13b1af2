"""What stands in the way of a start: said together, each with the command that helps."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from safepassage.adapters.airports import WorldAirports
from safepassage.adapters.keys import HomeKeys
from safepassage.adapters.registers.file import Registers, registers_in
from safepassage.adapters.witness_file import witnesses_in
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.oversight import selectors as oversight
from safepassage.flows.platform import Platform
from safepassage.flows.refusal_terms import protection_contact, refusal_terms
from safepassage.flows.watching.outside import NEEDED
from safepassage.formats.countries import ALPHA3_OF, is_known
from safepassage.safeguards.basis import Direction, LegalBasis

MIGRATE = "safepassage serve --migrate"
_CODES = "set the three letters of ISO 3166-1, such as ESP"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def obstacles(*, host: str) -> list[str]:
    """Return what forbids serving this home on the address ``host``; empty when nothing does."""
    return [
        *_state_obstacles(settings.SAFEPASSAGE_STATE),
        *_key_obstacles(),
        *(_database_obstacles() or _kind_obstacles(host)),
    ]


def warnings(platform: Platform) -> list[str]:
    """Return what forbids no start, but lets nothing be stored, or nobody be asked about."""
    return [
        *_register_warnings(platform.registers),
        *_basis_warnings(platform),
        *_refusal_warnings(),
    ]


def _register_warnings(registers: Registers) -> Iterator[str]:
    if registers.fault:
        yield f"No register is asked; see SAFEPASSAGE_REGISTERS: {registers.fault}"
    waits = settings.SAFEPASSAGE_INTERACTIVE_SECONDS
    for form in registers.at_once:
        if form.seconds >= waits:
            yield (
                f"Register {form.name} may take {form.seconds:g} s, and carriers wait {waits:g} s: "
                'until it answers in time, carriers hear "board" first and the rest afterwards'
            )


def _refusal_warnings() -> Iterator[str]:
    if refusal_terms() is None:
        yield (
            "Nobody can be refused boarding, because a refusal names a contact at any hour and a "
            "way to appeal: set SAFEPASSAGE_REFUSAL_CONTACT and SAFEPASSAGE_REFUSAL_APPEAL"
        )
    if not protection_contact():
        yield (
            "Nobody is named to whom people who may need protection are handed over: set "
            "SAFEPASSAGE_PROTECTION_CONTACT"
        )


def _basis_warnings(platform: Platform) -> list[str]:
    bases = oversight.bases_in_force(platform.clock.now())
    if not bases:
        return ["No legal basis is in force, so nothing is stored: safepassage basis import FILE"]
    if any(_can_match(basis, platform.geography) for basis in bases):
        return []
    state = platform.geography.nationality or "an unknown state"
    text = (
        "No legal basis in force can ever match: none covers a flight to or from an airport of "
        f"{state}. Compare SAFEPASSAGE_STATE and SAFEPASSAGE_HOME_AIRPORTS with the origins and "
        "destinations of the bases."
    )
    return [text]


def _can_match(basis: LegalBasis, geography: WorldAirports) -> bool:
    """Whether a journey that crosses the home state's border can be covered at all."""
    if basis.direction is Direction.POSTING:
        return False
    inwards = basis.direction is not Direction.OUTBOUND
    outwards = basis.direction is not Direction.INBOUND
    return (inwards and geography.may_be_home(basis.destinations)) or (
        outwards and geography.may_be_home(basis.origins)
    )


def unapplied_migrations() -> int:
    """Count the steps that the database lacks; raises ``DatabaseError`` when unreachable."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _state_obstacles(state: str | None) -> Iterator[str]:
    """With another code no airport would be at home and nobody a national."""
    if state and not is_known(state):
        meant = ALPHA3_OF.get(state.upper(), state.upper())
        hint = f"set SAFEPASSAGE_STATE={meant}" if is_known(meant) else _CODES
        yield f"SAFEPASSAGE_STATE={state} is the code of no state: {hint}"


def _key_obstacles() -> Iterator[str]:
    try:
        HomeKeys(settings.SAFEPASSAGE_HOME).authority_public()
    except (OSError, ValueError):
        yield "The approval authority's key is missing: safepassage init --authority-key FILE"


def _database_obstacles() -> list[str]:
    try:
        missing = unapplied_migrations()
    except DatabaseError as error:
        return [
            f"The database does not answer ({type(error).__name__}); see SAFEPASSAGE_DATABASE_URL"
        ]
    if missing:
        return [f"The database lacks {missing} migrations; back up, then start with: {MIGRATE}"]
    if accounts.installation() is None:
        return ["The database says not what it is; make the home with: safepassage init"]
    return []


def _witness_obstacles() -> Iterator[str]:
    """Production is watched from outside: by two, so that neither can be leant on alone."""
    found = witnesses_in(settings.SAFEPASSAGE_WITNESSES)
    if found.fault:
        yield f"The witnesses cannot be used; see SAFEPASSAGE_WITNESSES: {found.fault}"
    elif len(found.named) < NEEDED:
        yield (
            f"{len(found.named)} of {NEEDED} witnesses outside the agency are named: "
            "set SAFEPASSAGE_WITNESSES to their file"
        )


def _kind_obstacles(host: str) -> Iterator[str]:
    if accounts.is_demonstration():
        if host not in LOOPBACK:
            yield "A demonstration is served on 127.0.0.1 only: leave --host away"
        return
    if not os.environ.get("SAFEPASSAGE_HOSTS"):
        yield "No host name is configured: set SAFEPASSAGE_HOSTS=console.border.example"
    yield from _witness_obstacles()
    if not settings.SESSION_COOKIE_SECURE:
        yield "Sessions would go without TLS: unset SAFEPASSAGE_PLAIN_HTTP"
    if invented := registers_in(settings.SAFEPASSAGE_REGISTERS).invented:
        yield f"Only in the box, so their hits are invented: registers {', '.join(invented)}"
    if not settings.SAFEPASSAGE_STATE:
        yield "It is not said whose border this is: set SAFEPASSAGE_STATE to the state's ISO code"
