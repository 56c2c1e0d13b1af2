"""The way from the document signer to a root: unknown, false, or of somebody else."""

from dataclasses import replace as altered

from msgspec.structs import replace

from safepassage.simulation.passports.authority import Role
from safepassage.simulation.passports.defects.case import (
    Case,
    certified,
    not_trusted,
    undetermined,
)
from safepassage.simulation.passports.defects.defect import Defect
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.keys import COMMONEST, Ecdsa, PosingSigner
from safepassage.simulation.passports.passport import Passport
from safepassage.simulation.passports.pki.profiles import Issuer


def _without_country(passport: Passport, plan: Plan) -> Passport:
    return replace(passport, anchors=(plan.neighbour.root.raw,))


def _without_generation(passport: Passport, plan: Plan) -> Passport:
    return replace(passport, anchors=(plan.home.renamed_root.raw, plan.neighbour.root.raw))


def _by_impostor(plan: Plan) -> Plan:
    """A false root under the name and the key identifier of the true one signs the signer."""
    home = plan.home
    posing = PosingSigner(home.key(Role.IMPOSTOR), home.root.key.key_identifier)
    return certified(by=Issuer(home.name, posing))(plan)


def _by_forged_root(plan: Plan) -> Plan:
    """The store was fed a root with the true one's key as generator: its private key is 1."""
    forged = altered(plan.home, algorithm=Ecdsa(wrong_generator=True))
    return certified(algorithm=COMMONEST)(plan._replace(home=forged))


def _by_neighbour(plan: Plan) -> Plan:
    """Another state's signer, sound in itself, signs this state's data."""
    return plan._replace(home=plan.neighbour, neighbour=plan.home)


CASES = {
    Defect.UNKNOWN_COUNTRY: Case(undetermined("no_csca_for_country"), after=_without_country),
    Defect.UNKNOWN_GENERATION: Case(undetermined("csca_missing"), after=_without_generation),
    Defect.IMPOSTOR_ROOT: Case(not_trusted("dsc_signature_invalid"), _by_impostor),
    Defect.FORGED_ROOT_GENERATOR: Case(undetermined("unsupported_curve"), _by_forged_root),
    Defect.OTHER_STATES_SIGNER: Case(not_trusted("country_mismatch"), _by_neighbour),
    Defect.TYPE_NOT_PERMITTED: Case(not_trusted("doc_type_not_permitted"), certified(types=("V",))),
}
