"""Attachments by e-mail: who is proven to have sent them is processed, all others wait."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest

from one_traveller import interchange, message, work
from platform_fixtures import StandingClock
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.senders import set_senders
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.states import Hold
from safepassage.flows.doors.mail import MailDoor
from safepassage.flows.doors.unknown import NOBODY, let_go_as
from safepassage.flows.platform import Platform
from safepassage.flows.quarantine import discard, let_go
from safepassage.formats.mail import Limits
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = Actor.component(Component.COMMAND_LINE)
OFFICER = Actor.officer("officer-1")
HOST = "mx.border.example"
DESK = "desk@air.example"
PASSED = f"{HOST}; dkim=pass (good) header.d=air.example; spf=fail smtp.mailfrom=x@other.example"
BODY = interchange(message())


@pytest.fixture
def carrier(clock: StandingClock, bases: None) -> Carrier:
    made = add_carrier(code="XY", name="Example Air", actor=ACTOR, at=clock.now())
    set_senders(carrier=made, texts=[f"email:{DESK}"], actor=ACTOR, at=clock.now())
    return made


@pytest.fixture
def box(tmp_path: Path) -> Path:
    (tmp_path / "mail" / "new").mkdir(parents=True)
    return tmp_path / "mail"


@pytest.fixture
def door(platform: Platform, carrier: Carrier, box: Path) -> MailDoor:
    return MailDoor(platform, box, host=HOST, limits=Limits(count=3, size=5_000, depth=1))


def letter(*bodies: bytes, sender: str = DESK, results: str | None = PASSED) -> EmailMessage:
    made = EmailMessage()
    if results:
        made["Authentication-Results"] = results
    made["From"] = f"Somebody <{sender}>"
    made["Subject"] = "TESTOVAR ILMO"
    made.set_content("Dear border, here it is.")
    for body in bodies:
        made.add_attachment(
            body, maintype="application", subtype="edifact", filename="../../etc/TESTOVAR;.edi"
        )
    return made


def deliver(box: Path, made: EmailMessage | bytes, name: str = "1.eml") -> None:
    (box / "new" / name).write_bytes(made if isinstance(made, bytes) else bytes(made))


def held() -> list[tuple[UUID, str | None]]:
    return [(one.sender, one.held) for one in messages.stories()]


def test_a_proven_senders_attachments_are_messages_of_its_own(
    door: MailDoor, box: Path, carrier: Carrier, platform: Platform
) -> None:
    deliver(box, letter(BODY, interchange(message(number="XK2"))))
    assert door.look() == 1
    assert held() == [(carrier.pk, None)] * 2
    assert list((box / "new").iterdir()) == []
    (draft,) = (box / "outgoing").iterdir()
    text = draft.read_text()
    assert text.startswith(f"To: {DESK}\n")
    assert text.count("Received: ") == 2
    assert not any(word in text for word in ("TESTOVAR", "XK", "etc"))
    work(platform)
    assert messages.counts_by_state()["done"] == 2
    deliver(box, letter(BODY), "2.eml")
    door.look()
    assert len(messages.stories()) == 2


@pytest.mark.parametrize(
    "results",
    [
        None,
        "mx.other.example; dkim=pass header.d=air.example",
        f"{HOST}; dkim=fail header.d=air.example; spf=softfail smtp.mailfrom={DESK}",
        f"{HOST}; dkim=pass header.d=attacker.example",
        f"{HOST}; dkim=pass header.d=notair.example; spf=pass smtp.mailfrom=a@air.example.evil",
        f"{HOST}; dkim=none (dkim=pass header.d=air.example)",
    ],
)
def test_a_known_address_that_nobody_vouches_for_waits_and_gets_no_letter(
    door: MailDoor, box: Path, carrier: Carrier, results: str | None, platform: Platform
) -> None:
    deliver(box, letter(BODY, results=results))
    door.look()
    assert held() == [(carrier.pk, Hold.UNPROVEN)]
    assert list((box / "outgoing").iterdir()) == []
    (story,) = messages.stories()
    assert let_go(platform, message=story.id, actor=OFFICER)
    work(platform)
    assert messages.counts_by_state()["done"] == 1


def test_a_forged_result_below_the_servers_own_is_not_believed(
    door: MailDoor, box: Path, carrier: Carrier
) -> None:
    forged = bytes(letter(BODY, results=PASSED))
    deliver(box, f"Authentication-Results: {HOST}; dkim=none\r\n".encode() + forged)
    door.look()
    assert held() == [(carrier.pk, Hold.UNPROVEN)]


def test_an_unknown_address_waits_until_an_officer_says_whose_it_is(
    door: MailDoor, box: Path, carrier: Carrier, platform: Platform
) -> None:
    results = f"{HOST}; spf=pass smtp.mailfrom=x@pilot.example"
    deliver(box, letter(BODY, sender="x@pilot.example", results=results))
    door.look()
    assert held() == [(NOBODY, Hold.ADDRESS)]
    (story,) = messages.stories()
    assert not let_go(platform, message=story.id, actor=OFFICER)
    assert let_go_as(platform, message=story.id, carrier=carrier, actor=OFFICER)
    assert not let_go_as(platform, message=story.id, carrier=carrier, actor=OFFICER)
    work(platform)
    assert [(one.sender, one.state) for one in messages.stories()] == [(carrier.pk, "done")]


def test_what_is_not_taken_is_told_and_the_rest_is_taken(door: MailDoor, box: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.edi", BODY)
    deliver(box, letter(BODY, packed.getvalue(), b"x" * 5_001))
    door.look()
    assert len(messages.stories()) == 1
    (draft,) = (box / "outgoing").iterdir()
    text = draft.read_text()
    assert "(archive)" in text
    assert "(attachment_too_large)" in text


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (letter(), "nothing_attached"),
        (letter(*[b"%d" % one for one in range(4)]), "too_many_attachments"),
        (b"\x00\xff nothing like a letter", "nothing_attached"),
    ],
)
def test_a_letter_that_brings_nothing_is_kept_aside_with_its_reason(
    door: MailDoor, box: Path, made: EmailMessage | bytes, reason: str
) -> None:
    deliver(box, made)
    door.look()
    assert messages.stories() == []
    assert reason in (box / "refused" / "1.eml.json").read_text()
    assert (box / "refused" / "1.eml").exists()


def test_letters_within_letters_are_opened_so_deep_and_no_deeper(door: MailDoor, box: Path) -> None:
    for depth, name in ((1, "1.eml"), (2, "2.eml")):
        made = letter(interchange(message(number=f"XK{depth}")))
        for _ in range(depth):
            outer = letter()
            outer.add_attachment(made)
            made = outer
        deliver(box, made, name)
    door.look()
    assert len(messages.stories()) == 1
    assert "too_deeply_nested" in (box / "refused" / "2.eml.json").read_text()


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_every_encoding_is_undone(
    door: MailDoor, box: Path, encoding: str, carrier: Carrier
) -> None:
    made = letter()
    made.add_attachment(BODY.decode(), subtype="csv", cte=encoding, filename="a.csv")
    deliver(box, made)
    door.look()
    (story,) = messages.stories()
    assert (story.sender, story.held) == (carrier.pk, None)
    assert abs(story.size - len(BODY)) <= 2


def test_links_in_the_mailbox_are_not_followed(door: MailDoor, box: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(bytes(letter(BODY)))
    (box / "new" / "link").symlink_to(secret)
    door.look()
    assert messages.stories() == []
    assert secret.exists()


def test_a_folder_that_is_no_maildir_is_said(platform: Platform, tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="no Maildir"):
        MailDoor(platform, tmp_path, host=HOST, limits=Limits())


def test_letters_that_nobody_vouches_for_fill_no_disk(
    platform: Platform, carrier: Carrier, box: Path
) -> None:
    limits = Limits(count=3, size=5_000, depth=1)
    door = MailDoor(platform, box, host=HOST, limits=limits, most_held=len(BODY) + 10)
    deliver(box, letter(BODY, sender="one@other.example"))
    door.look()
    assert held() == [(NOBODY, Hold.ADDRESS)]
    beyond = interchange(message(number="XK2"))
    deliver(box, letter(beyond, results=None), "2.eml")
    door.look()
    assert len(held()) == 1
    assert sorted(one.name for one in (box / "refused").iterdir()) == ["2.eml", "2.eml.json"]
    assert "Too much waits" in (box / "refused" / "2.eml.json").read_text()
    deliver(box, letter(beyond), "3.eml")
    door.look()
    assert sorted(held(), key=str) == sorted([(NOBODY, Hold.ADDRESS), (carrier.pk, None)], key=str)
    (first,) = (one.id for one in messages.stories() if one.held)
    assert discard(platform, message=first, actor=OFFICER)
    deliver(box, letter(interchange(message(number="XK3")), results=None), "4.eml")
    door.look()
    assert (carrier.pk, Hold.UNPROVEN) in held()
