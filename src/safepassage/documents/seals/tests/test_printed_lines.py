"""A good seal may be on another's paper: it is held against the printed lines."""

import pytest

from safepassage.documents.seals.printed import compare
from safepassage.documents.seals.seal import Stated
from sealing import AT, PASSPORT, PERMIT

VISA = "V<UTOERIKSSON<<ANNA".ljust(44, "<") + "\nL8988901C4XXX4009078F9612109" + "6ZE184226B<<<<<<"
NC = {"name": "ERIKSSON  ANNA", "born": "1974-08-12", "sex": "F", "number": "L898902C3"}


def found(stated, printed):
    return [(each.code, each.about) for each in compare(stated, printed, AT)]


@pytest.mark.parametrize("lines", [PASSPORT, PERMIT])
def test_the_same_lines_differ_in_nothing(lines):
    assert found(Stated(lines), lines) == []
    assert found(Stated(lines), lines.replace("\n", "").lower()) == []


@pytest.mark.parametrize(
    ("before", "after", "about"),
    [
        ("ANNA", "ANNE", "name"),
        ("ERIKSSON", "ERIKSSEN", "name"),
        ("D231458907", "D331458907", "document number"),
        ("7408122", "7408132", "date of birth"),
        ("F120415", "M120415", "sex"),
        ("1204159", "1304159", "date of expiry"),
        ("7UTO74", "7QMA74", "nationality"),
        ("I<UTO", "I<QMA", "issuer"),
        ("I<UTO", "IDUTO", "document code"),
        ("ANNA<", "ANNE<MARIA<", "name"),
        ("59<<<<<<<6", "59ZE<<<<<6", "optional data"),
    ],
)
def test_every_field_that_differs_is_named(before, after, about):
    assert before in PERMIT
    printed = PERMIT.replace(before, after)
    first, second = printed.split("\n")
    printed = f"{first[:36]}\n{second}"
    assert found(Stated(PERMIT), printed) == [("seal_mrz_mismatch", about)]


def test_several_fields_are_named_together():
    printed = PERMIT.replace("ANNA", "ANNE").replace("7408122", "7408132")
    assert found(Stated(PERMIT), printed) == [("seal_mrz_mismatch", "date of birth, name")]


def test_the_optional_data_of_a_visa_are_not_in_its_seal():
    first, second = VISA.split("\n")
    assert found(Stated(f"{first}\n{second[:28]}"), VISA) == []
    assert found(Stated(f"{first}\n{second[:28]}"), VISA.replace("4009078", "4009088")) == [
        ("seal_mrz_mismatch", "date of birth")
    ]


def test_single_fields_are_compared_where_the_seal_has_no_lines():
    assert found(Stated(fields=NC), PASSPORT) == []
    assert found(Stated(fields=NC | {"number": "L898902C4"}), PASSPORT) == [
        ("seal_mrz_mismatch", "document number")
    ]


@pytest.mark.parametrize("name", ["Eriksson Anna", "ERIKSSON<<ANNA", " eriksson   anna "])
def test_names_are_compared_without_case_fillers_and_blanks(name):
    assert found(Stated(fields={"name": name}), PASSPORT) == []


def test_a_name_may_be_cut_off_in_the_lines():
    long = PASSPORT.replace("ANNA".ljust(29, "<"), "ANNABELLA<CHARLOTTE<VICTORIAX")
    said = {"name": "ERIKSSON ANNABELLA CHARLOTTE VICTORIAXANDRA"}
    assert found(Stated(fields=said), long) == []
    assert found(Stated(fields={"name": "ERIKSSON ANNABELLA"}), long) == [
        ("seal_mrz_mismatch", "name")
    ]


def test_a_date_may_leave_out_what_is_not_known():
    assert found(Stated(fields={"born": "1974"}), PASSPORT) == []
    assert found(Stated(fields={"born": "1975"}), PASSPORT) == [
        ("seal_mrz_mismatch", "date of birth")
    ]


def test_lines_that_are_none_leave_it_open():
    (only,) = compare(Stated(PERMIT), "I<UTO", AT)
    assert (only.code, only.severity) == ("mrz_format", "inconclusive")


@pytest.mark.parametrize(("stated", "printed"), [(Stated(), PERMIT), (Stated(PERMIT), None)])
def test_it_is_told_where_nothing_was_compared(stated, printed):
    assert found(stated, printed) == [("seal_not_compared", None)]
