"""How a state makes a passport out of a plan, and what a border then holds to judge it by."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from safepassage.records import Verdict
from safepassage.simulation.chance import generator
from safepassage.simulation.passports.authority import DAY, Authority, Role, Signing
from safepassage.simulation.passports.card_security import card_security
from safepassage.simulation.passports.keys import COMMONEST, Algorithm, Ecdsa, Signer
from safepassage.simulation.passports.lds import biometrics, data_groups, mrz, security_infos
from safepassage.simulation.passports.lds.chip import Chip, Manner
from safepassage.simulation.passports.lds.face import portrait
from safepassage.simulation.passports.passport import Expected, Passport, Truth
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.passports.security_object import SodForm, security_object
from safepassage.simulation.people import Person, TravelDocument, draw_person, issue
from safepassage.simulation.states import BY_CODE

SIGNED_AGO = 300 * DAY
LIFE = timedelta(days=3652)

Kind = Literal["P", "I"]


class Order(NamedTuple):
    """What is asked for: type, algorithms of signer and chip (None: no active authentication).

    ``number`` tells holders apart; ``new_face`` encodes the face by ISO/IEC 39794-5.
    """

    kind: Kind = "P"
    number: int = 0
    signer: Algorithm | None = None
    chip: Algorithm | None = COMMONEST
    manner: Manner = Manner()
    form: SodForm = SodForm()
    new_face: bool = False


class Plan(NamedTuple):
    """All that goes into one passport; a defect changes some of it before anything is signed."""

    home: Authority
    neighbour: Authority
    holder: Person
    signing: Signing
    form: SodForm
    groups: Mapping[int, bytes]
    signed_at: datetime
    card_access: bytes
    chip: Chip | None


def plan(home: Authority, neighbour: Authority, order: Order) -> Plan:
    """Plan a sound passport (or identity card) of a state."""
    signed_at = home.at - SIGNED_AGO
    holder = invented_holder(home, order, signed_at.date())
    key = None if order.chip is None else home.key(Role.CHIP, order.chip, str(order.number))
    return Plan(
        home=home,
        neighbour=neighbour,
        holder=holder,
        signing=Signing(algorithm=order.signer, types=(order.kind,)),
        form=order.form,
        groups=signed_groups(holder, order, key),
        signed_at=signed_at,
        card_access=security_infos.card_access(security_infos.pace()),
        chip=None if key is None else Chip(key, order.manner),
    )


def invented_holder(home: Authority, order: Order, issued: date) -> Person:
    """Somebody who does not exist, with a document issued on this day for ten years."""
    rng = generator(home.seed, home.code, "holder", order.number)
    state = BY_CODE[home.code]
    person = draw_person(rng, issued, state=state)
    drawn = issue(rng, order.kind, home.code, state.number, issued)
    document = TravelDocument(
        type=order.kind,
        number=drawn.number,
        issuer=home.code,
        issued=issued,
        expires=issued + LIFE,
    )
    return replace(person, documents=(document,))


def signed_groups(holder: Person, order: Order, key: Signer | None) -> dict[int, bytes]:
    """The data groups that the state signs, by number."""
    lines = mrz.td3(holder) if order.kind == "P" else mrz.td1(holder)
    face = biometrics.dg2_39794 if order.new_face else biometrics.dg2
    groups = {
        1: data_groups.dg1(lines),
        2: face(portrait(f"{holder.document.issuer}{holder.document.number}")),
        11: data_groups.dg11(holder),
        12: data_groups.dg12(holder, f"Ministry of {holder.document.issuer}"),
        14: security_infos.dg14(*_infos(key)),
    }
    if key is not None:
        groups[15] = security_infos.dg15(key)
    return groups


def _infos(key: Signer | None) -> list[bytes]:
    infos = [security_infos.pace()]
    if key is not None and isinstance(key.algorithm, Ecdsa):
        infos.append(security_infos.active_authentication(key.digest))
    return infos


def make(plan: Plan) -> Passport:
    """Sign and hand out; the border holds the state's root and its newest revocation list."""
    signer = plan.home.document_signer(plan.signing)
    return Passport(
        sod=security_object(plan.groups, signer, plan.signed_at, plan.form),
        data_groups=dict(plan.groups),
        com=data_groups.com(plan.groups),
        card_access=plan.card_access,
        card_security=card_security(signer, plan.signed_at, security_infos.pace()),
        chip=plan.chip,
        anchors=(plan.home.root.raw, plan.neighbour.root.raw),
        signers=(),
        crls=(plan.home.revocations(), plan.neighbour.revocations()),
        deviation_lists=(),
        at=plan.home.at,
        expected=Expected(verdict=Verdict.TRUSTED),
        truth=Truth(
            holder=plan.holder, signer=signer, root=_root_of(plan), signed_at=plan.signed_at
        ),
    )


def _root_of(plan: Plan) -> Certificate:
    """The root whose key signs the signer; the one in use, where an impostor's key does."""
    by = plan.signing.by
    generations = plan.home.roots if by else ()
    return next((each for each in generations if by and each.key is by.key), plan.home.root)
