"""How long the screen of a flight takes: 500 travellers, five PNR pushes and two manifests.

The simulation's carrier writes the messages (and a crew list), the real pipeline stores them
in a home of its own, and the flight's page is rendered through Django's client as an officer
of the unit sees it. Everybody must stand on it once, whichever messages told of them.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from uuid import uuid4

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

from _kill_home import import_rules, make_platform, open_home
from safepassage.simulation import AIRLINES, Dispatch, Scenario, as_jsonl
from safepassage.simulation.pnrgov import Push, write

if TYPE_CHECKING:
    from django.test import Client

    from safepassage.flows.platform import Platform
    from safepassage.safeguards.purpose import Purpose

ROUNDS = 10
BETWEEN = 12.0
ROW = re.compile(r'<a class="row-link" data-row href="/travellers/([0-9a-f-]+)/"')


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--travellers", type=int, default=500)
    parser.add_argument("--seed", type=int, default=4)
    words = parser.parse_args()
    os.environ["SAFEPASSAGE_PLAIN_HTTP"] = "1"
    with tempfile.TemporaryDirectory(prefix="safepassage-bench-") as folder:
        home = Path(folder) / "home"
        open_home(home, f"sqlite:///{home}/bench.sqlite3")
        measure(make_platform(home), words)


def measure(platform: "Platform", words: argparse.Namespace) -> None:
    scenario = _scenario(words.seed, words.travellers)
    sent = [*scenario.dispatches(), _fifth_push(scenario)]
    sent.sort(key=lambda one: one.at)
    import_rules(b"".join(as_jsonl(scenario.watchlist)))
    _work(platform, sent)
    everybody = {journey for one in sent for journey in one.journeys}
    pushes = sum(one.kind == "pnr" for one in sent)
    print(f"{len(everybody)} people in {pushes} PNR pushes and {len(sent) - pushes} API messages")
    _show(platform, len(everybody))


def _scenario(seed: int, travellers: int) -> Scenario:
    """The first flight of a carrier that sends manifests and asks nothing at check-in."""
    start = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=4)
    for first in range(len(AIRLINES)):
        found = Scenario(
            seed=seed,
            start=start,
            flights=1,
            first=first,
            travellers=(travellers, travellers),
            days=0.1,
        )
        if not found.schedule[0].airline.api.interactive:
            return found
    raise SystemExit("no carrier of the simulation sends manifests alone")


def _fifth_push(scenario: Scenario) -> Dispatch:
    """The simulation's carriers push four times; this is once more, in between."""
    flight = scenario.schedule[0]
    at = flight.departs - timedelta(hours=BETWEEN)
    known = [one for one in scenario.bookings(0) if one.known(BETWEEN)]
    push = Push(flight=flight, at=at, hours=BETWEEN, bookings=known, reference="5")
    return Dispatch(
        at=at,
        carrier=flight.airline.code,
        body=write(push, flight.airline.pnr).encode("ascii"),
        kind="pnr",
        flight=flight.key,
        description="PNRGOV once more",
        interactive=False,
        journeys=tuple(one.journey for booking in known for one in booking.travellers),
    )


def _work(platform: "Platform", sent: list[Dispatch]) -> None:
    from safepassage.flows.receive import receive  # noqa: PLC0415 - after the settings
    from safepassage.flows.work import Worker  # noqa: PLC0415 - as above

    carrier = uuid4()
    began = time.perf_counter()
    for one in sent:
        receive(platform, carrier=carrier, body=one.body)
    Worker(platform, processes=1).drain()
    print(f"{'received, stored and screened':44}{time.perf_counter() - began:9.1f} s")


def _show(platform: "Platform", people: int) -> None:
    from safepassage.apps.travel.models import Flight, Journey  # noqa: PLC0415 - after the settings
    from safepassage.safeguards.purpose import Purpose  # noqa: PLC0415 - as above
    from safepassage.web import installed  # noqa: PLC0415 - as above

    installed.platform = lambda: platform
    flight = Flight.objects.get()
    records = Journey.objects.filter(flight=flight).exclude(kind="api_border").count()
    unit, border = (_officer(one) for one in (Purpose.PNR_ASSESSMENT, Purpose.BORDER_CHECK))
    shown, seconds = _rendered(unit, f"/board/{flight.id}/")
    print(f"{'the unit: records, rows, people':44}{records:6}{len(shown):6}{people:6}")
    print(f"{'  page, median of ' + str(ROUNDS):44}{median(seconds) * 1000:9.0f} ms of CPU")
    assert len(shown) == len(set(shown)) == people, "somebody stands twice or not at all"
    shown, seconds = _rendered(border, f"/board/{flight.id}/")
    print(f"{'the border, API alone: rows':44}{len(shown):6}")
    print(f"{'  page, median of ' + str(ROUNDS):44}{median(seconds) * 1000:9.0f} ms of CPU")
    booked = Journey.objects.filter(flight=flight, kind="pnr", reservation__isnull=False).first()
    for name, query in (("file", ""), ("file with links", "?shared=yes")):
        _, seconds = _rendered(unit, f"/travellers/{booked.id}/{query}")
        print(f"{'the unit: ' + name:44}{median(seconds) * 1000:9.0f} ms of CPU")


def _rendered(client: "Client", address: str) -> tuple[list[str], list[float]]:
    """Whom the page lists, and the CPU seconds of each rendering but the first."""
    seconds = []
    for _ in range(ROUNDS + 1):
        began, wall = time.process_time(), time.perf_counter()
        answer = client.get(address)
        seconds.append(time.process_time() - began)
        waited = time.perf_counter() - wall
    assert answer.status_code == 200, answer.status_code
    print(f"{'  last by the clock on the wall':44}{waited * 1000:9.0f} ms")
    return ROW.findall(answer.content.decode()), seconds[1:]


def _officer(purpose: "Purpose") -> "Client":
    """A signed-in officer at a posting, seated with a purpose."""
    from django.test import Client  # noqa: PLC0415 - after the settings

    from safepassage.apps.accounts import services  # noqa: PLC0415 - as above
    from safepassage.apps.accounts.models import Installation, InstallationKind  # noqa: PLC0415
    from safepassage.apps.accounts.roles import Role  # noqa: PLC0415 - as above
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above
    from safepassage.safeguards.purpose import Purpose  # noqa: PLC0415 - as above
    from safepassage.web.console.desk import POSTING_KEY, PURPOSE_KEY  # noqa: PLC0415 - as above
    from trained import trained  # noqa: PLC0415 - as above

    at, by = datetime.now(UTC), Actor.component(Component.COMMAND_LINE)
    if not Installation.objects.exists():
        kind = InstallationKind.DEMONSTRATION
        services.create_installation(kind=kind, title="Bench", at=at)
    services.ensure_posting(
        code="PDL", name="Airport", purposes=set(Purpose), time_zone="Atlantic/Azores"
    )
    officer = services.add_officer(
        username=purpose.value, roles={Role.OFFICER}, postings={"PDL"}, actor=by, at=at
    )
    client = Client(HTTP_HOST="localhost")
    client.force_login(trained(officer))
    session = client.session
    session[POSTING_KEY], session[PURPOSE_KEY] = "PDL", purpose.value
    session.save()
    return client


if __name__ == "__main__":
    main()
