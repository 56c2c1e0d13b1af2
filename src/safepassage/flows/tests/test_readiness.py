"""What is said before a start when nothing could ever be stored."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from registers import as_file, form, holding, registers
from safepassage.adapters.airports import WorldAirports
from safepassage.adapters.registers.file import Registers
from safepassage.apps.accounts.models import InstallationKind
from safepassage.apps.accounts.services import create_installation
from safepassage.apps.oversight import selectors
from safepassage.flows import readiness
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.registers import Lane

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)


def seen_from(platform, state, *airports):
    platform.geography = WorldAirports(state=state, home_airports=airports)
    return readiness.warnings(platform)


def test_without_a_basis_nothing_is_stored(platform):
    assert "basis import" in readiness.warnings(platform)[0]


def test_registers_that_cannot_be_used_are_said(platform, bases):
    platform.registers = Registers(fault="no such file")
    assert "no such file" in readiness.warnings(platform)[0]


def test_a_register_that_is_slower_than_carriers_wait_is_said(platform, bases):
    slow = form(lane=Lane.INTERACTIVE, seconds=3.0)
    platform.registers = registers((slow, holding()))
    assert "may take 3 s" in readiness.warnings(platform)[0]


def test_a_production_asks_no_register_that_is_only_in_the_box(settings, tmp_path, db):
    file = tmp_path / "registers.json"
    file.write_bytes(as_file(form()))
    settings.SAFEPASSAGE_REGISTERS = str(file)
    create_installation(kind=InstallationKind.PRODUCTION, title="Utopia", at=AT)
    told = " ".join(readiness.obstacles(host="127.0.0.1"))
    assert "registers lost-documents" in told


def test_a_state_with_airports_meets_a_basis_for_everywhere(platform, bases):
    assert seen_from(platform, "ESP") == []
    assert seen_from(platform, "UTO", "PDL") == []


@pytest.mark.parametrize("state", ["UTO", "D", None])
def test_a_state_without_airports_meets_none(platform, bases, state):
    assert "can ever match" in seen_from(platform, state)[0]


@pytest.mark.parametrize(
    ("direction", "places", "warned"),
    [
        (Direction.INBOUND, ("*", "ES"), False),
        (Direction.INBOUND, ("*", "MAD"), False),
        (Direction.INBOUND, ("ES", "FR"), True),
        (Direction.OUTBOUND, ("BCN", "*"), False),
        (Direction.OUTBOUND, ("CDG", "MAD"), True),
        (Direction.ANY, ("CDG", "MAD"), False),
    ],
)
def test_places_are_compared_with_the_way(
    *, platform, bases, monkeypatch, direction, places, warned
):
    basis = replace(
        selectors.bases_in_force(platform.clock.now())[0],
        direction=direction,
        origins=frozenset(places[:1]),
        destinations=frozenset(places[1:]),
    )
    monkeypatch.setattr(selectors, "bases_in_force", lambda _: (basis,))
    assert bool(seen_from(platform, "ESP")) == warned
