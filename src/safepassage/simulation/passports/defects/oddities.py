"""What states do otherwise than Doc 9303 says, without any data being false."""

from dataclasses import replace as altered

from msgspec.structs import replace

from safepassage.simulation.passports.authority import DAY, Role
from safepassage.simulation.passports.defects.case import (
    Before,
    Case,
    certified,
    listed,
    trusted,
    undetermined,
    written,
)
from safepassage.simulation.passports.defects.defect import Defect
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.keys import Ecdsa, PosingSigner, Rsa
from safepassage.simulation.passports.passport import Passport
from safepassage.simulation.passports.pki import names
from safepassage.simulation.passports.pki.profiles import Issuer, Quirk, Request, root
from safepassage.simulation.passports.security_object import DATA, FORMER_TYPES


def _rooted(quirks: Quirk) -> Before:
    return lambda plan: plan._replace(home=altered(plan.home, quirks=quirks))


def _in_small_letters(plan: Plan) -> Plan:
    return plan._replace(home=altered(plan.home, small_letters=True))


def _bare(plan: Plan) -> Plan:
    return certified(quirks=Quirk.NO_EXTENSIONS)(_rooted(Quirk.NO_EXTENSIONS)(plan))


def _beside(passport: Passport, _plan: Plan) -> Passport:
    return replace(passport, signers=(passport.truth.signer.raw,))


def _as_plain_data(plan: Plan) -> Plan:
    return written(version=1)(listed(content_type=DATA)(plan))


def _three_digests(plan: Plan) -> Plan:
    """SHA-256 in the signer's certificate, SHA-384 over the attributes, SHA-512 of the groups."""
    return certified(algorithm=Ecdsa(curve="P-384", digest="sha384"))(listed(digest="sha512")(plan))


def _by_next_root(plan: Plan) -> Plan:
    return certified(by=Issuer(plan.home.name, plan.home.next_root.key))(plan)


def _by_respelled_root(plan: Plan) -> Plan:
    """The signer writes its issuer in another kind of string, and leaves out the key's name."""
    by = Issuer(names.respelled(plan.home.name), plan.home.root.key)
    return certified(by=by, quirks=Quirk.NO_AUTHORITY_KEY)(plan)


def _by_renamed_root(plan: Plan) -> Plan:
    return certified(by=Issuer(plan.home.new_name, plan.home.renamed_root.key))(plan)


def _only_link(passport: Passport, plan: Plan) -> Passport:
    held = plan.home.revocations(by=Issuer(plan.home.name, plan.home.next_root.key))
    return replace(passport, anchors=(plan.home.link.raw,), crls=(held,))


def _all_generations(passport: Passport, plan: Plan) -> Passport:
    return replace(passport, anchors=tuple(each.raw for each in plan.home.roots))


def _with_namesake(passport: Passport, plan: Plan) -> Passport:
    """Another root whose key bears the same identifier is held, and is tried first."""
    home, known = plan.home, passport.truth.root
    key = PosingSigner(home.key(Role.NEXT_ROOT), known.key.key_identifier)
    request = Request(home.office, home.name, key, known.serial + 50, home.signer_term())
    return replace(passport, anchors=(root(request).raw, known.raw))


def _with_reissue(passport: Passport, plan: Plan) -> Passport:
    """The root was made anew with the same number and key, and is held twice."""
    home = plan.home
    term = home.signer_term()._replace(first=home.at - 2 * 365 * DAY)
    request = Request(home.office, home.name, home.root.key, home.root.serial, term)
    return replace(passport, anchors=(root(request).raw, home.root.raw))


CASES = {
    Defect.NONE: Case(trusted()),
    Defect.WRONG_SIGNER_IDENTIFIER: Case(
        trusted("signer_identifier_mismatch"), written(identifier="wrong")
    ),
    Defect.ISSUER_REORDERED: Case(trusted(), written(identifier="reordered")),
    Defect.ISSUER_RESPELLED: Case(trusted(), written(identifier="respelled")),
    Defect.SIGNERS_ISSUER_RESPELLED: Case(trusted(), _by_respelled_root),
    Defect.SIGNER_NAMED_BY_KEY: Case(trusted(), written(identifier="key")),
    Defect.SIGNER_HELD_BESIDE: Case(
        trusted("signer_not_in_sod"), written(embeds_signer=False), _beside
    ),
    Defect.SIGNER_NOWHERE: Case(undetermined("signer_missing"), written(embeds_signer=False)),
    Defect.INDEFINITE_LENGTHS: Case(trusted("encoding_not_der"), written(indefinite=True)),
    Defect.NO_SIGNING_TIME: Case(trusted("no_signing_time"), written(signing_time=False)),
    Defect.ATTRIBUTES_UNSORTED: Case(trusted(), written(attributes_sorted=False)),
    Defect.ATTRIBUTES_SIGNED_AS_SENT: Case(
        trusted(), written(attributes_sorted=False, signed_as_sent=True)
    ),
    Defect.FORMER_CONTENT_TYPE: Case(
        trusted("content_type_former"), listed(content_type=FORMER_TYPES[0])
    ),
    Defect.PLAIN_DATA: Case(trusted("content_type_former"), _as_plain_data),
    Defect.THREE_DIGESTS: Case(trusted(), _three_digests),
    Defect.DIGEST_APART: Case(trusted(), written(digest="sha512")),
    Defect.BARE_ALGORITHM: Case(trusted(), certified(algorithm=Rsa(bare=True))),
    Defect.NO_AUTHORITY_KEY: Case(trusted(), certified(quirks=Quirk.NO_AUTHORITY_KEY)),
    Defect.SMALL_COUNTRY: Case(trusted(), _in_small_letters),
    Defect.NEGATIVE_SERIAL: Case(trusted(), certified(quirks=Quirk.NEGATIVE_SERIAL)),
    Defect.ZERO_SERIAL: Case(trusted(), certified(quirks=Quirk.ZERO_SERIAL)),
    Defect.ROOT_NOT_MARKED: Case(trusted(), _rooted(Quirk.NOT_MARKED_CA)),
    Defect.ROOT_MARKED_LOOSELY: Case(trusted(), _rooted(Quirk.MARKED_CA_LOOSELY)),
    Defect.ROOT_PATH_LENGTH_1: Case(trusted(), _rooted(Quirk.PATH_LENGTH_1)),
    Defect.NO_EXTENSIONS: Case(trusted(), _bare),
    Defect.ONLY_LINK_HELD: Case(trusted(), _by_next_root, _only_link),
    Defect.GENERATIONS_OF_ONE_NAME: Case(trusted(), _by_next_root, _all_generations),
    Defect.RENAMED_AUTHORITY: Case(trusted(), _by_renamed_root, _all_generations),
    Defect.SAME_KEY_IDENTIFIER_TWICE: Case(trusted(), after=_with_namesake),
    Defect.REISSUED_ROOT: Case(trusted(), after=_with_reissue),
}
