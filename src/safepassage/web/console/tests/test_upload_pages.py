"""A file uploaded for a carrier without a system: seen without names, mapped, let go."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from one_traveller import interchange, message, work
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier, TableMapping
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.states import Hold
from safepassage.flows.interactive import Interactive
from safepassage.flows.platform import Platform
from safepassage.flows.receive import receive
from safepassage.web import installed
from safepassage.web.console.tests.conftest import AT, BY

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = (
    b"Apellidos Q;Nombres Q;Nac Q;Pas Q;Pais Q\r\n"
    b"MUSTER;ERIKA;09/01/1984;X0000001;QMA\r\nMODEL;JO;02/11/1975;X0000004;QMA\r\n"
)
HEAD = (
    b"carrier;XY\r\nnumber;7\r\norigin;CDG\r\ndestination;PDL\r\ndeparts;2026-09-01T15:00\r\n\r\n"
)
LATER = HEAD + TABLE.replace(b"MUSTER;ERIKA", b"SPECIMEN;ANNA")
FIELDS = ("surname", "given_names", "born", "document_number", "nationality")


@pytest.fixture
def carrier(platform: Platform, bases: None, monkeypatch: pytest.MonkeyPatch) -> Carrier:
    monkeypatch.setattr(installed, "platform", lambda: platform)
    return add_carrier(code="XY", name="Example Air", actor=BY, at=AT)


@pytest.fixture
def admin(seat: Callable[[Role], Client]) -> Client:
    return seat(Role.ADMINISTRATOR)


def upload(client: Client, carrier: Carrier, body: bytes) -> str:
    file = SimpleUploadedFile("list.csv", body)
    data = {"carrier": str(carrier.pk), "file": file}
    answer = client.post(reverse("upload"), data)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def columns(client: Client, place: str, **more: str) -> str:
    data = {f"column_{nth}": field for nth, field in enumerate(FIELDS, 1)}
    data |= {"dates": "dmy", "name": "agent's list", **more}
    return client.post(f"{place}columns/", data, follow=True).content.decode()


def test_what_is_understood_is_seen_before_it_is_processed(
    admin: Client, carrier: Carrier, platform: Platform
) -> None:
    place = upload(admin, carrier, interchange(message(), message(place="2", number="XK2")))
    page = admin.get(place).content.decode()
    assert "2 travellers" in page
    assert "CDG → PDL" in page
    assert not any(word in page for word in ("TESTOVAR", "ILMO", "XK0098231", "1971"))
    work(platform)
    (story,) = messages.stories()
    assert (story.state, story.held) == ("received", Hold.UPLOAD)
    sent = admin.post(f"{place}confirm/", follow=True).content.decode()
    assert "shows what becomes of it" in sent
    work(platform)
    assert [one.state for one in messages.stories()] == ["done"]
    for event in (Event.MESSAGE_UPLOADED, Event.MESSAGE_VIEWED, Event.MESSAGE_RELEASED):
        (entry,) = ledger.page(event=event)
        assert entry.actor_kind == "officer"
        assert b"TESTOVAR" not in bytes(entry.details)


def test_a_discarded_upload_leaves_nothing(admin: Client, carrier: Carrier) -> None:
    place = upload(admin, carrier, interchange(message()))
    assert "destroyed" in admin.post(f"{place}discard/", follow=True).content.decode()
    (story,) = messages.stories()
    assert (story.state, story.refusal) == ("refused", "discarded")
    assert admin.post(f"{place}confirm/").status_code == 404


def test_unknown_columns_are_mapped_and_later_files_are_read_like_it(
    admin: Client, carrier: Carrier, platform: Platform
) -> None:
    place = upload(admin, carrier, TABLE)
    form = admin.get(f"{place}columns/").content.decode()
    assert "Apellidos Q" in form
    assert "MUSTER" not in form
    assert "Two columns are surname" in columns(admin, place, column_2="surname")
    page = columns(
        admin,
        place,
        headed="on",
        journey_carrier="XY",
        journey_number="7",
        journey_origin="CDG",
        journey_destination="PDL",
        journey_departs="2026-09-01T15:00",
    )
    assert "2 travellers" in page
    assert "CDG → PDL" in page
    kept = TableMapping.objects.get()
    assert kept.name == "agent's list"
    assert not any(word in str(kept.mapping) for word in ("MUSTER", "X0000001", "CDG", "2026"))
    (held, first) = messages.stories()
    assert (held.held, first.refusal) == (Hold.UPLOAD, "discarded")
    admin.post(reverse("upload_confirm", args=[held.id]))
    later = receive(platform, carrier=carrier.pk, body=LATER).id
    work(platform)
    stories = [messages.story(one) for one in (held.id, later)]
    assert [(one.state, one.travellers) for one in stories if one] == [("done", 2)] * 2
    door = Interactive(platform, seconds=20)
    asked = door.answer(carrier=carrier.pk, body=LATER.replace(b"SPECIMEN", b"SAMPLE")).id
    door.close()
    stories.append(messages.story(asked))
    assert stories[2]
    assert (stories[2].state, stories[2].travellers) == ("done", 2)
    codes = {one["code"] for story in stories if story for one in story.defects}
    assert "mapping_guessed" not in {one["code"] for one in (stories[1] or held).defects}
    assert "column_missing" not in codes


def test_names_that_nobody_called_headings_are_not_kept(admin: Client, carrier: Carrier) -> None:
    place = upload(admin, carrier, b"Muster;Erika;UTO;F\r\nModel;Jo;UTO;M\r\n")
    form = admin.get(f"{place}columns/").content.decode()
    assert "headings, nobody" in form
    columns(admin, place, column_3="nationality", column_4="sex", column_5="")
    kept = TableMapping.objects.get()
    assert not any(word in str(kept.mapping) for word in ("Muster", "Erika", "Model"))


def test_a_table_without_headings_keeps_positions_alone(admin: Client, carrier: Carrier) -> None:
    place = upload(admin, carrier, TABLE.partition(b"\r\n")[2])
    form = admin.get(f"{place}columns/").content.decode()
    assert "Column 1" in form
    assert "MUSTER" not in form
    columns(admin, place)
    assert "MUSTER" not in str(TableMapping.objects.get().mapping)


def test_only_who_uploaded_it_sees_or_sends_it(
    admin: Client, seat: Callable[[Role], Client], carrier: Carrier
) -> None:
    place = upload(admin, carrier, interchange(message()))
    supervisor = seat(Role.SUPERVISOR)
    for name in ("confirm", "discard"):
        assert supervisor.post(f"{place}{name}/").status_code == 404
    assert supervisor.get(f"{place}columns/").status_code == 404
    assert "travellers" not in supervisor.get(place).content.decode()
    assert messages.stories()[0].held == Hold.UPLOAD


def test_a_known_file_leads_to_what_became_of_it(
    admin: Client, carrier: Carrier, platform: Platform
) -> None:
    first = receive(platform, carrier=carrier.pk, body=interchange(message())).id
    place = upload(admin, carrier, interchange(message()))
    assert str(first) in place
    assert "received already" in admin.get(place, follow=True).content.decode()


def test_nothing_and_too_much_are_explained(admin: Client, carrier: Carrier, settings) -> None:
    settings.SAFEPASSAGE_MESSAGE_LIMIT = 10
    file = SimpleUploadedFile("list.csv", b"x" * 11)
    answer = admin.post(reverse("upload"), {"carrier": str(carrier.pk), "file": file})
    assert "larger than this authority takes" in answer.content.decode()
    assert "Choose the file" in admin.post(reverse("upload"), {"carrier": ""}).content.decode()


def test_garbage_is_said_to_be_set_aside(admin: Client, carrier: Carrier) -> None:
    page = admin.get(upload(admin, carrier, b"nonsense")).content.decode()
    assert "would be set aside" in page
