"""The chip's own proof, and what it offers to be read by (Doc 9303-11 clauses 4.2 and 6.1)."""

from collections.abc import Callable

from msgspec.structs import replace

from safepassage.simulation.passports.authority import Role
from safepassage.simulation.passports.defects.case import (
    After,
    Before,
    Case,
    not_trusted,
    read,
    trusted,
)
from safepassage.simulation.passports.defects.defect import Defect
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.keys import COMMONEST, Ecdsa, Signer
from safepassage.simulation.passports.lds import security_infos
from safepassage.simulation.passports.lds.chip import Chip, Manner
from safepassage.simulation.passports.passport import Check, Passport

ACTIVE, ACCESS = Check.ACTIVE, Check.ACCESS


def _copys_key(plan: Plan) -> Signer:
    """A key that the state never saw, of the same kind as the chip's."""
    algorithm = plan.chip.key.algorithm if plan.chip else COMMONEST
    return plan.home.key(Role.IMPOSTOR, algorithm, "copy")


def _cloned(passport: Passport, plan: Plan) -> Passport:
    return replace(passport, chip=Chip(_copys_key(plan)))


def _with_copys_key(passport: Passport, plan: Plan) -> Passport:
    """A copy that answers by its own key and shows that one."""
    key = _copys_key(plan)
    shown = read({15: security_infos.dg15(key)})(passport, plan)
    return replace(shown, chip=Chip(key))


def _without(*numbers: int) -> Before:
    return lambda plan: plan._replace(
        groups={number: raw for number, raw in plan.groups.items() if number not in numbers}
    )


def _without_proof(plan: Plan) -> Plan:
    return _without(14, 15)(plan)._replace(chip=None)


def _in_der(plan: Plan) -> Plan:
    key = plan.chip.key if plan.chip else plan.home.key(Role.CHIP, COMMONEST)
    return plan._replace(chip=Chip(key, Manner(form="der")))


def _without_options(plan: Plan) -> Plan:
    """A key of 384 bits that answers by SHA-256, and nothing on the chip that says so."""
    key = plan.home.key(Role.CHIP, Ecdsa(curve="P-384"))
    groups = {**plan.groups, 15: security_infos.dg15(key)}
    return _without(14)(plan._replace(groups=groups, chip=Chip(key)))


def _offering(access: Callable[[], bytes]) -> After:
    return lambda passport, _plan: replace(passport, card_access=access())


CASES = {
    Defect.CLONED_CHIP: Case(not_trusted("aa_failed", check=ACTIVE), after=_cloned),
    Defect.CHIP_KEY_REPLACED: Case(
        not_trusted("dg_hash_mismatch", "aa_not_bound_to_pa", check=ACTIVE), after=_with_copys_key
    ),
    Defect.CHIP_KEY_NOT_SIGNED: Case(
        not_trusted("dg_not_in_sod", "aa_not_bound_to_pa", check=ACTIVE),
        _without(15),
        _with_copys_key,
    ),
    Defect.NO_CHIP_PROOF: Case(trusted("chip_not_offered", check=ACTIVE), _without_proof),
    Defect.ANSWER_IN_DER: Case(trusted("chip_proved", check=ACTIVE), _in_der),
    Defect.ANSWER_WITHOUT_DG14: Case(trusted("chip_proved", check=ACTIVE), _without_options),
    Defect.ACCESS_PROTOCOL_REMOVED: Case(
        not_trusted("protocol_downgrade", check=ACCESS), after=_offering(security_infos.card_access)
    ),
    Defect.ACCESS_PROTOCOL_WEAKENED: Case(
        not_trusted("protocol_downgrade", check=ACCESS),
        after=_offering(
            lambda: security_infos.card_access(security_infos.pace(security_infos.PACE_GM_3DES))
        ),
    ),
}
