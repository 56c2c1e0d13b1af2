"""Each rule has an object that breaks it on purpose, and the sound ones break none of them."""

from datetime import timedelta

import pytest

from safepassage.documents.lint.anatomy import parts
from safepassage.documents.lint.registry import every_rule
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.rules import profile
from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.authority import Role as Keys
from safepassage.simulation.passports.issuing import Order
from safepassage.simulation.passports.keys import Ecdsa, Rsa
from safepassage.simulation.passports.keys.identifiers import of_ecdsa
from safepassage.simulation.passports.pki import extensions as made
from safepassage.simulation.passports.pki import names
from safepassage.simulation.passports.security_object import SodForm
from safepassage.simulation.passports.signed_data import Form
from safepassage.simulation.passports.world import World

DAY = timedelta(days=1)
PRIVATE = "1.3.6.1.4.1.99999.1"
SHA1 = "1.3.14.3.2.26"
BER = SodForm(cms=Form(indefinite=True))
PADDED = asn1.sequence(asn1.encode(0x02, b"\0\x03"), asn1.octets(bytes(32)))
"""A digest whose number has an octet too many."""


def digest_named(oid="2.16.840.1.101.3.4.2.1", *, null=False):
    return asn1.sequence(asn1.oid(oid), asn1.null() if null else b"")


def name(*given):
    return names.written(tuple(names.Part(*each) for each in given))


def teletex(text):
    return asn1.sequence(
        asn1.set_of([asn1.sequence(asn1.oid("2.5.4.6"), asn1.printable("UT"))]),
        asn1.set_of([asn1.sequence(asn1.oid("2.5.4.3"), asn1.encode(0x14, text))]),
    )


def alternative(*given, mail=b"csca@ut.example"):
    place = asn1.explicit(4, name(*given)) if given else b""
    contact = asn1.implicit(1, mail) if mail else b""
    return made.extension(made.SUBJECT_ALTERNATIVE_NAME, asn1.sequence(contact, place))


def point(*given):
    value = asn1.sequence(asn1.sequence(*given))
    return made.extension(made.CRL_DISTRIBUTION_POINTS, value)


def full_name(address):
    return asn1.explicit(0, asn1.explicit(0, asn1.implicit(6, address)))


def types(version, *listed):
    return made.extension(
        made.DOCUMENT_TYPES, asn1.sequence(asn1.integer(version), asn1.set_of(listed))
    )


def kind(oid, value=None, *, critical=False):
    return made.extension(oid, value or asn1.null(), critical=critical)


def turned(extension):
    """The same extension with its criticality turned round."""
    oid, *_, value = parts.elements(extension, 0x30)
    is_critical = asn1.true() in parts.elements(extension, 0x30)
    return asn1.sequence(oid, b"" if is_critical else asn1.true(), value)


def usage_bits(unused, octet):
    return made.extension(made.KEY_USAGE, asn1.encode(0x03, bytes((unused, octet))), critical=True)


def period(*times):
    return made.extension(made.PRIVATE_KEY_USAGE_PERIOD, asn1.sequence(*times))


def compressed(info):
    """A key on a curve of 256 bits whose point is written in short."""
    algorithm, bits = parts.elements(info, 0x30)
    x, y = bits[-64:-32], bits[-32:]
    return asn1.sequence(algorithm, asn1.bits(bytes((2 + (y[-1] & 1),)) + x))


def without_null(info):
    _, bits = parts.elements(info, 0x30)
    return asn1.sequence(asn1.sequence(asn1.oid("1.2.840.113549.1.1.1")), bits)


def rsa_of(bits):
    numbers = asn1.sequence(asn1.integer((1 << bits) - 1), asn1.integer(65537))
    algorithm = asn1.sequence(asn1.oid("1.2.840.113549.1.1.1"), asn1.null())
    return asn1.sequence(algorithm, asn1.bits(numbers))


