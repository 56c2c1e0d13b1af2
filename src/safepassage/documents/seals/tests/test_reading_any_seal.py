"""A seal is told by how it begins, in whichever form its octets come."""

import base64

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.reasons import reason
from safepassage.documents.seals import check, read
from safepassage.documents.seals.read import LARGEST, UnreadableSealError
from safepassage.records import Verdict
from sealing import AT, PASSPORT, PERMIT, checked, sound, trusting

KINDS = sorted(sound())
OCTETS = ("DTC-VC", "VDS", "mdoc")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_by_its_octets(kind):
    data, held = sound()[kind]
    seal = checked(data, held)
    assert (seal.kind, seal.verdict) == (kind, Verdict.TRUSTED)


@pytest.mark.parametrize("kind", OCTETS)
@pytest.mark.parametrize(
    "form",
    [bytes.hex, lambda data: data.hex().upper(), base64.b64encode, base64.urlsafe_b64encode],
)
def test_octets_may_come_as_text(kind, form):
    data, held = sound()[kind]
    text = form(data)
    written = text.encode() if isinstance(text, str) else text
    for each in (written, written[:40] + b"\n" + written[40:] + b"\r\n", b"\xef\xbb\xbf" + written):
        assert checked(each, held).kind == kind


def test_octets_that_a_scanner_took_for_text_are_put_right():
    data, held = sound()["VDS"]
    assert checked(data.decode("latin-1").encode(), held).verdict is Verdict.TRUSTED
    with pytest.raises(UnreadableSealError):
        read("\xdc€".encode())


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"VDS-NC", "SHC"}))
def test_a_broken_seal_keeps_its_kind(kind):
    """But half a JSON or a token is nothing yet."""
    data, held = sound()[kind]
    seal = checked(data[:-3], held)
    assert (seal.kind, seal.verdict, dict(seal.fields)) == (kind, Verdict.UNDETERMINED, {})


@pytest.mark.parametrize(
    "data",
    [b"", b" ", b"hello", b"\xff\xfe", b"[]", b"{}", b"\x30\x00", b"AAAA", bytes(LARGEST + 1)],
)
def test_what_is_no_seal_is_malformed(data):
    with pytest.raises(MalformedError):
        read(data)
    assert checked(data, trusting()).kind is None


@pytest.mark.parametrize("end", [b"", b"\\"])
def test_a_text_that_never_ends_takes_no_longer_than_its_length(end):
    """Were the end sought from every quotation mark, this would take half an hour."""
    assert checked(b'{"' + b'\\"' * 400_000 + end, trusting()).kind is None


def test_a_list_that_cannot_be_read_is_judged_before_the_seal():
    data, held = sound()["VDS"]
    seal = check(data[:-1] + b"\0", held, AT, before=[reason("crl_unreadable", "empty")])
    assert [each.code for each in seal.reasons] == ["crl_unreadable"]
    assert (seal.verdict, seal.kind) == (Verdict.UNDETERMINED, "VDS")


def test_what_was_only_noted_before_does_not_keep_the_seal_from_being_judged():
    data, held = sound()["VDS"]
    seal = check(data, held, AT, before=[reason("crl_missing", "UT")])
    assert {each.code for each in seal.reasons} == {"crl_missing", "seal_not_compared"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_seal_says_whether_it_was_held_against_printed_lines(kind):
    data, held = sound()[kind]
    lines = {"VDS": PERMIT, "IDB": PERMIT}.get(kind, PASSPORT)
    for printed in (lines, None):
        said = {each.code for each in checked(data, held, printed=printed).reasons}
        assert ("seal_not_compared" in said) == (printed is None or kind in {"SHC", "mdoc"})
