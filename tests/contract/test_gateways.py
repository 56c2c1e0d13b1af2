"""What every gateway owes the folder and the folder every gateway: the same test for all.

To hold a real gateway to it, give a class like those of ``tools/fake_gateways.py`` that drives
it, and add it to ``KINDS``.
"""

from pathlib import Path

import pytest
from django.db import transaction

from fake_gateways import (
    THEM,
    US,
    As4Gateway,
    FolderGateway,
    MqGateway,
    SftpGateway,
    TypeBGateway,
    interrupted,
)
from one_traveller import interchange, message
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.senders import set_senders
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages import services
from safepassage.flows.doors.drop import Drop, Limits
from safepassage.flows.doors.typeb import TypeBDoor
from safepassage.flows.interactive import Interactive
from safepassage.flows.platform import Platform
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = Actor.component(Component.COMMAND_LINE)
KINDS = {"sftp": SftpGateway, "mq": MqGateway, "as4": As4Gateway, "typeb": TypeBGateway}
LARGE = 8_000_000


class Authority:
    """The platform's side: its folders, looked at when told."""

    def __init__(self, platform: Platform, root: Path, interactive: Interactive) -> None:
        self.platform = platform
        self.root = root
        self._interactive = interactive
        self._seconds = 0.0
        self.start()

    def start(self) -> None:
        """As after a restart."""
        limits = Limits(told=LARGE, asked=LARGE, settle=1, per_minute=6_000)
        self._drop = Drop(
            self.platform,
            self.root,
            limits=limits,
            interactive=self._interactive,
            steady=lambda: self._seconds,
        )
        self._typeb = TypeBDoor(self._drop, address=US)
        self.look()

    def look(self) -> None:
        """See everything, let it stand still, and take it."""
        for _ in range(2):
            self._drop.look()
            self._typeb.look(limit=3_000)
            self._seconds += 2

    def received(self) -> list[bytes]:
        """The bodies in the spool, in their order."""
        leases = self.platform.spool.claim("contract", 100)
        return [self.platform.spool.open(lease) for lease in leases]


@pytest.fixture
def carrier(platform: Platform) -> Carrier:
    at = platform.clock.now()
    made = add_carrier(code="XY", name="Example Air", actor=ACTOR, at=at)
    set_senders(carrier=made, texts=[f"typeb:{THEM}"], actor=ACTOR, at=at)
    return made


@pytest.fixture(params=KINDS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = tmp_path / "drop" / ("typeb" if request.param == "typeb" else "XY")
    made.mkdir(parents=True)
    return made


@pytest.fixture
def authority(platform: Platform, carrier: Carrier, bases: None, folder: Path) -> Authority:
    interactive = Interactive(platform, seconds=20)
    yield Authority(platform, folder.parent, interactive)
    interactive.close()


@pytest.fixture
def gateway(
    request: pytest.FixtureRequest, authority: Authority, folder: Path, tmp_path: Path
) -> FolderGateway:
    kind = request.node.callspec.params["folder"]
    made: FolderGateway = KINDS[kind](folder, tmp_path / "journal")
    return made


def again(gateway: FolderGateway) -> FolderGateway:
    """The same gateway after a restart: it knows what is on its disk."""
    return type(gateway)(gateway.folder, gateway.journal)


def same(gateway: FolderGateway, body: bytes) -> bytes:
    """A body as it can be compared: a network of lines may break them elsewhere."""
    return body.replace(b"\r", b"").replace(b"\n", b"") if gateway.text_only else body


def body_of(place: int) -> bytes:
    return interchange(message(number=f"XK{place}", place=str(place)))


def test_it_acknowledges_only_what_is_durable(authority: Authority, gateway: FolderGateway) -> None:
    gateway.deliver("M1", body_of(1))
    gateway.work()
    assert not gateway.is_acknowledged("M1")
    assert messages.stories() == []
    authority.look()
    assert gateway.is_acknowledged("M1")
    assert len(messages.stories()) == 1


def test_what_it_delivers_again_is_there_once(authority: Authority, gateway: FolderGateway) -> None:
    for _ in range(2):
        gateway.deliver("M1", body_of(1))
        authority.look()
    after = again(gateway)
    after.deliver("M1", body_of(1))
    authority.start()
    assert len(messages.stories()) == 1
    assert after.is_acknowledged("M1")


def test_the_order_is_kept(authority: Authority, gateway: FolderGateway) -> None:
    bodies = [body_of(place) for place in range(1, 8)]
    for place, body in enumerate(bodies):
        gateway.deliver(f"M{place}", body)
    authority.look()
    received = [same(gateway, one) for one in authority.received()]
    assert received == [same(gateway, one) for one in bodies]


def test_a_big_message_arrives_whole(authority: Authority, gateway: FolderGateway) -> None:
    one = message(number="XK1")
    body = interchange(*[one] * (gateway.biggest // len(one)))
    gateway.deliver("M1", body)
    authority.look()
    (received,) = authority.received()
    assert same(gateway, received) == same(gateway, body)
    assert len(body) > gateway.biggest * 0.9


def test_any_byte_arrives_as_it_was_or_is_never_acknowledged(
    authority: Authority, gateway: FolderGateway
) -> None:
    body = bytes(range(256)) + b"\r\n\x1a\x00\n"
    try:
        gateway.deliver("M1", body)
    except ValueError:
        authority.look()
        assert (gateway.is_acknowledged("M1"), authority.received()) == (False, [])
        return
    authority.look()
    assert authority.received() == [body]


def test_each_answer_finds_its_question(authority: Authority, gateway: FolderGateway) -> None:
    for place in (1, 2):
        gateway.deliver(f"Q{place}", body_of(place), asks=True)
    authority.look()
    gateway.work()
    replies = again(gateway).replies()
    told = {
        reference: [one.traveller_reference for one in read(body).messages[0].answers]
        for reference, body in replies.items()
    }
    assert told == {"Q1": ["90001"], "Q2": ["90002"]}
    assert [path for path in (gateway.folder / "out").iterdir() if path.is_file()] == []


def test_an_unsolicited_answer_survives_a_gateway_that_dies(
    authority: Authority, gateway: FolderGateway, carrier: Carrier
) -> None:
    platform = authority.platform
    answer, at = platform.ids.new(), platform.clock.now()
    with transaction.atomic():
        services.queue_answer(
            answer_id=answer,
            carrier=carrier.pk,
            journey=platform.ids.new(),
            decision=None,
            status="1Z",
            body=platform.spool.seal("outgoing", answer, at.date(), b"UNB+AN:ANSWER'"),
            at=at,
            delete_at=at,
            actor=ACTOR,
        )
    authority.look()
    gateway.work(dies=True)
    authority.start()
    assert gateway.unsolicited() == []
    after = again(gateway)
    after.work()
    assert after.unsolicited() == [b"UNB+AN:ANSWER'"]
    authority.look()
    assert len(messages.answers_after(carrier.pk, 0)) == 1
    after.work()
    assert len(after.unsolicited()) == 1


def test_what_is_half_written_is_not_taken(authority: Authority, gateway: FolderGateway) -> None:
    interrupted(gateway, body_of(1))
    authority.look()
    assert authority.received() == []
