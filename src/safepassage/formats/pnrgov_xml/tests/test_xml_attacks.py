"""What attackers and broken senders send: a clear finding, quickly, and nobody lost."""

import time

import pytest

from safepassage.formats.read import read

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:1/x.dtd"> %a;]>'
DTD = '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'


def quickly(data: bytes, **values):
    start = time.process_time()
    found = read(data, **values)
    assert time.process_time() - start < 2
    return found


def fatal(found):
    assert found.messages == ()
    return [(each.code, each.severity.value) for each in found.defects]


@pytest.mark.parametrize("prologue", [LAUGHS, QUADRATIC, EXTERNAL, PARAMETER, DTD, "<!DOCTYPE x>"])
def test_a_document_type_is_refused_before_anything_is_read(make, prologue):
    inside = make.pnr(f"<Passenger><Surname>{'&a;' * 1000}</Surname></Passenger>")
    text = make.document(inside).replace("?>", f"?>{prologue}")
    found = quickly(text.encode())
    assert fatal(found) == [("xml_dtd_refused", "fatal")]
    assert found.defects[0].offset == text.index("<!DOCTYPE")


def test_a_document_type_is_refused_in_any_encoding(make):
    text = make.document("").replace("UTF-8", "UTF-16").replace("?>", f"?>{LAUGHS}")
    assert fatal(quickly(text.encode("utf-16"))) == [("xml_dtd_refused", "fatal")]


def test_a_declaration_hidden_behind_a_fault_opens_nothing(make):
    text = make.document(make.pnr(make.person("LEE")))
    found = quickly(text.replace("<PNRs>", f"<PNRs>{LAUGHS}").encode())
    assert people(found) == [("ABC123", "LEE")]
    codes = {each.code for each in found.messages[0].defects}
    assert codes == {"xml_repaired", "xml_malformed"}


@pytest.mark.parametrize("fault", ["</x>", "<PNR =>", "<Passenger =>", "<=>"])
def test_nothing_but_faults_ends_quickly(make, fault):
    found = quickly(make.document(fault * 500_000).encode())
    codes = [
        each.code for each in (*found.defects, *(d for m in found.messages for d in m.defects))
    ]
    assert not {"xml_beyond_repair", "xml_malformed", "xml_too_deep"}.isdisjoint(codes)


@pytest.mark.parametrize("wrong", ["</Surnam>", "<Surname>", "</>", "<=>", "&#0;</Surname>"])
def test_what_stood_before_a_fault_is_kept(make, wrong):
    text = make.document(make.pnr(make.person("LEE").replace("</Surname>", wrong)))
    ((_, surname),) = people(quickly(text.encode()))
    assert surname.startswith("LEE")


def test_deep_nesting_is_refused(make):
    deep = "<a>" * 200_000
    assert fatal(quickly(make.document(deep).encode())) == [("xml_too_deep", "fatal")]


@pytest.mark.parametrize(
    "start", ['<PNR a="', "<!--", "<?x ", '<PNR><Passenger RPH="1" x=\'', "<PNR "]
)
def test_a_tag_of_many_megabytes_is_refused(make, start):
    text = make.document("").replace("<PNRs>", "<PNRs>" + start + "x" * 20_000_000)
    assert fatal(quickly(text.encode())) == [("xml_tag_too_long", "fatal")]


def test_a_long_value_is_cut_and_told(message, make, codes):
    found = message(make.pnr(make.person("L" * 90_000) + "<Remark Text='" + "r" * 90_000 + "'/>"))
    (only,) = found.reservations
    assert len(only.remarks[0]) == 4096
    assert len(only.travellers[0].surname) < 90_000
    assert set(codes(found)) == {"value_too_long"}


def test_very_many_elements_do_not_cost_memory_or_findings(message, make):
    found = message(make.pnr("<a/>" * 200_000 + make.person("LEE")))
    assert [each.code for each in found.defects] == ["unknown_element"]
    names = "".join(f"<a{n}/>" for n in range(2000))
    assert len(message(make.pnr(names)).defects) <= 50


def test_entities_that_nobody_declared_are_text(message, make, codes):
    found = message(make.pnr(make.person("LEE &laugh; & SONS &amp; CO")))
    assert found.reservations[0].travellers[0].surname == "LEE &laugh; & SONS & CO"
    assert codes(found) == ["xml_repaired"]


