import pytest

from safepassage.formats.pnrgov.names import may_be_same, same_person, split_title
from safepassage.records import Name, Role


@pytest.mark.parametrize(
    ("sent", "given", "title"),
    [
        ("MOLLYMRS", "MOLLY", "MRS"),
        ("KEVINMICHAELMR", "KEVINMICHAEL", "MR"),
        ("NINA MS", "NINA", "MS"),
        ("ADA LOU MISS", "ADA LOU", "MISS"),
        ("TIM MSTR(CHD)", "TIM", "MSTR"),
        ("MISS", None, "MISS"),
        ("ALEXANDR", "ALEXANDR", None),
        ("ALEX DR", "ALEX", "DR"),
        ("MISTY", "MISTY", None),
        ("AMR", "AMR", None),
        ("WILLIAMS", "WILLIAMS", None),
        ("ANNA ABRAHAMS", "ANNA ABRAHAMS", None),
        ("TIMR", "TIMR", None),
        ("WILLIAMMR", "WILLIAM", "MR"),
        ("WILLIAMS MR", "WILLIAMS", "MR"),
        ("O'MR", "O'MR", None),
        ("BOSS", "BOSS", None),
        ("", None, None),
    ],
)
def test_titles_are_parted_from_given_names(sent, given, title):
    assert split_title(sent) == (given, title)


@pytest.mark.parametrize(
    ("sent", "forms"),
    [
        ("WILLIAMS", ["WILLIAMS", "WILLIA"]),
        ("TIMR", ["TIMR", "TI"]),
        ("ADA ADAMS", ["ADA ADAMS", "ADA ADA"]),
        ("JULIAMS", ["JULIA", "JULIAMS"]),
        ("BOBMR", ["BOB", "BOBMR"]),
        ("KEVINMR", ["KEVIN"]),
        ("ADAMRS", ["ADA"]),
        ("JULIA MS", ["JULIA"]),
    ],
)
def test_where_a_title_is_a_guess_both_forms_are_told(reservation, sent, forms):
    (only,) = reservation(f"TIF+LEE+{sent}:A:1'").travellers
    assert only.given_names == forms[0]
    assert [name.given_names for name in only.names] == forms
    assert {name.source for name in only.names} == {"tif"}


@pytest.mark.parametrize(
    ("booked", "documented", "given"),
    [
        ("AMR MR", "AMR", "AMR"),
        ("AMR MOHAMED MR", "AMR", "AMR"),
        ("JULIA MS", "JULIAMS", "JULIA"),
        ("WILLIAMS MS", "WILLIAMS", "WILLIAMS"),
        ("JULIAMS", "JULIA ANNMS", "JULIA ANN"),
        ("JOHNMR", "JONATHANMR", "JONATHAN"),
        ("ADA MS", "WILLIAMS", "WILLIAMS"),
    ],
)
def test_a_document_keeps_the_letters_of_its_name(reservation, booked, documented, given):
    docs = f"SSR+DOCS:HK:1:UT:::::/P/UTO/X1/UTO/12JUL64/F/23AUG29/LEE/{documented}+::1'"
    (only,) = reservation(f"TIF+LEE+{booked}:A:1'{docs}").travellers
    assert only.given_names == given


def test_forms_of_a_name_agree_when_one_begins_the_other():
    assert same_person("O'LEE", "ADA", "OLEE", "ADA LOU")
    assert not same_person("LEE", "ADA", "LEE", "BOB")
    assert not same_person("LEE", "ADA", "LI", "ADA")


@pytest.mark.parametrize(
    ("surname", "given", "is_same"),
    [
        ("LINDQUIST", "ADA", True),
        ("LIDNQVIST", "ADA LOU", True),
        ("LINDQVISTT", "A", True),
        ("INDQVIST", "ADA", True),
        ("ADA", "LINDQVIST", True),
        ("LINDQVIST", None, True),
        (None, None, True),
        ("LINDQVIST", "IDA", False),
        ("LUNDQUIST", "ADA", False),
        ("LEE", "ADA", False),
    ],
)
def test_who_can_be_the_same_person_where_a_reference_says_so(surname, given, is_same):
    assert may_be_same("LINDQVIST", "ADA", surname, given) is is_same
    assert may_be_same(surname, given, "LINDQVIST", "ADA") is is_same


def test_a_traveller_is_kept_whatever_is_missing(message, codes):
    found = message("SRC'RCI+UT:ABC123'TIF+LEE'TIF++ADA:A:2'TIF'TIF+ROE:I+ADA MRS::4'")
    travellers = found.reservations[0].travellers
    assert [(each.surname, each.given_names) for each in travellers] == [
        ("LEE", None),
        (None, "ADA"),
        (None, None),
        ("ROE", "ADA"),
    ]
    assert codes(found) == ["name_missing", "name_missing"]


def test_a_traveller_has_references_and_programmes(reservation):
    (only,) = reservation(
        "TIF+LEE+ADAMRS:A:1'FTI+UT:1234567::::GOLD+XX:99'REF+:00ABC'FAR+N+++++X'TKT+0071234567890:T:1'"
    ).travellers
    assert (only.local_reference, only.reference, only.reservation) == ("1", "00ABC", "ABC123")
    assert only.frequent_flyer == ("UT1234567", "XX99")
    assert only.tickets == ("0071234567890",)
    assert only.title == "MRS"
    assert only.names == (Name(surname="LEE", given_names="ADA", source="tif"),)


def test_contacts_in_free_text_belong_to_the_traveller(reservation):
    found = reservation(
        "TIF+LEE+ADA:A:1'IFT+4:28::YY+CTCE ADA..LEE?+X//EXAMPLE./MAIL.ORG'"
        "IFT+4:28::YY+CTCT SEA 866 746-4647 INVENTED TRAVEL'"
        "TIF+ROE+BOB:A:2'IFT+4:28::YY+CTCH 5551234'"
    )
    ada, bob = found.travellers
    assert ada.emails == ("ADA_LEE+X@EXAMPLE-MAIL.ORG",)
    assert ada.phones == ("8667464647",)
    assert bob.phones == ("5551234",)
    assert found.phones == ("8667464647", "5551234")
    assert found.remarks == ()


def test_a_group_without_names_is_no_traveller(message, codes):
    found = message("SRC'RCI+UT:ABC123'TIF+SEE THE WORLD:G'FTI+UT:1'REF+:2'SSR+DOCS:HK:1:UT'")
    assert found.reservations[0].travellers == ()
    assert "GROUP SEE THE WORLD" in found.reservations[0].remarks
    assert "group_without_names" in codes(found)


def test_infants_are_infants(reservation):
    found = reservation(
        "TIF+LEE+ADA:A:1:1'TIF+LEE+TIM:IN:2'SSR+INFT:HK:1:UT:::::LEE/TIM 01MAR26+::1'"
    )
    ada, tim = found.travellers
    assert (ada.role, tim.role) == (Role.PASSENGER, Role.INFANT)
    assert (ada.born, tim.born) == (None, "2026-03-01")
    assert found.remarks == ()
