"""Drop folders: whole files once, each in turn; nothing lost, nothing twice, nobody led away."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path

import pytest
from django.db import OperationalError, transaction

from dropping import LIMIT, Dropped
from one_traveller import interchange, message, work
from platform_fixtures import StandingClock
from safepassage.adapters import drop_folder
from safepassage.apps.carriers.models import Carrier, CarrierState
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages import services
from safepassage.apps.messages.telephone import unheard
from safepassage.flows.platform import Platform
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = Actor.component(Component.COMMAND_LINE)


@pytest.fixture
def carrier(clock: StandingClock) -> Carrier:
    add_carrier(code="ZZ", name="Other Air", actor=ACTOR, at=clock.now())
    return add_carrier(code="XY", name="Example Air", actor=ACTOR, at=clock.now())


@pytest.fixture
def dropped(platform: Platform, carrier: Carrier, bases: None, tmp_path: Path) -> Dropped:
    root = tmp_path / "drop"
    for code in ("XY", "ZZ"):
        (root / code).mkdir(parents=True)
    made = Dropped(platform, root)
    made.drop.look()
    yield made
    made.interactive.close()


def test_a_file_is_taken_once_it_stood_still(dropped: Dropped) -> None:
    path = dropped.lay("a.edi", interchange(message()))
    assert dropped.drop.look() == 0
    dropped.steady.seconds += 4
    path.write_bytes(interchange(message(), message(place="2")))
    os.utime(path, ns=(1, 1))
    dropped.drop.look()
    dropped.steady.seconds += 4
    assert dropped.drop.look() == 0
    dropped.steady.seconds += 2
    assert dropped.drop.look() == 1
    assert dropped.names("in") == []
    (receipt,) = dropped.names("taken")
    told = json.loads((dropped.root / "XY" / "taken" / receipt).read_text())
    assert (told["file"], told["new"]) == ("a.edi", True)
    assert "TESTOVAR" not in (dropped.root / "XY" / "taken" / receipt).read_text()
    assert messages.depth() == 1


def test_what_is_being_written_waits(dropped: Dropped) -> None:
    for name in (".a.edi", "a.part", "B.TMP", "c.filepart"):
        dropped.lay(name, interchange(message()))
    assert dropped.settled() == 0
    with (dropped.root / "XY" / "in" / "open.edi").open("wb") as file:
        file.write(interchange(message())[:40])
        file.flush()
        assert dropped.settled() == 0
        file.write(interchange(message())[40:])
    dropped.root.joinpath("XY/in/a.part").rename(dropped.root / "XY/in/renamed.edi")
    assert dropped.settled() == 2
    assert messages.depth() == 1


def test_links_folders_and_pipes_are_refused_with_a_reason(
    dropped: Dropped, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(interchange(message()))
    box = dropped.root / "XY" / "in"
    (box / "link").symlink_to(secret)
    (box / "folder").mkdir()
    os.mkfifo(box / "pipe")
    assert dropped.settled() == 3
    assert [dropped.reason(name) for name in ("link", "folder", "pipe")] == ["not_a_file"] * 3
    assert messages.depth() == 0
    assert secret.exists()


def test_a_carrier_folder_that_is_a_link_is_not_served(dropped: Dropped, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    (dropped.root / "ZZ").rename(other)
    (dropped.root / "ZZ").symlink_to(other)
    (other / "in" / "a.edi").write_bytes(interchange(message()))
    assert dropped.settled() == 0
    inner = dropped.root / "XY" / "out"
    (inner / ".given").rmdir()
    inner.rmdir()
    inner.symlink_to(tmp_path)
    dropped.lay("b.edi", interchange(message()))
    assert dropped.settled() == 0


def test_a_root_that_everybody_may_write_is_refused(dropped: Dropped) -> None:
    dropped.root.chmod(0o777)
    with pytest.raises(PermissionError, match="chmod o-w"):
        dropped.again()


def test_huge_and_empty_files_are_refused(dropped: Dropped) -> None:
    dropped.lay("huge", b"x" * (LIMIT + 1))
    dropped.lay("none", b" \n")
    assert dropped.settled() == 2
    assert (dropped.reason("huge"), dropped.reason("none")) == ("too_large", "empty")
    assert "huge" in dropped.names("refused")


def test_names_clash_and_are_nasty_and_nothing_is_overwritten(dropped: Dropped) -> None:
    for text in ("a", "b"):
        dropped.lay("none", b"\n" if text == "a" else b" ")
        dropped.settled()
    assert dropped.names("refused") == ["none", "none.json", "none~2", "none~2.json"]
    box = os.fsencode(dropped.root / "XY" / "in")
    for name in (b"\xff\xfe;rm -rf", b"n" * 250):
        with open(os.path.join(box, name), "wb") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(interchange(message(number=f"XK{len(name)}")))
    assert dropped.settled() == 2
    assert messages.depth() == 2


def test_a_full_disk_loses_nothing(dropped: Dropped, monkeypatch: pytest.MonkeyPatch) -> None:
    dropped.lay("a.edi", interchange(message()))
    dropped.drop.look()
    dropped.steady.seconds += 6

    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(drop_folder, "write_whole", full)
        assert dropped.drop.look() == 0
    assert dropped.names("in") == ["a.edi"]
    assert dropped.drop.look() == 1
    assert messages.depth() == 1
    dropped.lay("b.edi", interchange(message(number="XK7")))

    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(services, "put", locked)
        with pytest.raises(OperationalError):
            dropped.settled()
    assert dropped.names("in") == ["b.edi"]
    assert dropped.drop.look() == 1


def test_a_stop_in_the_middle_takes_nothing_twice(
    dropped: Dropped, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped.lay("a.edi", interchange(message()))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(drop_folder.DropFolder, "taken", killed)
        dropped.settled()
    assert dropped.names("in") == ["a.edi"]
    dropped.again()
    assert dropped.settled() == 1
    (receipt,) = dropped.names("taken")
    assert json.loads((dropped.root / "XY" / "taken" / receipt).read_text())["new"] is False
    assert len(messages.stories()) == 1


def test_the_order_of_writing_is_kept(dropped: Dropped, carrier: Carrier) -> None:
    for place, name in enumerate("cab", 1):
        path = dropped.lay(name, interchange(message(number=f"XK{place}")))
        os.utime(path, ns=(place, place))
    assert dropped.settled() == 3
    taken = [
        json.loads((dropped.root / "XY" / "taken" / f"{name}.json").read_text())["id"]
        for name in "cab"
    ]
    stories = sorted(messages.stories(sender=carrier.pk), key=lambda one: one.sequence)
    assert [str(one.id) for one in stories] == taken


def test_one_carriers_trouble_is_not_anothers(
    dropped: Dropped, caplog: pytest.LogCaptureFixture
) -> None:
    dropped.lay("a.edi", interchange(message()))
    dropped.lay("b.edi", interchange(message(number="XK7")), carrier="ZZ")
    box = dropped.root / "XY" / "taken"
    box.rmdir()
    box.write_bytes(b"in the way")
    assert dropped.settled() == 1
    assert dropped.names("in") == ["a.edi"]
    assert dropped.names("in", "ZZ") == []
    assert caplog.text.count("the folder of carrier") == 1
    assert "a.edi" not in caplog.text


def test_a_question_is_answered_under_its_name(dropped: Dropped) -> None:
    dropped.lay("414d51.edi", interchange(message()), folder="ask")
    dropped.lay("bad.edi", b"nonsense", folder="ask")
    assert dropped.settled() == 2
    answer = (dropped.root / "XY" / "out" / "414d51.edi.answer").read_bytes()
    assert [one.status for one in read(answer).messages[0].answers] == ["0Z"]
    assert dropped.names("taken") == ["414d51.edi.json"]
    assert dropped.reason("bad.edi") == "not_understood"


def test_a_stop_before_the_answer_is_answered_after_it(
    dropped: Dropped, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped.lay("q.edi", interchange(message()), folder="ask")

    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(drop_folder, "write_whole", full)
        dropped.settled()
    assert (dropped.names("ask"), dropped.names("out")) == (["q.edi"], [])
    dropped.again()
    assert dropped.settled() == 1
    assert dropped.names("out") == ["q.edi.answer"]
    assert len(messages.stories()) == 1


@pytest.fixture
def waiting(dropped: Dropped, carrier: Carrier, platform: Platform) -> Callable[[], None]:
    """Lets an unsolicited answer wait for the carrier."""

    def queue() -> None:
        answer_id, at = platform.ids.new(), platform.clock.now()
        with transaction.atomic():
            services.queue_answer(
                answer_id=answer_id,
                carrier=carrier.pk,
                journey=platform.ids.new(),
                decision=None,
                status="1Z",
                body=platform.spool.seal("outgoing", answer_id, at.date(), b"UNB'"),
                at=at,
                delete_at=at,
                actor=ACTOR,
            )

    return queue


def test_answers_stay_until_they_are_acknowledged(
    dropped: Dropped, waiting: Callable[[], None], carrier: Carrier
) -> None:
    waiting()
    waiting()
    dropped.drop.look()
    first, second = dropped.names("out")
    assert (dropped.root / "XY" / "out" / first).read_bytes() == b"UNB'"
    dropped.again().look()
    assert dropped.names("out") == [first, second]
    (one, other) = messages.answers_after(carrier.pk, 0)
    services.acknowledge(one.id, carrier=carrier.pk, actor=ACTOR, at=dropped.platform.clock.now())
    dropped.drop.look()
    assert dropped.names("out") == [second]
    assert other.id != one.id


def test_what_a_gateway_took_is_not_laid_out_again_and_not_yet_heard(
    dropped: Dropped, waiting: Callable[[], None], carrier: Carrier
) -> None:
    waiting()
    dropped.drop.look()
    (name,) = dropped.names("out")
    (dropped.root / "XY" / "out" / name).unlink()
    for _ in range(2):
        dropped.again().look()
        assert dropped.names("out") == []
    at = dropped.platform.clock.now()
    (one,) = unheard(at)
    services.acknowledge(one.id, carrier=carrier.pk, actor=ACTOR, at=at)
    dropped.drop.look()
    assert unheard(at) == []
    assert list((dropped.root / "XY" / "out" / ".given").iterdir()) == []


def test_every_answer_gets_its_turn(dropped: Dropped, waiting: Callable[[], None]) -> None:
    for _ in range(102):
        waiting()
    dropped.drop.look()
    assert len(dropped.names("out")) == 102


def test_old_receipts_go_and_waiting_answers_stay(
    dropped: Dropped, waiting: Callable[[], None], clock: StandingClock
) -> None:
    waiting()
    dropped.lay("none", b" ")
    dropped.lay("a.edi", interchange(message()))
    dropped.settled()
    clock.at = clock.at.replace(year=2040)
    assert dropped.drop.sweep() == 3
    assert (dropped.names("refused"), dropped.names("taken")) == ([], [])
    assert len(dropped.names("out")) == 1


def test_no_folder_is_left_out_of_the_sweep_whoevers_it_is(
    dropped: Dropped, clock: StandingClock
) -> None:
    """The carrier suspended, another unknown, the Type B provider's; and after a restart."""
    Carrier.objects.filter(code="ZZ").update(state=CarrierState.SUSPENDED)
    for name in ("ZZ", "typeb", "OLD"):
        for folder in ("in", "refused", "out", "taken"):
            (dropped.root / name / folder).mkdir(parents=True, exist_ok=True)
        for folder in ("refused", "out"):
            (dropped.root / name / folder / "whole").write_bytes(b"MUSTER")
        for unfinished in ("a.part", "b.filepart", ".c"):
            (dropped.root / name / "in" / unfinished).write_bytes(b"MUSTER")
        (dropped.root / name / "refused" / "folder").mkdir()
        (dropped.root / name / "refused" / "folder" / "inside").write_bytes(b"MUSTER")
        (dropped.root / name / "in" / "waits").write_bytes(b"MUSTER")
    assert dropped.again().sweep() == 0
    clock.at = clock.at.replace(year=2040)
    assert dropped.again().sweep() == 3 * 6
    left = [path.name for path in dropped.root.rglob("*") if path.is_file()]
    assert left == ["waits"] * 3


