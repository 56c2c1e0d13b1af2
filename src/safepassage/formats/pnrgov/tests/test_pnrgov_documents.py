import pytest

from safepassage.formats.pnrgov.documents import read_docs
from safepassage.records import Address, Document, Place, Role

FULL = "/P/UTO/X1234567/UTO/12JUL64/F/23AUG29/LEE/ADA/LOU"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FULL, ("X1234567", "12JUL64", "F", "LEE", "ADA LOU")),
        (FULL[1:], ("X1234567", "12JUL64", "F", "LEE", "ADA LOU")),
        ("/" + FULL, ("X1234567", "12JUL64", "F", "LEE", "ADA LOU")),
        ("/////05FEB53/F//LEE/ADA", ("", "05FEB53", "F", "LEE", "ADA")),
        ("////UTO/12JUL64/M//LEE/BOB", ("", "12JUL64", "M", "LEE", "BOB")),
        ("//UTO/448763368//02JUN70/F/18MAY29/LEE/ADA", ("448763368", "02JUN70", "F", "LEE", "ADA")),
        ("/P/UTO/X1/UTO//M/23AUG29/LEE/BOB", ("X1", "", "M", "LEE", "BOB")),
        ("/P/UTO/X1/UTO/12JUL64//23AUG29/LEE/BOB", ("X1", "12JUL64", "", "LEE", "BOB")),
        (FULL + "-1LEE/ADAMRS", ("X1234567", "12JUL64", "F", "LEE", "ADA LOU")),
        (FULL + "-2LEE/ADAMRS/BOBMR", ("X1234567", "12JUL64", "F", "LEE", "ADA LOU")),
        (FULL.replace("X1234567", "AB-123"), ("AB-123", "12JUL64", "F", "LEE", "ADA LOU")),
        (FULL.replace("X1234567", "1-2-3A")[1:], ("1-2-3A", "12JUL64", "F", "LEE", "ADA LOU")),
        (
            FULL.replace("X1234567", "A-1BC") + "-1LEE/ADA",
            ("A-1BC", "12JUL64", "F", "LEE", "ADA LOU"),
        ),
        ("/P/UTO/A-12C/UTO", ("A-12C", "", "", "", "")),
        ("/P/UTO/X1/UTO/12JUL64/F/23AUG29-1LEE/ADA", ("X1", "12JUL64", "F", "", "")),
        (
            FULL.replace("LEE/ADA", "LEE-ROE/ADA-LOU"),
            ("X1234567", "12JUL64", "F", "LEE-ROE", "ADA-LOU LOU"),
        ),
        ("", ("", "", "", "", "")),
    ],
)
def test_docs_is_read_however_it_begins(text, expected):
    docs = read_docs(text)
    assert (docs.number, docs.born, docs.sex, docs.surname, docs.given_names) == expected


def ssr(code: str, text: str, reference: str = "") -> str:
    return f"SSR+{code}:HK:1:UT:::::{text}{f'+::{reference}' if reference else ''}'"


def test_docs_names_and_describes_the_traveller(reservation):
    (only,) = reservation(
        "TIF+LEEJR+ADAMRS:A:1'" + ssr("DOCS", "/P/GB/X1234567/GBR/12JUL64/F/23AUG29/LEE/ADAMRS/LOU")
    ).travellers
    assert (only.surname, only.given_names, only.title) == ("LEE", "ADA LOU", "MRS")
    assert [(name.surname, name.given_names, name.source) for name in only.names] == [
        ("LEEJR", "ADA", "tif"),
        ("LEE", "ADA LOU", "docs"),
    ]
    assert (only.sex, only.born, only.nationality) == ("F", "1964-07-12", "GBR")
    assert only.documents == (
        Document(
            type="P", number="X1234567", issuer="GBR", nationality="GBR", expires="2029-08-23"
        ),
    )


def test_a_title_before_the_first_name_is_taken_off(reservation):
    (only,) = reservation(
        "TIF+LEE+JOHNMR:A:1'" + ssr("DOCS", "/P/UTO/X1/UTO/12JUL64/M/23AUG29/LEE/MRJONATHON")
    ).travellers
    assert only.given_names == "JONATHON"


def test_docs_before_and_behind_the_travellers_find_theirs(reservation):
    found = reservation(
        ssr("DOCS", "/P/UTO/X2/UTO/12JUL64/M/23AUG29/ROE/BOB")
        + "TIF+LEE+ADA:A:1'TIF+ROE+BOB:A:2'TVL+231126:1015:241126:0440+FRA+SIN+UT+815:Y'"
        + ssr("DOCS", "/P/UTO/X1/UTO/13JUL64/F/23AUG29/LEE/ADA", "1")
    )
    assert [each.documents[0].number for each in found.travellers] == ["X1", "X2"]


