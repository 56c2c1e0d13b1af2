"""A witness that signs nothing for a day is an alarm; production starts with two, no fewer."""

import json
from datetime import timedelta

import pytest

from safepassage.adapters.witness_file import witnesses_in
from safepassage.apps.accounts import services
from safepassage.apps.accounts.models import InstallationKind
from safepassage.apps.watching import receipts
from safepassage.apps.watching.receipts import Held
from safepassage.flows.readiness import obstacles
from safepassage.flows.watching.outside import outside

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(tmp_path, settings):
    """Name so many witnesses in the settings."""

    def write(count: int) -> None:
        file = tmp_path / "witnesses.json"
        listed = [
            {"name": f"w{n}", "key": str(n) * 64, "address": "http://w.example/"}
            for n in range(count)
        ]
        file.write_text(json.dumps(listed))
        settings.SAFEPASSAGE_WITNESSES = str(file)

    return write


@pytest.fixture
def production(clock):
    return services.create_installation(
        kind=InstallationKind.PRODUCTION, title="Border Office", at=clock.now()
    )


def sign(name: str, at, *, accepted: bool = True) -> None:
    held = Held(number=1, chain="", configuration="")
    receipts.keep(name, held, accepted=accepted, why="" if accepted else "fork", text="", at=at)


@pytest.mark.usefixtures("production")
def test_a_day_without_a_receipt_fails_and_one_receipt_of_two_does_not_help(clock, named) -> None:
    named(2)
    assert not outside(clock.now()).is_failing
    clock.forward(timedelta(hours=26))
    sign("w0", clock.now())
    assert outside(clock.now()).is_failing
    sign("w1", clock.now())
    assert not outside(clock.now()).is_failing


@pytest.mark.usefixtures("production")
def test_a_refusal_fails_at_once(clock, named) -> None:
    named(2)
    sign("w0", clock.now(), accepted=False)
    assert (outside(clock.now()).refusing, outside(clock.now()).is_failing) == (1, True)


@pytest.mark.parametrize(("count", "refusals"), [(0, 1), (1, 1), (2, 0)])
@pytest.mark.usefixtures("production")
def test_production_starts_with_two(named, count: int, refusals: int) -> None:
    named(count)
    said = [line for line in obstacles(host="127.0.0.1") if "witnesses" in line]
    assert len(said) == refusals


def test_a_file_that_cannot_be_read_is_said(tmp_path) -> None:
    assert witnesses_in(str(tmp_path / "none.json")).fault
    assert witnesses_in(None).named == ()
