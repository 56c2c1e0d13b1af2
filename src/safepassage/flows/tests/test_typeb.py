"""Type B: the carrier by its address, parts joined whatever their order, answers in parts."""

from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import pytest
from django.db import transaction

from one_traveller import interchange, message, work
from platform_fixtures import StandingClock
from safepassage.adapters import drop_folder
from safepassage.adapters.dropped_files import write_whole
from safepassage.apps.carriers.models import Carrier, CarrierState
from safepassage.apps.carriers.senders import set_senders
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages import services
from safepassage.apps.messages.states import Hold
from safepassage.apps.messages.telephone import unheard
from safepassage.flows.doors.drop import Drop, Limits
from safepassage.flows.doors.typeb import TypeBDoor
from safepassage.flows.doors.unknown import NOBODY
from safepassage.flows.interactive import Interactive
from safepassage.flows.platform import Platform
from safepassage.formats.read import read as read_message
from safepassage.formats.typeb import Envelope, join, piece_of, read, split, write
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = Actor.component(Component.COMMAND_LINE)
US, THEM, STRANGER = "UTOGVXS", "QXSXMXY", "QXSXMAA"


class TypeB:
    """The folder of a provider."""

    def __init__(self, platform: Platform, root: Path, interactive: Interactive) -> None:
        self.seconds = 0.0
        self.box = root / "typeb"
        self.drop = Drop(
            platform,
            root,
            limits=Limits(told=20_000, asked=20_000, settle=5, per_minute=6_000),
            interactive=interactive,
            steady=lambda: self.seconds,
        )
        self.restart()

    def restart(self) -> None:
        self.door = TypeBDoor(self.drop, address=US)

    def lay(self, name: str, text: str, *, origin: str = THEM, folder: str = "in") -> None:
        sent = Envelope(to=(US,), origin=origin, identity="010600", priority="QU", text=text)
        (self.box / folder / name).write_bytes(write(sent))

    def settled(self) -> None:
        self.door.look(limit=400)
        self.seconds += 6
        self.door.look(limit=400)

    def names(self, folder: str) -> list[str]:
        paths = (self.box / folder).iterdir()
        return sorted(path.name for path in paths if not path.name.startswith("."))

    def out(self) -> list[Envelope]:
        found = [read((self.box / "out" / name).read_bytes()) for name in self.names("out")]
        return [one for one in found if one]


@pytest.fixture
def carrier(clock: StandingClock) -> Carrier:
    made = add_carrier(code="XY", name="Example Air", actor=ACTOR, at=clock.now())
    set_senders(carrier=made, texts=[f"typeb:{THEM}"], actor=ACTOR, at=clock.now())
    return made


@pytest.fixture
def typeb(platform: Platform, carrier: Carrier, bases: None, tmp_path: Path) -> TypeB:
    root = tmp_path / "drop"
    (root / "typeb").mkdir(parents=True)
    interactive = Interactive(platform, seconds=20)
    made = TypeB(platform, root, interactive)
    made.door.look(limit=400)
    yield made
    interactive.close()


def senders() -> list[tuple[object, str | None]]:
    return [(one.sender, one.held) for one in messages.stories()]


def test_the_carrier_is_known_by_its_address(typeb: TypeB, carrier: Carrier) -> None:
    typeb.lay("1", interchange(message()).decode())
    typeb.settled()
    assert senders() == [(carrier.pk, None)]
    work(typeb.drop.platform)
    assert messages.counts_by_state()["done"] == 1
    assert typeb.names("taken") == ["1.json"]


def test_a_strangers_message_is_kept_for_an_officer(typeb: TypeB) -> None:
    typeb.lay("1", interchange(message()).decode(), origin=STRANGER)
    (typeb.box / "in" / "2").write_bytes(b"no envelope at all")
    typeb.settled()
    assert senders() == [(NOBODY, Hold.ADDRESS)]
    assert typeb.names("refused") == ["2", "2.json"]


def test_parts_wait_for_each_other_whatever_their_order(typeb: TypeB, carrier: Carrier) -> None:
    people = [message(place=str(place), number=f"XK{place}") for place in range(1, 4)]
    parts = split(interchange(*people).decode(), limit=400, reference="R1")
    assert len(parts) > 2
    for number, part in list(enumerate(parts))[1:]:
        typeb.lay(f"p{number}", part)
    typeb.settled()
    assert senders() == []
    typeb.lay("other", split(interchange(message()).decode(), limit=400, reference="R2")[0])
    typeb.lay("p0", parts[0])
    typeb.settled()
    assert senders() == [(carrier.pk, None)]
    assert typeb.names("in") == ["other"]
    work(typeb.drop.platform)
    (story,) = messages.stories()
    assert (story.state, story.travellers) == ("done", 3)


