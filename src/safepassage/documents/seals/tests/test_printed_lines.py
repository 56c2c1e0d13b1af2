"""A good seal may be on another's paper: it is held against the printed lines."""

import pytest

from safepassage.documents.mrz.findings import WORDS
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
        ("ANNA", "ANNE", "given_names"),
        ("ERIKSSON", "ERIKSSEN", "surname"),
        ("D231458907", "D331458907", "number"),
        ("7408122", "7408132", "born"),
        ("F120415", "M120415", "sex"),
        ("1204159", "1304159", "expires"),
        ("7UTO74", "7QMA74", "nationality"),
        ("I<UTO", "I<QMA", "issuer"),
        ("I<UTO", "IDUTO", "document_code"),
        ("ANNA<", "ANNE<MARIA<", "given_names"),
        ("59<<<<<<<6", "59ZE<<<<<6", "optional"),
    ],
)
def test_every_field_that_differs_is_named(before, after, about):
    assert before in PERMIT
    printed = PERMIT.replace(before, after)
    first, second = printed.split("\n")
    printed = f"{first[:36]}\n{second}"
    assert found(Stated(PERMIT), printed) == [("seal_mrz_mismatch", about)]


def test_several_fields_are_named_together_and_in_words():
    printed = PERMIT.replace("ERIKSSON<<ANNA", "ERIKSSEN<<ANNE").replace("7408122", "7408132")
    (only,) = compare(Stated(PERMIT), printed, AT)
    assert only.about == "surname, given_names, born"
    assert only.text == f"The seal and the printed lines differ: {WORDS['name']}, {WORDS['born']}."


def test_the_optional_data_of_a_visa_are_not_in_its_seal():
    first, second = VISA.split("\n")
    assert found(Stated(f"{first}\n{second[:28]}"), VISA) == []
    assert found(Stated(f"{first}\n{second[:28]}"), VISA.replace("4009078", "4009088")) == [
        ("seal_mrz_mismatch", "born")
    ]


def test_single_fields_are_compared_where_the_seal_has_no_lines():
    assert found(Stated(fields=NC), PASSPORT) == []
    assert found(Stated(fields=NC | {"number": "L898902C4"}), PASSPORT) == [
        ("seal_mrz_mismatch", "number")
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
    assert found(Stated(fields={"born": "1975"}), PASSPORT) == [("seal_mrz_mismatch", "born")]


def test_lines_that_are_none_leave_it_open():
    (only,) = compare(Stated(PERMIT), "I<UTO", AT)
    assert (only.code, only.severity) == ("mrz_format", "inconclusive")


@pytest.mark.parametrize(("stated", "printed"), [(Stated(), PERMIT), (Stated(PERMIT), None)])
def test_it_is_told_where_nothing_was_compared(stated, printed):
    assert found(stated, printed) == [("seal_not_compared", None)]


def named(written):
    return "P<UTO" + written.ljust(39, "<") + "\n" + PASSPORT.split("\n")[1]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("O'Connor Mary-Ann", "OCONNOR<<MARY<ANN"),
        ("Müller Jörg", "MUELLER<<JOERG"),
        ("Müller Jörg", "MULLER<<JORG"),
        ("Núñez José", "NUNXXEZ<<JOSE"),
        (
            "Nilavadhanananda Chayapa Dejthamrong Krasuang",
            "NILAVADHANA<<CHAYAPA<DEJTHAMRONG<KRASUA",
        ),
    ],
)
def test_a_name_in_national_letters_is_the_printed_one_in_those_of_the_lines(name, written):
    """Else whoever has an apostrophe or an umlaut would carry somebody else's seal."""
    assert found(Stated(fields={"name": name}), named(written)) == []


@pytest.mark.parametrize("name", ["Müller Jörn", "Möller Jörg", "Müller", "Müller Jörg Ann"])
def test_another_name_in_national_letters_is_found(name):
    lines = named("MUELLER<<JOERG")
    assert found(Stated(fields={"name": name}), lines) == [("seal_mrz_mismatch", "name")]