CERTIFICATES = {
    "unreadable": lambda b: b.certificate(subject=asn1.sequence(asn1.set_of([asn1.null()]))),
    "version": lambda b: b.certificate(version=None),
    "serial_negative": lambda b: b.certificate(serial=b"\x9c"),
    "serial_zero": lambda b: b.certificate(serial=b"\0"),
    "serial_long": lambda b: b.certificate(serial=b"\x01" * 21),
    "serial_padded": lambda b: b.certificate(serial=b"\0\x01"),
    "validity_reversed": lambda b: b.certificate(times=b.times(b.at, b.at)),
    "unique_identifier": lambda b: b.certificate(more=asn1.implicit(1, b"\0\x01")),
    "extensions_missing": lambda b: b.certificate("seal", without=("aki", "eku")),
    "extension_twice": lambda b: b.certificate(again=made.document_types("P")),
    "default_written": lambda b: b.certificate(
        types=asn1.sequence(asn1.oid(PRIVATE), asn1.encode(0x01, b"\0"), asn1.octets(asn1.null()))
    ),
    "time_kind": lambda b: b.certificate(
        times=(asn1.generalized(b.at), asn1.instant(b.at.replace(year=2037)))
    ),
    "time_form": lambda b: b.certificate(
        times=(asn1.encode(0x17, b"2511231200Z"), asn1.instant(b.at.replace(year=2037)))
    ),
    "country_missing": lambda b: b.certificate(subject=name(("2.5.4.3", "Signer"))),
    "country_form": lambda b: b.certificate(
        subject=name(("2.5.4.6", "UTO"), ("2.5.4.3", "Signer"))
    ),
    "country_lower_case": lambda b: b.certificate(
        subject=name(("2.5.4.6", "ut"), ("2.5.4.3", "Signer"))
    ),
    "country_string": lambda b: b.certificate(
        subject=name(("2.5.4.6", "UT", "utf8"), ("2.5.4.3", "Signer"))
    ),
    "common_name_missing": lambda b: b.certificate(subject=name(("2.5.4.6", "UT"))),
    "name_string": lambda b: b.certificate(subject=teletex(b"Signer")),
    "countries_differ": lambda b: b.certificate(
        subject=name(("2.5.4.6", "QM"), ("2.5.4.3", "Signer"))
    ),
    "signature_algorithm": lambda b: b.certificate(
        inner=asn1.sequence(asn1.oid(PRIVATE)), outer=asn1.sequence(asn1.oid(PRIVATE))
    ),
    "algorithms_differ": lambda b: b.certificate(inner=of_ecdsa(Ecdsa(digest="sha384"))),
    "digest_not_permitted": lambda b: b.certificate(by=b.key(Ecdsa(digest="sha1"))),
    "ecdsa_parameters": lambda b: b.certificate(by=b.key(Ecdsa(null=True))),
    "rsa_parameters": lambda b: b.certificate(
        inner=asn1.sequence(asn1.oid("1.2.840.113549.1.1.11")),
        outer=asn1.sequence(asn1.oid("1.2.840.113549.1.1.11")),
    ),
    "rsa_not_pss": lambda b: b.certificate(by=b.key(Rsa())),
    "pss_mask": lambda b: b.certificate(by=b.key(Rsa(pss=True, mask="sha384"))),
    "plain_signature": lambda b: b.certificate(
        inner=asn1.sequence(asn1.oid("0.4.0.127.0.7.1.1.4.1.3")),
        outer=asn1.sequence(asn1.oid("0.4.0.127.0.7.1.1.4.1.3")),
    ),
    "not_der": lambda b: b.certificate(
        "root",
        ca=made.extension(
            made.BASIC_CONSTRAINTS,
            asn1.sequence(asn1.encode(0x01, b"\x01"), asn1.integer(0)),
            critical=True,
        ),
    ),
    "unknown_critical": lambda b: b.certificate(other=kind(PRIVATE, critical=True)),
    "not_for_seals": lambda b: b.certificate("seal", usage=made.key_usage(0)),
    "authority_key_absent": lambda b: b.certificate("root", without=("aki",)),
    "authority_key_empty": lambda b: b.certificate(
        aki=kind(made.AUTHORITY_KEY_IDENTIFIER, asn1.sequence())
    ),
    "authority_key_other": lambda b: b.certificate(aki=made.authority_key(b"12345678")),
    "subject_key_empty": lambda b: b.certificate("root", ski=made.subject_key(b"")),
    "key_usage_lacks": lambda b: b.certificate("root", usage=made.key_usage(5)),
    "key_usage_more": lambda b: b.certificate(usage=made.key_usage(0, 1)),
    "key_usage_padded": lambda b: b.certificate(usage=usage_bits(0, 0x80)),
    "not_marked_ca": lambda b: b.certificate(
        "root", ca=kind(made.BASIC_CONSTRAINTS, asn1.sequence(), critical=True)
    ),
    "path_length": lambda b: b.certificate("root", ca=made.authority(1)),
    "purpose_more": lambda b: b.certificate(
        "master",
        eku=kind(
            made.EXTENDED_KEY_USAGE,
            asn1.sequence(asn1.oid(made.MASTER_LIST_SIGNER), asn1.oid("2.5.29.37.0")),
            critical=True,
        ),
    ),
    "usage_period_empty": lambda b: b.certificate(period=period()),
    "usage_period_form": lambda b: b.certificate(period=period(asn1.implicit(0, b"202601010000Z"))),
    "state_code_missing": lambda b: b.certificate(san=alternative()),
    "state_code_form": lambda b: b.certificate(san=alternative(("2.5.4.7", "Utopia"))),
    "state_code_other": lambda b: b.certificate(san=alternative(("2.5.4.7", "QMA"))),
    "state_code_attributes": lambda b: b.certificate(
        san=alternative(("2.5.4.7", "UTO"), ("2.5.4.10", "Office"))
    ),
    "contact_missing": lambda b: b.certificate(san=alternative(("2.5.4.7", "UTO"), mail=b"")),
    "alternative_names_differ": lambda b: b.certificate(
        "root", san=alternative(("2.5.4.7", "UTO"), mail=b"other@ut.example")
    ),
    "revocation_address_empty": lambda b: b.certificate(points=point()),
    "revocation_address_form": lambda b: b.certificate(points=point(full_name(b"http://"))),
    "revocation_address_partitioned": lambda b: b.certificate(
        points=point(full_name(b"https://ut.example/a.crl"), asn1.implicit(1, b"\x01\x40"))
    ),
    "document_types_empty": lambda b: b.certificate(types=types(0)),
    "document_types_form": lambda b: b.certificate(types=types(0, asn1.printable("p"))),
    "name_change_missing": lambda b: b.certificate("link", subject=b.name("New CSCA")),
    "name_change_vain": lambda b: b.certificate("link", change=made.name_change()),
    "key_unusable": lambda b: b.certificate(
        info=asn1.sequence(asn1.sequence(asn1.oid(PRIVATE)), asn1.bits(b"12"))
    ),
    "curve_unknown": lambda b: b.certificate(
        key=b.key(Ecdsa(wrong_generator=True)),
    ),
    "curve_substituted": lambda b: b.certificate(
        key=b.key(Ecdsa(curve="P-256", declared="brainpoolP256r1"))
    ),
    "curve_named": lambda b: b.certificate(key=b.key(Ecdsa(explicit=False))),
    "vds_nc_curve_named": lambda b: b.certificate("vds_nc", key=b.key(Ecdsa(explicit=False))),
    "cofactor_missing": lambda b: b.certificate(key=b.key(Ecdsa(cofactor=False))),
    "point_compressed": lambda b: b.certificate(info=compressed(b.key().info)),
    "rsa_key_parameters": lambda b: b.certificate(info=without_null(b.key(Rsa()).info)),
    "key_weak": lambda b: b.certificate(info=rsa_of(1024)),
    "key_short": lambda b: b.certificate("root", key=b.key(Rsa()), by=b.key(Rsa())),
    "seal_key_kind": lambda b: b.certificate("seal", key=b.key(Rsa())),
    "seal_signer_name": lambda b: b.certificate(
        "seal", subject=name(("2.5.4.6", "UT"), ("2.5.4.3", "Seals"))
    ),
    "seal_signer_name_more": lambda b: b.certificate("seal", subject=b.name("5B")),
    "authority_key_long": lambda b: b.certificate(
        "root", signs=(b.at.replace(year=2023, month=12), b.at.replace(year=2030))
    ),
    "authority_validity_short": lambda b: b.certificate(
        "root", times=b.times(b.at.replace(year=2023), b.at.replace(year=2037))
    ),
    "signer_key_long": lambda b: b.certificate(
        signs=(b.at.replace(year=2025, month=12), b.at.replace(month=8))
    ),
    "signer_validity_short": lambda b: b.certificate(
        times=b.times(b.at.replace(year=2025), b.at.replace(year=2030))
    ),
    "usage_period_outside": lambda b: b.certificate(
        signs=(b.at.replace(year=2025, month=1), b.at.replace(year=2025, month=3))
    ),
    "expired": lambda b: b.certificate(
        times=b.times(b.at.replace(year=2015), b.at.replace(year=2020))
    ),
    "not_yet_valid": lambda b: b.certificate(
        times=b.times(b.at.replace(year=2027), b.at.replace(year=2037))
    ),
    "issuer_did_not_sign": lambda b: b.certificate(
        by=b.authority.key(Keys.IMPOSTOR), aki=made.authority_key(b.root_key.key_identifier)
    ),
    "issuer_not_at_hand": lambda b: b.certificate(by=b.authority.key(Keys.NEXT_ROOT)),
    "root_names_differ": lambda b: b.certificate("root", subject=b.name("Other")),
    "issuer_name_other": lambda b: b.certificate(issuer=b.name("CSCA other")),
    "issuer_name_spelled": lambda b: b.certificate(
        issuer=names.written(names.respelled(b.authority.name))
    ),
    "issued_after_usage": lambda b: b.certificate(
        times=b.times(b.at.replace(year=2029), b.at.replace(year=2039))
    ),
    "outlives_issuer": lambda b: b.certificate(
        times=b.times(b.at.replace(year=2025), b.at.replace(year=2045))
    ),
    "serial_reused": lambda b: b.certificate(serial=b"\x01"),
}