def test_the_same_document_twice_is_one_and_the_fuller_stays(reservation):
    (only,) = reservation(
        "TIF+LEE+ADA:A:1'"
        + ssr("DOCS", "/P//X1/UTO/13JUL64/F//LEE/ADA")
        + ssr("DOCS", "/P/UTO/X1/UTO/13JUL64/F/23AUG29/LEE/ADA")
    ).travellers
    assert [document.expires for document in only.documents] == ["2029-08-23"]


EVE = "/P/UTO/X9/UTO/13JUL64/F/23AUG29/DOE/EVE"


@pytest.mark.parametrize("names", ["TIF+LEE+ADA:A:1'TIF+ROE+BOB:A:2'", "TIF+LEE+ADA:A:1'", ""])
def test_whoever_has_only_a_document_is_added_and_merged_with_nobody(message, codes, names):
    found = message(f"SRC'RCI+UT:ABC123'{ssr('DOCS', EVE)}{names}")
    *booked, added = found.reservations[0].travellers
    assert codes(found) == ["traveller_from_document"]
    assert found.defects[0].segment == 8
    assert all(not each.documents and each.surname != "DOE" for each in booked)
    assert (added.surname, added.given_names, added.sex, added.born) == (
        "DOE",
        "EVE",
        "F",
        "1964-07-13",
    )
    assert added.documents[0].number == "X9"


def test_two_documents_of_somebody_without_tif_are_one_traveller(reservation):
    (only,) = reservation(
        ssr("DOCS", EVE, "4") + ssr("DOCS", EVE.replace("X9", "X8")) + ssr("DOCO", "//K/K5", "4")
    ).travellers
    assert [document.number for document in only.documents] == ["X9", "X8", "K5"]
    assert only.local_reference == "4"


def test_a_document_without_a_name_is_that_of_the_only_traveller_or_of_a_new_one(message, codes):
    text = ssr("DOCS", "/P/UTO/X9/UTO/13JUL64/F/23AUG29")
    (only,) = message(f"SRC'{text}TIF+LEE+ADA:A:1'").reservations[0].travellers
    assert (only.surname, only.documents[0].number) == ("LEE", "X9")
    found = message(f"SRC'{text}")
    (only,) = found.reservations[0].travellers
    assert (only.surname, only.documents[0].number) == (None, "X9")
    assert codes(found) == ["name_missing", "traveller_from_document"]


@pytest.mark.parametrize(
    ("booked", "documented"),
    [
        ("LEE JR+ADA", "LEE/ADA"),
        ("LEE+A", "LEE/ADA LOU"),
        ("LEE+ADA LOU", "LEE/LOU"),
        ("ADA+LEE", "LEE/ADA"),
        ("LEE", "LEE/ADA"),
        ("LEE ADA+", "LEE/ADA"),
    ],
)
def test_the_only_travellers_document_may_have_another_form_of_the_name(
    message, codes, booked, documented
):
    text = ssr("DOCS", f"/P/UTO/X9/UTO/13JUL64/F/23AUG29/{documented}")
    found = message(f"SRC'{text}TIF+{booked}'")
    (only,) = found.reservations[0].travellers
    assert only.documents[0].number == "X9"
    assert codes(found) == []


def test_another_name_on_a_document_that_refers_to_the_traveller_is_told(message, codes):
    found = message(f"SRC'TIF+LEE+ADA:A:1'TIF+ROE+BOB:A:2'TVL+231126'{ssr('DOCS', EVE, '1')}")
    ada, bob = found.reservations[0].travellers
    assert tuple(name.surname for name in ada.names) == ("LEE", "DOE")
    assert ada.documents[0].number == "X9"
    assert not bob.documents
    assert codes(found) == ["document_name_differs"]


def test_an_infants_document_in_the_adults_group_goes_to_the_infant(reservation):
    found = reservation(
        "TIF+LEE+ADA:A:1:1'"
        + ssr("DOCS", "/P/UTO/X9/UTO/01MAR26/MI/23AUG29/LEE/TIM TOM")
        + ssr("DOCS", "/P/UTO/X1/UTO/13JUL64/F/23AUG29/LEE/ADA")
        + "TIF+LEE+TIM:IN:2'"
    )
    ada, tim = found.travellers
    assert (ada.documents[0].number, tim.documents[0].number) == ("X1", "X9")
    assert (tim.sex, tim.born, tim.given_names) == ("M", "2026-03-01", "TIM TOM")


def test_an_infants_document_is_not_given_to_another_infant(message, codes):
    text = ssr("DOCS", "/P/UTO/X9/UTO/01MAR26/FI/23AUG29/LEE/TINA", "1")
    found = message(f"SRC'TIF+LEE+ADA:A:1'TIF+LEE+TIM:IN:2'{text}")
    _, tim, tina = found.reservations[0].travellers
    assert (tim.sex, tim.documents, tina.given_names) == (None, (), "TINA")
    assert codes(found) == ["infant_from_document"]


