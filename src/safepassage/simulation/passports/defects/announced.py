"""Mistakes that the state has announced in its deviation list (Doc 9303-12 clause 10)."""

from msgspec.structs import replace

from safepassage.simulation.passports.defects.case import Case, not_trusted, read, trusted
from safepassage.simulation.passports.defects.defect import Defect
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.lds import data_groups
from safepassage.simulation.passports.lists.deviation_list import (
    GROUP_DIGEST_WRONG,
    Announced,
    deviation_list,
)
from safepassage.simulation.passports.passport import Check, Passport
from safepassage.simulation.passports.pki.certificates import Certificate

DEVIATIONS = Check.DEVIATIONS


def _misprinted(passport: Passport, plan: Plan, signer: Certificate) -> Passport:
    """DG12 differs from what was signed; the state says that this signer's documents have that."""
    other = data_groups.dg12(plan.holder, "Another office")
    announced = Announced(GROUP_DIGEST_WRONG, data_group=12, signer=signer)
    listed = deviation_list(plan.home, announced)
    return replace(read({12: other})(passport, plan), deviation_lists=(listed,))


def _here(passport: Passport, plan: Plan) -> Passport:
    return _misprinted(passport, plan, passport.truth.signer)


def _elsewhere(passport: Passport, plan: Plan) -> Passport:
    other = replace(plan.signing, serial=plan.signing.serial + 1)
    return _misprinted(passport, plan, plan.home.document_signer(other))


CASES = {
    Defect.ANNOUNCED_DG12: Case(trusted("known_deviation", check=DEVIATIONS), after=_here),
    Defect.ANNOUNCED_ELSEWHERE: Case(
        not_trusted("dg_hash_mismatch", check=DEVIATIONS), after=_elsewhere
    ),
}