def test_offsets_behind_a_repair_are_those_of_the_input(parsed, make):
    text = make.document(make.pnr(make.person("A & B & C") + "<Novelty/>" + make.person("D & E")))
    (found,) = parsed(text).messages
    assert [(each.code, each.offset) for each in found.defects] == [
        ("xml_repaired", text.index("& B")),
        ("unknown_element", text.index("<Novelty")),
    ]


def test_control_characters_are_blanks(message, make, codes):
    found = message(make.pnr(make.person("LEE\x01\x0b")))
    assert found.reservations[0].travellers[0].surname == "LEE"
    assert codes(found) == ["control_characters"]


def people(found):
    return [
        (each.locator, person.surname)
        for message in found.messages
        for each in message.reservations
        for person in each.travellers
    ]


THREE = [("AAA111", "LEE"), ("AAA111", "ROE"), ("BBB222", "DOE"), ("BBB222", "MAY")]


@pytest.fixture
def three(make):
    first = make.person("LEE") + make.person("ROE", rph="2")
    second = make.person("DOE") + make.person("MAY", rph="2")
    return make.document(make.pnr(first, "AAA111") + make.pnr(second, "BBB222"))


@pytest.mark.parametrize("prefix", ["", "n:"])
@pytest.mark.parametrize(
    ("healthy", "broken"),
    [
        ('<Passenger RPH="1">', '<Passenger RPH="1" note="a<b">'),
        ('<Passenger RPH="1">', "<Passenger RPH=1>"),
        ("<GivenName>ADA</GivenName>", "<GivenName>ADA</Given>"),
        ("</Surname></Passenger>", "</Surname><Oops></Passenger>"),
        ("<PNR >", "<PNR x=y>"),
        ("<PNR >", '<PNR x="1" x="2">'),
        ("<PNRs>", "<PNRs><=>"),
        ('<BookingRefID ID="AAA111"/>', '<BookingRefID ID="AAA111"/></>'),
    ],
)
def test_one_broken_part_costs_no_other_traveller(three, healthy, broken, prefix):
    for count in (1, 2, 99):
        text = three.replace(healthy, broken, count)
        marked = text.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
        marked = marked.replace(f"<{prefix}?xml", "<?xml").replace(f"a<{prefix}b", "a<b")
        found = quickly(marked.encode())
        surnames = [surname for _, surname in people(found)]
        assert surnames == [surname for _, surname in THREE]
        codes = {each.code for each in found.messages[0].defects}
        assert "xml_malformed" in codes


def test_every_truncation_is_told_and_keeps_who_was_complete(three):
    end = three.index("</PNRs>")
    for length in range(three.index("<PNRs>"), len(three) - 1):
        found = quickly(three[:length].encode())
        codes = [each.code for each in found.messages[0].defects]
        assert "xml_cut" in codes or "xml_malformed" in codes, length
        complete = sum(three[:length].count(f"{name}</Surname>") for _, name in THREE)
        assert len(people(found)) >= complete
        if length >= end:
            assert people(found) == THREE


def test_a_reservation_that_was_cut_is_not_cancelled(three):
    text = three[: three.index("<Passenger", three.index("BBB222"))]
    assert [each.status for each in read(text.encode()).messages[0].reservations] == [None, None]


def test_very_many_faults_cost_linear_time_and_few_findings(make):
    broken = make.pnr('<Passenger RPH="1" a="<"><Surname>LEE</Surname></Passenger>')
    found = quickly(make.document(broken * 2000).encode())
    assert len(people(found)) == 2000
    assert len(found.messages[0].defects) <= 101


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16", "gb18030", "utf-8"])
def test_declared_encodings_are_read(make, encoding):
    text = make.document(make.pnr(make.person("MÜLLER"))).replace("UTF-8", encoding)
    found = read(text.encode(encoding))
    assert people(found) == [("ABC123", "MÜLLER")]
    assert found.messages[0].defects == ()


def test_bytes_that_are_not_in_the_declared_encoding_are_assumed(make):
    found = read(make.document(make.pnr(make.person("MÜLLER"))).encode("latin-1"))
    assert people(found) == [("ABC123", "MÜLLER")]
    assert [each.code for each in found.messages[0].defects] == ["charset_assumed"]


def test_an_unknown_encoding_is_no_reason_to_lose_anybody(make):
    text = make.document(make.pnr(make.person("MÜLLER"))).replace("UTF-8", "punycode")
    assert people(read(text.encode())) == [("ABC123", "MÜLLER")]