def test_an_infant_booked_without_a_name_is_named_by_the_document(message, codes):
    text = ssr("DOCS", "/P/UTO/X9/UTO/01MAR26/FI/23AUG29/LEE/TINA", "1")
    found = message(f"SRC'TIF+LEE+ADA:A:1'TIF+LEE+BABY:IN:2'{text}")
    _, tina = found.reservations[0].travellers
    assert (tina.given_names, tina.documents[0].number, codes(found)) == ("TINA", "X9", [])


def test_an_infant_known_by_a_notice_only_is_added_once(message, codes):
    notice = ssr("INFT", "LEE/TIM MSTR 01MAR26", "1")
    text = ssr("DOCS", "/P/UTO/X9/UTO/01MAR26/MI/23AUG29/LEE/TIM", "1")
    found = message(f"SRC'TIF+LEE+ADA:A:1'{notice}{notice}{text}")
    ada, tim = found.reservations[0].travellers
    assert (tim.role, tim.surname, tim.given_names, tim.born) == (
        Role.INFANT,
        "LEE",
        "TIM",
        "2026-03-01",
    )
    assert (ada.documents, tim.documents[0].number) == ((), "X9")
    assert codes(found) == ["infant_from_document"]


def test_an_infant_booked_as_an_adult_is_not_added_again(message, codes):
    found = message(f"SRC'TIF+LEE+ADA:A:1'TIF+LEE+TIM:A:2'{ssr('INFT', 'LEE/TIM 01MAR26', '1')}")
    _, tim = found.reservations[0].travellers
    assert (tim.born, codes(found)) == ("2026-03-01", [])


def test_an_infant_known_by_a_document_only_is_added(message, codes):
    text = ssr("DOCS", "/P/UTO/X9/UTO/01MAR26/FI/23AUG29/LEE/TINA")
    found = message(f"SRC'RCI+UT:ABC123'TIF+LEE+ADA:A:1'{text}")
    ada, tina = found.reservations[0].travellers
    assert (tina.role, tina.given_names, tina.sex) == (Role.INFANT, "TINA", "F")
    assert ada.documents == ()
    assert codes(found) == ["infant_from_document"]


def test_doco_and_doca(reservation):
    (only,) = reservation(
        "TIF+LEE+ADA:A:1'"
        + ssr("DOCO", "/UTOPOLIS/V/V777/UTOGRAD/01JAN26/GB")
        + ssr("DOCO", "//K/K555///UTO")
        + ssr("DOCA", "/R/UTO/1 HOME WAY/UTOPOLIS/NS/123")
        + ssr("DOCA", "/D/SGP/2 STAY WAY/SINGAPORE")
    ).travellers
    assert only.birth_place == Place(text="UTOPOLIS")
    assert only.documents == (
        Document(type="V", number="V777", issuer="GBR", issued="2026-01-01", place="UTOGRAD"),
        Document(type="K", number="K555", issuer="UTO"),
    )
    assert only.residence == "UTO"
    assert only.addresses[0].kind == "residence"
    assert only.destination_address == Address(
        kind="destination", street="2 STAY WAY", city="SINGAPORE", country="SGP"
    )


def test_a_hyphen_cuts_no_visa_and_no_street(reservation):
    (only,) = reservation(
        "TIF+LEE+ADA:A:1'"
        + ssr("DOCO", "/UTOPOLIS/V/V7-77A/UTOGRAD/01JAN26/GB-1LEE/ADA")
        + ssr("DOCA", "/D/UTO/12-14A HIGH WAY/TOWN-1LEE/ADA")
    ).travellers
    assert only.documents == (
        Document(type="V", number="V7-77A", issuer="GBR", issued="2026-01-01", place="UTOGRAD"),
    )
    address = only.destination_address
    assert (address.street, address.city) == ("12-14A HIGH WAY", "TOWN")


def test_tickets_programmes_and_contacts_of_requests(reservation):
    found = reservation(
        "TIF+LEE+ADA:A:1.1'TIF+LEE+TIM:IN:2.1'"
        + ssr("TKNE", "0071234567890C1", "1.1")
        + ssr("TKNE", "INF0079999999999C1", "1.1")
        + ssr("FQTV", "UT12345678 G", "1.1")
        + ssr("CTCM", "555 0100 200/EN", "1.1")
        + ssr("CTCE", "ADA./LEE//EXAMPLE.ORG", "1.1")
    )
    ada, tim = found.travellers
    assert (ada.tickets, tim.tickets) == (("0071234567890",), ("0079999999999",))
    assert ada.frequent_flyer == ("UT12345678",)
    assert ada.phones == found.phones == ("5550100200",)
    assert ada.emails == found.emails == ("ADA-LEE@EXAMPLE.ORG",)