REVOCATIONS = {
    "crl_version": lambda b: b.crl(version=None),
    "next_update_missing": lambda b: b.crl(due=b""),
    "crl_life_long": lambda b: b.crl(due=asn1.instant(b.at + 61 * DAY)),
    "crl_life_short": lambda b: b.crl(issued=asn1.instant(b.at), due=asn1.instant(b.at + DAY)),
    "crl_out_of_date": lambda b: b.crl(due=asn1.instant(b.at - DAY)),
    "crl_empty_list": lambda b: b.crl(entries=()),
    "crl_serial_twice": lambda b: b.crl(entries=(b.entry(), b.entry())),
    "crl_unsorted": lambda b: b.crl(entries=(b.entry(9), b.entry(8))),
    "crl_revoked_later": lambda b: b.crl(entries=(b.entry(9, 1),)),
    "crl_entry_extension": lambda b: b.crl(entries=(b.entry(9, 40, made.crl_reason(1)),)),
    "crl_critical": lambda b: b.crl(number=turned(made.crl_number(7))),
    "crl_forbidden": lambda b: b.crl(delta=kind("2.5.29.27", asn1.integer(1))),
    "crl_authority_key_missing": lambda b: b.crl(without=("aki",)),
    "crl_authority_key_other": lambda b: b.crl(aki=made.authority_key(b"12345678")),
    "crl_number_missing": lambda b: b.crl(without=("number",)),
    "crl_number_form": lambda b: b.crl(number=made.crl_number(-1)),
    "country_lower_case": lambda b: b.crl(issuer=name(("2.5.4.6", "ut"), ("2.5.4.3", "CSCA"))),
    "time_kind": lambda b: b.crl(issued=asn1.generalized(b.at - DAY)),
    "issuer_did_not_sign": lambda b: b.crl(by=b.authority.key(Keys.IMPOSTOR)),
    "issuer_not_at_hand": lambda b: b.crl(
        by=b.authority.key(Keys.IMPOSTOR), aki=made.authority_key(b"12345678")
    ),
    "unreadable": lambda b: b.crl()[:-1],
    "algorithms_differ": lambda b: b.crl(outer=of_ecdsa(Ecdsa(digest="sha384"))),
}

