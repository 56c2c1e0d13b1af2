"""Oversight sees and reviews unusual reading; whoever runs the machine does not."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client

from safepassage.adapters.keys import HomeKeys
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.granted import PERMISSIONS
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import Role
from safepassage.apps.watching import names
from safepassage.apps.watching.alerts import Raised, raise_alert
from safepassage.apps.watching.models import Alert
from safepassage.safeguards.reading import Unusual
from safepassage.web import installed
from safepassage.web.console.watching import noticing

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 1, 10, tzinfo=UTC)
WORDS = "She prepared a report for the prosecutor."
Seat = Callable[[Role], Client]


@pytest.fixture(autouse=True)
def own_platform(platform, monkeypatch):
    monkeypatch.setattr(installed, "platform", lambda: platform)
    return platform


@pytest.fixture
def alert(officer_of: Callable[[Role], Officer]) -> UUID:
    officer = officer_of(Role.OFFICER).pk
    numbers = {"count": 47, "usual": 20}
    with transaction.atomic():
        raise_alert(
            Raised(kind=Unusual.MANY_FILES, officer=officer, mark="x", at=AT, numbers=numbers)
        )
    return Alert.objects.get().pk


def test_oversight_alone_may_see_alerts() -> None:
    may = {role for role in Role if Permission.WATCHING_ALERT_READ in PERMISSIONS[role]}
    assert may == {Role.DATA_PROTECTION_OFFICER, Role.REGULATOR}


@pytest.mark.parametrize("role", [Role.DATA_PROTECTION_OFFICER, Role.REGULATOR])
def test_an_alert_is_a_sentence_with_its_numbers(seat: Seat, alert: UUID, role: Role) -> None:
    for address in ("/watching/", f"/watching/{alert}/"):
        text = seat(role).get(address).content.decode()
        assert "47 files opened within an hour; up to 20 are usual here." in text


def test_the_data_protection_officer_reviews_in_words_kept_sealed(seat: Seat, alert: UUID) -> None:
    client = seat(Role.DATA_PROTECTION_OFFICER)
    client.post(f"/watching/{alert}/", {"verdict": "false_alarm", "words": WORDS})
    row = Alert.objects.get()
    assert (row.verdict, WORDS.encode() in bytes(row.words)) == ("false_alarm", False)
    assert WORDS in client.get(f"/watching/{alert}/").content.decode()
    assert "False alarms" in client.get("/watching/").content.decode()
    again = client.post(f"/watching/{alert}/", {"verdict": "misuse", "words": WORDS})
    assert (again.status_code, Alert.objects.get().verdict) == (200, "false_alarm")


def test_the_regulator_reads_and_does_not_review(seat: Seat, alert: UUID) -> None:
    client = seat(Role.REGULATOR)
    client.post(f"/watching/{alert}/", {"verdict": "misuse", "words": WORDS})
    assert Alert.objects.get().verdict == ""


def test_a_review_without_words_is_asked_for_them(seat: Seat, alert: UUID) -> None:
    client = seat(Role.DATA_PROTECTION_OFFICER)
    answer = client.post(f"/watching/{alert}/", {"verdict": "misuse", "words": ""})
    assert "This needs your attention" in answer.content.decode()
    assert Alert.objects.get().verdict == ""


def test_an_administrator_notes_names_and_cannot_read_them_back(
    seat: Seat, officer_of: Callable[[Role], Officer]
) -> None:
    officer, client = officer_of(Role.OFFICER), seat(Role.ADMINISTRATOR)
    assert officer.code in client.get("/officer-names/").content.decode()
    told = {"officer": str(officer.pk), "surname": "Ferreira", "born": "1980-02-03"}
    assert client.post("/officer-names/", told).status_code == 302
    assert names.noted() == {officer.pk}
    assert b"Ferreira" not in client.get("/officer-names/").content
    assert client.get("/watching/").status_code == 403


def test_looking_for_ones_own_name_alerts(
    seat: Seat, officer_of: Callable[[Role], Officer], platform
) -> None:
    client = seat(Role.OFFICER)
    me = accounts.officer_by_id(UUID(client.session["_auth_user_id"]))
    admin = seat(Role.ADMINISTRATOR)
    admin.post("/officer-names/", {"officer": str(me.pk), "surname": "Ferreira"})
    asked = {"surname": "ferreira", "born": "1950-01-01", "ground": "at_the_desk"}
    client.post("/travellers/search/", asked)
    assert [(one.kind, one.officer) for one in Alert.objects.all()] == [("own_name", me.pk)]
    assert noticing.FEW > 0
    assert officer_of(Role.OFFICER).pk != me.pk


def test_witnesses_and_what_they_are_told_are_shown(seat: Seat, platform, settings, tmp_path):
    settings.SAFEPASSAGE_HOME = tmp_path / "home"
    assert isinstance(platform.keys, HomeKeys)
    text = seat(Role.REGULATOR).get("/witnesses/").content.decode()
    assert "protection.deletion" in text
    assert "No witness is named" in text


def test_what_is_not_there_is_not_found(seat: Seat) -> None:
    assert seat(Role.REGULATOR).get(f"/watching/{uuid4()}/").status_code == 404
