"""Which profiles are followed is two people's word, and every legal basis must fit them."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from safepassage.apps.accounts.models import Installation, InstallationKind
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.oversight import choosing, following, selectors, services
from safepassage.apps.oversight.following import Chosen
from safepassage.apps.oversight.models import ProfileChoice
from safepassage.apps.oversight.reading import BasisError
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.profiles import shipped
from safepassage.safeguards.profiles.reading import ProfileError

pytestmark = pytest.mark.django_db

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
ROUTER = date(2028, 6, 1)
MACHINE = Actor.component(Component.COMMAND_LINE)
FIRST, SECOND = (Actor.officer(str(uuid4())) for _ in range(2))
WHY = "Our agreement with the Union applies."
PNR = {
    "code": "PNR",
    "title": "Reservations",
    "law": "Passenger Act of Utopia",
    "article": "Section 3",
    "purpose": "pnr_assessment",
    "kind": "pnr",
    "valid_from": "2026-01-01",
    "mask_after_hours": 4380,
    "delete_after_hours": 43824,
    "field_profile": "pnr",
}
BORDER = PNR | {
    "code": "API",
    "purpose": "border_check",
    "kind": "api_border",
    "direction": "inbound",
    "mask_after_hours": 48,
    "delete_after_hours": 48,
    "field_profile": "api",
}


def put(*bases: dict[str, Any]) -> None:
    services.import_bases(json.dumps(bases).encode(), actor=MACHINE, at=AT)


def national(**changes: object) -> bytes:
    terms: dict[str, Any] = msgspec.to_builtins(shipped()["eu-pnr"])
    return json.dumps(terms | {"code": "utopia", "applies_from": "2026-01-01"} | changes).encode()


def proposed(*codes: str, by: Actor = FIRST, day: date | None = None) -> ProfileChoice:
    chosen = [choosing.newest(code) for code in codes]
    if day:
        chosen = [msgspec.structs.replace(one, applies_from=day) for one in chosen]
    return choosing.propose(chosen, ground=WHY, actor=by, at=AT)


def follow(*codes: str, day: date | None = None) -> ProfileChoice:
    choice = proposed(*codes, day=day)
    choosing.confirm(choice, actor=SECOND, at=AT)
    return choice


def codes_in_force() -> list[str]:
    return [one.code for one in selectors.bases_in_force(AT)]


def events() -> list[str]:
    return [entry.event for entry in ledger.page()]


def test_nobody_having_chosen_the_strict_profile_is_followed() -> None:
    assert following.profile_in_force(AT).code == "strict"


def test_a_choice_takes_effect_only_when_a_second_person_confirms_it() -> None:
    choice = proposed("icao-annex-9")
    assert following.profile_in_force(AT).code == "strict"
    with pytest.raises(ProfileError, match="somebody else"):
        choosing.confirm(choice, actor=FIRST, at=AT)
    with pytest.raises(ProfileError, match="somebody else"):
        choosing.confirm(choice, actor=MACHINE, at=AT)
    choosing.confirm(choice, actor=SECOND, at=AT)
    assert following.profile_in_force(AT).code == "icao-annex-9"


def test_a_machines_word_waits_in_production_and_holds_in_a_demonstration() -> None:
    proposed("icao-annex-9", by=MACHINE)
    assert following.profile_in_force(AT).code == "icao-annex-9"
    Installation.objects.create(kind=InstallationKind.PRODUCTION, title="Utopia", created_at=AT)
    proposed("eu-pnr", by=MACHINE)
    assert following.profile_in_force(AT).code == "icao-annex-9"


def test_who_brought_a_national_profile_does_not_confirm_it() -> None:
    choosing.import_profile(national(), actor=SECOND, at=AT)
    choice = proposed("utopia")
    with pytest.raises(ProfileError, match="brought"):
        choosing.confirm(choice, actor=SECOND, at=AT)
    choosing.confirm(choice, actor=Actor.officer(str(uuid4())), at=AT)
    assert following.profile_in_force(AT).code == "utopia"


def test_a_national_profile_is_superseded_and_never_changed() -> None:
    choosing.import_profile(national(), actor=FIRST, at=AT)
    follow("utopia")
    for wrong in (1, 3):
        with pytest.raises(ProfileError, match="next version of utopia is 2"):
            choosing.import_profile(national(version=wrong), actor=FIRST, at=AT)
    choosing.import_profile(national(version=2, title="Other"), actor=FIRST, at=AT)
    assert [row.version for row in following.national_versions()] == [2, 1]
    assert following.profile_in_force(AT).version == 1
    assert choosing.newest("utopia").version == 2


def test_one_choice_waits_at_a_time_and_can_be_dropped() -> None:
    choice = proposed("icao-annex-9")
    with pytest.raises(ProfileError, match="waits for a second person already"):
        proposed("eu-pnr")
    choosing.drop(choice, actor=SECOND, at=AT)
    with pytest.raises(ProfileError, match="does not wait"):
        choosing.confirm(choice, actor=SECOND, at=AT)
    assert following.profile_in_force(AT).code == "strict"
    follow("eu-pnr")


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ([], "at least one"),
        ([Chosen(code="strict", version=1)] * 2, "chosen once"),
        ([Chosen(code="strict", version=2)], "no profile strict v2"),
        ([Chosen(code="strict", version=1, applies_from=ROUTER)], "not yours to set"),
    ],
)
def test_a_choice_of_what_does_not_exist_is_refused(
    chosen: Sequence[Chosen], sentence: str
) -> None:
    with pytest.raises(ProfileError, match=sentence):
        choosing.propose(chosen, ground=WHY, actor=FIRST, at=AT)


def test_a_choice_has_a_ground() -> None:
    with pytest.raises(ProfileError, match="Say why"):
        choosing.propose([choosing.newest("eu-pnr")], ground="because", actor=FIRST, at=AT)


def test_a_switch_is_in_the_ledger_and_what_it_loosens_apart() -> None:
    follow("third-state-eu-data", day=date(2026, 1, 1))
    (told,) = [one for one in ledger.page() if one.event == Event.PROFILE_LOOSENED]
    assert "deletes_without_link_at" in bytes(told.details).decode()
    assert events()[:1] == [Event.PROFILE_LOOSENED]
    assert Event.PROFILE_FOLLOWED in events()


def test_a_switch_that_loosens_nothing_is_told_as_a_switch_alone() -> None:
    choosing.import_profile(_strict_as_national(), actor=MACHINE, at=AT)
    follow("utopia")
    assert events()[0] == Event.PROFILE_FOLLOWED
    assert Event.PROFILE_LOOSENED not in events()


def _strict_as_national() -> bytes:
    terms: dict[str, Any] = msgspec.to_builtins(shipped()["strict"])
    return json.dumps(terms | {"code": "utopia", "applies_from": "2026-01-01"}).encode()


def test_the_default_refuses_bases_that_keep_longer_than_it_allows() -> None:
    with pytest.raises(BasisError, match=r"PNR: .*4380 hours"):
        put(PNR | {"mask_after_hours": 4381})
    with pytest.raises(BasisError, match=r"API: .*96 hours"):
        put(BORDER | {"delete_after_hours": 97})
    assert selectors.versions() == []


def test_a_basis_that_no_longer_fits_admits_nothing_and_says_why() -> None:
    follow("icao-annex-9")
    put(PNR | {"mask_after_hours": 8784}, BORDER)
    assert codes_in_force() == ["API", "PNR"]
    before = selectors.stamp()
    follow("eu-pnr")
    assert selectors.stamp() != before
    assert codes_in_force() == []
    told = {basis.code: " ".join(why) for basis, why in selectors.refused_bases(AT)}
    assert "masked after 4380 hours" in told["PNR"]
    assert "api_border has no place" in told["API"]


def test_a_basis_fits_again_when_what_is_followed_allows_it_again() -> None:
    put(PNR, BORDER)
    follow("eu-pnr")
    assert codes_in_force() == ["PNR"]
    follow("strict")
    assert codes_in_force() == ["API", "PNR"]


def test_the_unions_api_begins_on_the_day_that_was_set() -> None:
    follow("eu-api")
    with pytest.raises(BasisError, match="not applicable yet"):
        put(BORDER)
    follow("eu-api", day=ROUTER)
    with pytest.raises(BasisError, match="applies from 2028-06-01"):
        put(BORDER)
    put(BORDER | {"valid_from": "2028-06-01"})
    assert codes_in_force() == ["API"]
    assert following.profile_in_force(AT).code == "strict"
    later = datetime(2028, 6, 2, tzinfo=UTC)
    assert following.profile_in_force(later).code == "eu-api"


def test_what_a_profile_does_not_name_is_struck_though_the_whitelist_keeps_it() -> None:
    put(PNR)
    (basis,) = selectors.bases_in_force(AT)
    assert basis.strikes == {"birth_place"}
    follow("icao-annex-9")
    (basis,) = selectors.bases_in_force(AT)
    assert basis.strikes == frozenset()


def test_a_choice_that_names_an_officer_keeps_their_id_alone() -> None:
    choice = follow("eu-pnr")
    choice.refresh_from_db()
    assert choice.author == UUID(FIRST.id)
    assert choice.confirmed_by == UUID(SECOND.id)