SECURITY_OBJECTS = {
    "signed_version": lambda b: b.security_object(version=1),
    "signed_not_der": lambda b: (
        World(1).passport(order=Order(form=SodForm(cms=Form(indefinite=True)))).sod
    ),
    "digest_parameters": lambda b: b.security_object(digest=digest_named(null=True)),
    "revocations_inside": lambda b: b.security_object(crls=b.crl()),
    "several_signers": lambda b: b.security_object(copies=2),
    "signer_version": lambda b: b.security_object(info_version=3),
    "signer_named_by": lambda b: b.security_object(by_key=True),
    "digest_not_listed": lambda b: b.security_object(
        digests=(digest_named("2.16.840.1.101.3.4.2.3"),)
    ),
    "attributes_missing": lambda b: b.security_object(attributes=False),
    "attributes_unordered": lambda b: b.security_object(in_order=False),
    "unsigned_attributes": lambda b: b.security_object(unsigned=asn1.null()),
    "signing_time_missing": lambda b: b.security_object(at=None),
    "content_type_other": lambda b: b.security_object(content_type="1.2.840.113549.1.7.1"),
    "content_type_not_signed": lambda b: b.security_object(attribute_type="1.2.840.113549.1.7.1"),
    "digest_wrong": lambda b: b.security_object(attribute_digest=bytes(32)),
    "signature_wrong": lambda b: b.security_object(signature=b.key(label="other").sign(b"")),
    "signature_unchecked": lambda b: b.security_object(algorithm=b.key(Rsa()).identifier),
    "signer_missing": lambda b: b.security_object(beside=()),
    "signed_outside_validity": lambda b: b.security_object(at=b.at.replace(year=2020)),
    "signed_outside_usage": lambda b: b.security_object(at=b.at),
    "lds_version": lambda b: b.security_object(lds_version=2),
    "lds_former": lambda b: b.security_object(lds_version=0, info=b""),
    "lds_info_missing": lambda b: b.security_object(info=b""),
    "lds_info_vain": lambda b: b.security_object(lds_version=0),
    "lds_info_form": lambda b: b.security_object(info=asn1.sequence(asn1.printable("0108"))),
    "lds_digest_parameters": lambda b: b.security_object(lds_digest=digest_named(null=True)),
    "groups_missing": lambda b: b.security_object(groups=((2, bytes(32)), (3, bytes(32)))),
    "group_wrong": lambda b: b.security_object(groups=((1, bytes(32)), (2, bytes(20)))),
    "groups_unordered": lambda b: b.security_object(groups=((2, bytes(32)), (1, bytes(32)))),
    "lds_not_der": lambda b: b.security_object(more=PADDED),
    "digest_not_permitted": lambda b: b.security_object(
        lds_digest=digest_named(SHA1), groups=((1, bytes(20)), (2, bytes(20)))
    ),
}

