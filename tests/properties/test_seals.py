"""Seals of any content and any octets: what is written is read, what is strange is borne."""

import json
import string
import zlib
from datetime import date

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json as written

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals import check, read
from safepassage.documents.seals.encodings import base45, c40, cbor, dates, radix, strict_json
from safepassage.documents.seals.encodings.inflate import inflate
from safepassage.records import Verdict
from safepassage.simulation.seals.barcodes import Barcode, barcode
from safepassage.simulation.seals.non_constrained import non_constrained
from safepassage.simulation.seals.visible import Visible, visible_seal
from seal_mutation import is_within
from sealing import AT, BY, NC_BY, UTOPIA, checked, codes, sound, trusting

SIGNS = st.text(string.ascii_uppercase + string.digits + " ", max_size=90)
OCTETS = st.binary(max_size=300)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
TAGS = st.integers(0, 0xFE)
MESSAGES = st.dictionaries(TAGS, st.binary(max_size=200), min_size=1, max_size=5)
LARGEST = 2**53 - 1
NUMBERS = st.integers(-LARGEST, LARGEST) | st.floats(-LARGEST, LARGEST)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
ITEMS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**64), 2**64 - 1)
    | st.floats(allow_nan=False)
    | TEXTS
    | OCTETS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(TEXTS | OCTETS | st.integers(-999, 999), inner, max_size=4)
    ),
    max_leaves=12,
)
DAMAGE = st.tuples(st.integers(0, 1 << 16), st.binary(max_size=4), st.integers(0, 8))


@given(SIGNS)
def test_c40_is_read_as_it_was_written(text):
    assert c40.decode(c40.encode(text)) == text


@given(DAYS)
def test_dates_are_read_as_they_were_written(day):
    assert dates.decode(dates.encode(day)) == day.isoformat()


@given(OCTETS)
def test_octets_are_read_as_they_were_written(data):
    assert base45.decode(base45.encode(data)) == data
    assert radix.decode(radix.encode(data)) == data
    assert radix.decode_base32(radix.encode_base32(data)) == data
    assert inflate(zlib.compress(data)) == data
    assert cbor.read(cbor.octets(data)) == data


@pytest.mark.parametrize(
    "decode", [c40.decode, dates.decode, dates.decode_masked, inflate, cbor.read, strict_json.read]
)
@given(data=OCTETS)
def test_any_octets_are_read_or_refused(decode, data):
    try:
        decode(data)
    except MalformedError:
        return


@pytest.mark.parametrize("decode", [base45.decode, radix.decode, radix.decode_base32])
@given(text=st.text(max_size=60))
def test_any_text_is_read_or_refused(decode, text):
    try:
        decode(text)
    except MalformedError:
        return


def tupled(value):
    if isinstance(value, list):
        return tuple(tupled(each) for each in value)
    if isinstance(value, dict):
        return {key: tupled(each) for key, each in value.items()}
    return value


@given(ITEMS)
def test_cbor_means_what_its_writer_meant(value):
    assert cbor.read(cbor2.dumps(value)) == tupled(value)


@given(VALUES)
def test_json_has_the_same_form_however_it_was_written(value):
    text = json.dumps(value)
    spread = json.dumps(value, indent=2, ensure_ascii=False)
    form = strict_json.canonical(strict_json.read(text.encode()))
    assert strict_json.canonical(strict_json.read(spread.encode())) == form
    assert strict_json.canonical(strict_json.read(form)) == form


@given(
    messages=MESSAGES, issued=DAYS, profile=st.integers(0, 0xFFFF), version=st.sampled_from([3, 4])
)
def test_any_visible_seal_is_read_as_it_was_signed(messages, issued, profile, version):
    draft = Visible(messages=messages, issued=issued, profile=profile, version=version)
    seal = checked(visible_seal(draft, BY), trusting(BY))
    assert seal.fields["issuing_date"] == issued.isoformat()
    assert codes(seal) <= {"seal_schema", "seal_not_yet_valid"}
    written.encode(seal)


@given(messages=MESSAGES, compressed=st.booleans())
def test_any_barcode_is_read_as_it_was_signed(messages, compressed):
    draft = Barcode(messages=messages, compressed=compressed)
    seal = checked(barcode(draft, BY), trusting(BY))
    assert codes(seal) <= {"seal_schema"}
    written.encode(seal)


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_any_content_of_a_vds_nc_is_held_by_its_signature(message):
    data = {"hdr": {"t": "icao.vacc", "v": 1, "is": "UTO"}, "msg": message}
    seal = checked(non_constrained(data, NC_BY), trusting(UTOPIA.root))
    assert {each.code for each in seal.reasons} <= {
        "seal_schema",
        "seal_not_compared",
        "crl_missing",
    }
    written.encode(seal)


@settings(max_examples=40)
@given(data=OCTETS)
def test_any_octets_are_a_seal_or_none(data):
    for start in (b"", b"\xdc\x03", b"HC1:", b"RDB1A", b"shc:/", b'{"data":', b"\xa2", b"\x30"):
        try:
            read(start + data)
        except MalformedError:
            continue


@pytest.mark.parametrize("kind", sorted(sound()))
@given(damage=st.lists(DAMAGE, min_size=1, max_size=3))
def test_a_damaged_seal_is_never_trusted_for_another(kind, damage):
    data, held = sound()[kind]
    wanted = check(data, held, AT).fields
    for place, piece, length in damage:
        at = place % len(data)
        data = data[:at] + piece + data[at + length :]
    seal = check(data, held, AT)
    written.encode(seal)
    assert seal.verdict is not Verdict.TRUSTED or is_within(seal.fields, wanted)
