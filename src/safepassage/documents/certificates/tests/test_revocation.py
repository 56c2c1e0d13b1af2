"""Revocation lists that are cut short, and those that only tell what changed."""

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.asn1.writing import encode, oid
from safepassage.documents.certificates.revocation import DELTA_INDICATOR, read_revocation_list
from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.pki import extensions, names
from safepassage.simulation.passports.world import World

ALGORITHM = encode(0x30, oid("1.2.840.10045.4.3.2"))


@pytest.mark.parametrize("fields", [0, 1, 2])
def test_a_list_without_its_first_three_fields_is_malformed(fields):
    signed = encode(0x30, *[ALGORITHM] * fields)
    with pytest.raises(MalformedError, match=f"{fields} fields"):
        read_revocation_list(encode(0x30, signed, ALGORITHM, encode(0x03, b"\0ab")))


def test_a_list_of_what_changed_is_none_of_all_that_is_revoked():
    """Taken for a whole one, it would hide what the whole one revokes (RFC 5280 clause 5.2.4)."""
    home = World(2).authority("UTO")
    delta = extensions.extension(DELTA_INDICATOR, asn1.integer(6), critical=True)
    signed = asn1.sequence(
        asn1.integer(1),
        home.root.key.identifier,
        names.written(home.name),
        asn1.instant(home.at),
        asn1.explicit(0, asn1.sequence(extensions.crl_number(7), delta)),
    )
    key = home.root.key
    with pytest.raises(MalformedError, match="what changed"):
        read_revocation_list(asn1.sequence(signed, key.identifier, asn1.bits(key.sign(signed))))