def test_parts_whose_rest_never_comes_are_kept_as_they_are(
    typeb: TypeB, clock: StandingClock
) -> None:
    typeb.lay("p1", split(interchange(message()).decode(), limit=400)[0])
    typeb.settled()
    assert senders() == []
    clock.at = clock.at.replace(year=2040)
    typeb.settled()
    assert len(senders()) == 1
    assert typeb.names("in") == []


def test_a_question_is_answered_to_whom_it_came_from(typeb: TypeB) -> None:
    typeb.lay("q7", interchange(message()).decode(), folder="ask")
    typeb.settled()
    answers = typeb.out()
    assert {(one.to, one.origin) for one in answers} == {((THEM,), US)}
    texts = [one.text for one in answers]
    whole = texts[0] if len(texts) == 1 else join(filter(None, map(piece_of, texts)))
    found = read_message((whole or "").encode()).messages[0].answers
    assert [one.status for one in found] == ["0Z"]


@pytest.fixture
def refused(typeb: TypeB, carrier: Carrier) -> Callable[[], None]:
    """Lets a refusal of three parts wait for the carrier."""
    platform = typeb.drop.platform

    def queue() -> None:
        answer, at = platform.ids.new(), platform.clock.now()
        with transaction.atomic():
            services.queue_answer(
                answer_id=answer,
                carrier=carrier.pk,
                journey=platform.ids.new(),
                decision=None,
                status="1Z",
                body=platform.spool.seal("outgoing", answer, at.date(), b"X" * 900),
                at=at,
                delete_at=at,
                actor=ACTOR,
            )

    return queue


def test_answers_go_in_parts_and_wait_for_the_carrier_when_all_are_taken(
    typeb: TypeB, carrier: Carrier, refused: Callable[[], None]
) -> None:
    refused()
    typeb.settled()
    names = typeb.names("out")
    assert len(names) == 3
    assert all(len(one.text) <= 400 for one in typeb.out())
    joined = join(filter(None, (piece_of(one.text) for one in typeb.out())))
    assert (joined or "").replace("\n", "") == "X" * 900
    (typeb.box / "out" / names[0]).unlink()
    typeb.settled()
    assert typeb.names("out") == names[1:]
    for name in names[1:]:
        (typeb.box / "out" / name).unlink()
    typeb.restart()
    typeb.settled()
    assert typeb.names("out") == []
    (one,) = messages.answers_after(carrier.pk, 0)
    at = typeb.drop.platform.clock.now()
    assert unheard(at) != []
    services.acknowledge(one.id, carrier=carrier.pk, actor=ACTOR, at=at)
    typeb.settled()
    assert list((typeb.box / "out" / ".given").iterdir()) == []


@pytest.mark.parametrize("fails_at", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("restarts", [True, False])
def test_a_stop_between_two_parts_leaves_none_out(
    typeb: TypeB,
    refused: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    fails_at: int,
    *,
    restarts: bool,
) -> None:
    refused()
    written = 0

    def full(path: Path, content: bytes) -> None:
        nonlocal written
        written += 1
        if written == fails_at:
            raise OSError(ENOSPC, "No space left on device")
        write_whole(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(drop_folder, "write_whole", full)
        typeb.door.look(limit=400)
    fetched = [(typeb.box / "out" / name).read_bytes() for name in typeb.names("out")]
    for name in typeb.names("out"):
        (typeb.box / "out" / name).unlink()
    if restarts:
        typeb.restart()
    typeb.settled()
    parts = [*map(read, fetched), *typeb.out()]
    joined = join(filter(None, (piece_of(one.text) for one in parts if one)))
    assert (joined or "").replace("\n", "") == "X" * 900
    assert typeb.names("refused") == []


def test_one_bad_case_does_not_stop_the_others(
    typeb: TypeB, carrier: Carrier, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    typeb.lay("1", "IN THE WAY")
    typeb.lay("2", interchange(message()).decode(), origin=STRANGER)

    def failing(path: Path, *_: object) -> None:
        if path.name == "1":
            raise OSError(ENOSPC, "No space left on device")
        path.unlink()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typeb.door._box, "taken", failing)
        typeb.settled()
        typeb.settled()
    assert typeb.names("in") == ["1"]
    assert caplog.text.count("No space left on device; it is tried again") == 1
    typeb.settled()
    assert typeb.names("in") == []
    assert len(senders()) == 2


def test_every_answer_gets_its_turn(
    typeb: TypeB, carrier: Carrier, refused: Callable[[], None]
) -> None:
    for _ in range(102):
        refused()
    typeb.settled()
    assert len(typeb.names("out")) == 102 * 3


def test_a_suspended_carriers_answers_are_taken_back(
    typeb: TypeB, carrier: Carrier, refused: Callable[[], None]
) -> None:
    refused()
    typeb.settled()
    laid = typeb.names("out")
    Carrier.objects.update(state=CarrierState.SUSPENDED)
    typeb.settled()
    assert typeb.names("out") == []
    Carrier.objects.update(state=CarrierState.ACTIVE)
    typeb.settled()
    assert typeb.names("out") == laid