def test_a_sweep_follows_no_link(dropped: Dropped, clock: StandingClock, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / ".given").mkdir(parents=True)
    for folder in ("elsewhere", "elsewhere/.given"):
        (tmp_path / folder / "whole").write_bytes(b"theirs")
    (dropped.root / "ZZ" / "refused").rmdir()
    (dropped.root / "ZZ" / "refused").symlink_to(tmp_path / "elsewhere")
    (dropped.root / "OLD").mkdir()
    (dropped.root / "OLD" / "out").symlink_to(tmp_path / "elsewhere")
    (dropped.root / "LINK").symlink_to(tmp_path / "elsewhere")
    clock.at = clock.at.replace(year=2040)
    dropped.drop.look()
    assert dropped.drop.sweep() == 0
    assert len(list((tmp_path / "elsewhere").rglob("whole"))) == 2


def test_a_suspended_carriers_answers_are_taken_back_also_after_a_restart(
    dropped: Dropped, waiting: Callable[[], None]
) -> None:
    waiting()
    dropped.drop.look()
    (name,) = dropped.names("out")
    Carrier.objects.filter(code="XY").update(state=CarrierState.SUSPENDED)
    dropped.again().look()
    assert dropped.names("out") == []
    Carrier.objects.filter(code="XY").update(state=CarrierState.ACTIVE)
    dropped.drop.look()
    assert dropped.names("out") == [name]


def test_what_was_dropped_is_processed(dropped: Dropped) -> None:
    dropped.lay("a.edi", interchange(message()))
    dropped.settled()
    work(dropped.platform)
    assert messages.counts_by_state()["done"] == 1