MASTER_LISTS = {
    "list_signed_by_authority": lambda b: b.master_list(
        certificate=b.root, key=b.root_key, beside=(b.root,)
    ),
    "list_issuer_not_included": lambda b: b.master_list((b.neighbour,), beside=(b.list_signer,)),
    "list_issuer_not_beside": lambda b: b.master_list(beside=(b.list_signer,)),
    "list_entry_unreadable": lambda b: b.master_list((b.root, asn1.sequence(asn1.null()))),
    "list_not_an_authority": lambda b: b.master_list((b.root, b.certificate())),
    "list_entry_twice": lambda b: b.master_list((b.root, b.root)),
    "list_same_number": lambda b: b.master_list((b.root, another_root(b))),
    "list_unordered": lambda b: b.master_list(
        tuple(sorted(b.usual_roots, reverse=True)), in_order=False
    ),
    "list_expired": lambda b: b.master_list(
        (b.root, b.certificate("link", times=b.times(b.at - 9 * DAY, b.at - DAY)))
    ),
    "list_own_root_missing": lambda b: b.master_list((b.neighbour,)),
    "list_own_link_missing": lambda b: b.master_list((b.root, another_root(b))),
    "signer_named_by": lambda b: b.master_list(by_key=False),
    "revocations_inside": lambda b: b.master_list(crls=b.crl()),
    "signing_time_missing": lambda b: b.master_list(at=None),
    "unreadable": lambda b: b.master_list()[:-1],
}

OTHERS = {
    "issued_by_older_key": lambda b: b.codes(b.certificate(), b.root, b.authority.next_root.raw),
    "not_self_signed": lambda b: b.codes(b.certificate("link"), role=Role.ROOT),
    "purpose_lacks": lambda b: b.codes(b.certificate("deviation"), role=Role.MASTER_LIST_SIGNER),
}
TABLES = {
    "certificate": CERTIFICATES,
    "revocation list": REVOCATIONS,
    "security object": SECURITY_OBJECTS,
    "master list": MASTER_LISTS,
}
BREACHES = [(table, code) for table, breaches in TABLES.items() for code in breaches]


def another_root(bench):
    key = bench.key(label="another")
    return bench.certificate("root", key=key, by=key, serial=b"\x01")


@pytest.mark.parametrize(("table", "code"), BREACHES)
def test_a_breach_is_found(bench, table, code):
    assert code in bench.codes(TABLES[table][code](bench))


@pytest.mark.parametrize("code", OTHERS)
def test_a_breach_that_others_show_is_found(bench, code):
    assert code in OTHERS[code](bench)


def test_what_the_bench_makes_is_sound_but_for_what_is_broken(bench):
    kinds = ("root", "link", "signer", "master", "deviation", "seal", "vds_nc")
    sound = [bench.certificate(kind) for kind in kinds if kind != "link"]
    sound.append(bench.certificate("link", key=bench.authority.key(Keys.NEXT_ROOT)))
    sound += [bench.crl(), bench.crl(entries=(bench.entry(8), bench.entry(9)))]
    sound += [bench.master_list(), bench.security_object()]
    assert [bench.codes(raw) for raw in sound] == [set()] * len(sound)


def test_every_rule_has_a_breach():
    of_table_6 = {rule.code for rule in profile.rules_of_table()}
    broken = {code for _, code in BREACHES} | set(OTHERS)
    assert set(every_rule()) == broken | of_table_6
