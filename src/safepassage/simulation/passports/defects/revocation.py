"""Revocation lists: what they revoke, and those that cannot be relied on."""

from collections.abc import Callable

from msgspec.structs import replace

from safepassage.simulation.passports.authority import DAY, Role
from safepassage.simulation.passports.defects.case import (
    After,
    Case,
    not_trusted,
    trusted,
    undetermined,
)
from safepassage.simulation.passports.defects.defect import Defect
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.passport import Passport
from safepassage.simulation.passports.pki.profiles import Issuer
from safepassage.simulation.passports.pki.revocation import RevocationReason, Revoked

OLD = 200 * DAY


def _held(make: Callable[[Passport, Plan], bytes]) -> After:
    """Have this list be held besides the neighbour's."""
    return lambda passport, plan: replace(
        passport, crls=(make(passport, plan), plan.neighbour.revocations())
    )


def _revoked(passport: Passport) -> Revoked:
    since = passport.at - 250 * DAY
    return Revoked(passport.truth.signer.serial, since, RevocationReason.KEY_COMPROMISE)


def _by_another_key(_passport: Passport, plan: Plan) -> bytes:
    return plan.home.revocations(by=Issuer(plan.home.name, plan.home.key(Role.IMPOSTOR)))


def _of_next_root(passport: Passport, plan: Plan) -> Passport:
    """After a change of key, the one list of the authority is signed by the new key."""
    home = plan.home
    held = home.revocations(by=Issuer(home.name, home.next_root.key))
    return replace(
        passport,
        anchors=(home.root.raw, home.next_root.raw, home.link.raw),
        crls=(held,),
    )


CASES = {
    Defect.REVOKED_SIGNER: Case(
        not_trusted("dsc_revoked"),
        after=_held(lambda passport, plan: plan.home.revocations(_revoked(passport))),
    ),
    Defect.REVOKED_BY_STALE_LIST: Case(
        not_trusted("dsc_revoked"),
        after=_held(lambda passport, plan: plan.home.revocations(_revoked(passport), age=OLD)),
    ),
    Defect.STALE_REVOCATION_LIST: Case(
        trusted("crl_stale"), after=_held(lambda _passport, plan: plan.home.revocations(age=OLD))
    ),
    Defect.REVOCATION_LIST_BY_ANOTHER_KEY: Case(
        undetermined("crl_bad_signature"), after=_held(_by_another_key)
    ),
    Defect.NO_REVOCATION_LIST: Case(
        trusted("crl_missing"), after=lambda passport, _plan: replace(passport, crls=())
    ),
    Defect.REVOCATION_LIST_OF_NEXT_ROOT: Case(trusted(), after=_of_next_root),
}
