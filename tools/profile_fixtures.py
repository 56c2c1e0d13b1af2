"""A national profile of the invented state, for tests of laws that the strict one refuses."""

from datetime import date, datetime

import msgspec

from safepassage.apps.oversight import choosing, following
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.profiles import Profile, shipped

MACHINE = Actor.component(Component.COMMAND_LINE)
WIDEST = {"mask_hours": 17_568, "delete_hours": 43_824}
"""What ICAO Annex 9 allows at most."""
PASSED_ON = {"mask_hours": 96, "delete_hours": 96}


def national_profile(**changes: object) -> bytes:
    """The widest profile that a state could write, unless ``changes`` say otherwise."""
    terms = msgspec.to_builtins(shipped()["strict"])
    kinds = [
        one | (PASSED_ON if one["kind"] == "api_customs" else WIDEST) for one in terms["kinds"]
    ]
    version = 1 + sum(row.code == "utopia" for row in following.national_versions())
    terms |= {"code": "utopia", "version": version, "applies_from": "2020-01-01", "kinds": kinds}
    return msgspec.json.encode(terms | changes)


def follow_national_law(at: datetime, **changes: object) -> None:
    """Import that profile and follow it at once, as a demonstration may."""
    follow_profile(national_profile(**changes), at)


def follow_health_law(at: datetime) -> None:
    """Follow a national law that names public health for a year, if none is followed yet."""
    if following.profile_in_force(at).public_health_until:
        return
    profile = msgspec.json.decode(national_profile(), type=Profile)
    (copy,) = [one for one in profile.kinds if one.kind == "api_customs"]
    health = msgspec.to_builtins(copy) | {"kind": "api_health", "purposes": ["public_health"]}
    follow_national_law(
        at,
        kinds=[*profile.kinds, health],
        uses=[*profile.uses, "public_health"],
        public_health_until=date(at.year + 1, 12, 31),
    )


def follow_profile(data: bytes, at: datetime) -> None:
    """Import a national profile and follow it at once, as a demonstration may."""
    row = choosing.import_profile(data, actor=MACHINE, at=at)
    follow(row.code, at=at)


def follow(*codes: str, at: datetime) -> None:
    """Follow the newest versions of these profiles at once, as a demonstration may."""
    chosen = [choosing.newest(code) for code in codes]
    choosing.propose(chosen, ground="The law of Utopia says so.", actor=MACHINE, at=at)
