"""Profiles of law in the console: what is followed, what a switch changes, two people."""

import json
from collections.abc import Callable

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from profile_fixtures import follow
from safepassage.apps.accounts.roles import Role
from safepassage.apps.oversight import choosing, following
from safepassage.apps.oversight.models import ProfileChoice
from safepassage.safeguards.profiles import shipped
from safepassage.safeguards.profiles.looser import looser
from safepassage.web import installed
from safepassage.web.console.profiles.wording import POINTS, point_in_words

pytestmark = pytest.mark.django_db
Seat = Callable[[Role], Client]
WHY = {"ground": "The Passenger Act of Utopia, since May."}


@pytest.fixture(autouse=True)
def world(demonstration, platform, bases, monkeypatch):
    monkeypatch.setattr(installed, "platform", lambda: platform)


def text(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split("<main")[1].split())


def sent(client: Client, name: str, *args: object, **fields: object) -> str:
    answer = client.post(reverse(name, args=args), fields, follow=True)
    return " ".join(answer.content.decode().split())


def proposed(client: Client, *codes: str, **fields: object) -> ProfileChoice:
    sent(client, "profile_propose", profiles=codes, **WHY, **fields)
    choice = following.waiting()
    assert choice is not None
    return choice


@pytest.mark.parametrize("role", Role)
def test_everybody_sees_what_is_followed(seat: Seat, role: Role) -> None:
    page = text(seat(role), "profiles")
    assert "the strict profile is followed" in page
    assert "To be confirmed" in page
    assert ("Propose a change" in page) == (role is Role.ADMINISTRATOR)


def test_one_proposes_and_another_confirms(seat: Seat) -> None:
    first, second = seat(Role.ADMINISTRATOR), seat(Role.SUPERVISOR)
    choice = proposed(first, "icao-annex-9")
    assert "you proposed it" in text(first, "profiles")
    assert "somebody else" in sent(first, "profile_confirm", choice.pk)
    assert [one.code for one in following.followed()] == ["strict"]
    assert "It is followed from now on" in sent(second, "profile_confirm", choice.pk)
    assert [one.code for one in following.followed()] == ["icao-annex-9"]


def test_the_second_person_sees_what_it_loosens_and_refuses(seat: Seat) -> None:
    proposed(seat(Role.ADMINISTRATOR), "third-state-eu-data", **{"day-third-state-eu-data": ""})
    page = text(seat(Role.SUPERVISOR), "profiles")
    assert "data without an objective link are kept longer" in page
    assert "API-BORDER-IN" in page
    assert "has no place in what is followed" in page


def test_a_proposal_is_dropped_and_everything_stays(seat: Seat) -> None:
    choice = proposed(seat(Role.ADMINISTRATOR), "icao-annex-9")
    assert "Everything stays as it is" in sent(seat(Role.SUPERVISOR), "profile_drop", choice.pk)
    assert following.waiting() is None
    assert "dropped" in text(seat(Role.REGULATOR), "profiles")


def test_a_law_without_a_day_is_given_one(seat: Seat) -> None:
    admin, day = seat(Role.ADMINISTRATOR), {"day-eu-api": "2028-06-01"}
    page = sent(admin, "profile_propose", profiles=["eu-pnr"], **WHY, **day)
    assert "Choose this profile too" in page
    choice = proposed(admin, "eu-pnr", "eu-api", **day)
    assert choice.profiles[1]["applies_from"] == "2028-06-01"


def test_a_proposal_says_why(seat: Seat) -> None:
    page = sent(seat(Role.ADMINISTRATOR), "profile_propose", profiles=["eu-pnr"], ground="no")
    assert 'role="alert"' in page
    assert following.waiting() is None


def test_a_basis_that_does_not_fit_is_shown_where_bases_are(seat: Seat, clock) -> None:
    assert "Do not fit" not in text(seat(Role.OFFICER), "bases")
    follow("eu-pnr", at=clock.now())
    page = text(seat(Role.OFFICER), "bases")
    assert "Do not fit the profiles of law" in page
    assert "API-BORDER-OUT" in text(seat(Role.OFFICER), "profiles")


def test_a_national_profile_is_imported_and_its_importer_does_not_confirm_it(seat: Seat) -> None:
    first, second = seat(Role.ADMINISTRATOR), seat(Role.ADMINISTRATOR)
    terms = msgspec.to_builtins(shipped()["eu-pnr"]) | {"code": "utopia", "based_on": "eu-pnr"}
    file = SimpleUploadedFile("utopia.json", json.dumps(terms).encode())
    assert "no effect until it is proposed" in sent(first, "profile_import", file=file)
    choice = proposed(second, "utopia")
    assert "somebody else confirms it" in sent(first, "profile_confirm", choice.pk)
    assert "It is followed" in sent(seat(Role.SUPERVISOR), "profile_confirm", choice.pk)


def test_a_faulty_file_is_refused_with_its_fault(seat: Seat) -> None:
    file = SimpleUploadedFile("utopia.json", b"{}")
    assert "not a profile" in sent(seat(Role.ADMINISTRATOR), "profile_import", file=file)


@pytest.mark.parametrize("code", sorted(shipped()))
def test_each_profile_has_its_page_with_what_is_kept_and_struck(seat: Seat, code: str) -> None:
    page = text(seat(Role.OFFICER), "profile", code, 1)
    assert "To be confirmed" in page
    assert "PNR record locator" in page
    assert "struck" in page


def test_what_does_not_exist_is_not_found(seat: Seat) -> None:
    client = seat(Role.OFFICER)
    assert client.get(reverse("profile", args=["strict", 2])).status_code == 404
    assert client.get(reverse("profile", args=["nowhere", 1])).status_code == 404


def test_every_point_that_can_be_looser_has_its_words() -> None:
    profiles = shipped().values()
    points = {point for new in profiles for old in profiles for point in looser(new, old)}
    assert points
    for point in points:
        assert point_in_words(point)
    assert {point.rpartition(".")[2] for point in points} <= POINTS.keys()


def test_choosing_newest_of_nothing_is_said() -> None:
    with pytest.raises(choosing.ProfileError):
        choosing.newest("nowhere")
