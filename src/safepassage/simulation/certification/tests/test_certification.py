"""Right messages pass; every way of being wrong fails with its reason."""

import pytest

from safepassage.formats.read import read
from safepassage.simulation.certification import CASES, asked, check_all, given, samples

PAIRS = [(code, dialect) for code, case in CASES.items() for dialect in case.dialects]


def right():
    """A right message of every case."""
    return {code: samples(case, next(iter(case.dialects))) for code, case in CASES.items()}


def reasons(code, **changed):
    found = right() | changed
    (result,) = [one for one in check_all(found) if one.case == code]
    assert result.passed == (not result.reasons)
    return " ".join(result.reasons)


def swapped(code, old, new):
    """The right messages of a case with something exchanged in them."""
    bodies = right()[code]
    changed = [body.replace(old, new) for body in bodies]
    assert changed != bodies
    return {code: changed}


@pytest.mark.parametrize(("code", "dialect"), PAIRS)
def test_a_right_message_passes_in_every_dialect(code, dialect):
    assert reasons(code, **{code: samples(CASES[code], dialect)}) == ""


@pytest.mark.parametrize(
    ("code", "old", "new", "reason"),
    [
        ("announce", b"TESTOVAR", b"TESTOVER", "TESTOVAR ILMO is not there under this name."),
        ("announce", b"710527", b"710528", "born is '1971-05-28'; '1971-05-27' is asked for."),
        ("announce", b"ATT+2++M", b"ATT+2++F", "sex is 'F'; 'M' is asked for."),
        ("announce", b"NAT+2+UTO", b"NAT+2+QMA", "nationality is 'QMA'; 'UTO' is asked for."),
        ("announce", b"DTM+36:310101'", b"", "Defect segment_count"),
        ("announce", b"XK0098231", b"XK0098232", "no document with the number XK0098231."),
        ("announce", b"LOC+91+UTO", b"LOC+91+QMA", "issuer of document XK0098231 is 'QMA'"),
        ("announce", b"BGM+745", b"BGM+250", "The function is '250'; 745 is asked for."),
        ("announce", b"UNH+1+PAXLST", b"UNH+1+PAXLTS", "Defect"),
        ("announce", b"CNT+42:1", b"CNT+42:2", "Defect control_total"),
        ("list", b"NAD+FL+++PROBEN:OLE", b"NAD+FL+++PROBEN:MARA", "PROBEN OLE is not there"),
        ("change", b"UT815-1", b"UT815-9", "not the one of case announce"),
        ("change", b"XK0098299", b"XK0098231", "no document with the number XK0098299"),
        ("cancel", b"BGM+745+XR", b"BGM+745", "The function is '745'; 745+XR is asked for."),
        ("closure", b"UT815-1", b"UT815-2", "not the one of case announce"),
        ("flight_cancelled", b"BGM+266+XF", b"BGM+266+CF", "'266+CF'; 266+XF is asked for."),
        ("parts", b"+01:C", b"+02:C", "The parts are numbered"),
        ("parts", b"+CERTPARTS+03", b"+OTHERPART+03", "the same common access reference"),
        ("parts", b"+02'", b"+02:C'", "Part 2 is marked wrongly as to the first one (C)."),
        ("parts", b"+03:F", b"+03", "Part 3 is marked wrongly as to the last one (F)."),
        ("transit", b"NAD+DDU", b"NAD+FL", "role is 'passenger'; 'transit_passenger' is asked"),
        ("two_documents", b"VV123456", b"VV123457", "no document with the number VV123456"),
        ("long_names", b"HAUSENFELD", b"HAUSENFEL", "is not there under this name"),
        ("bad_date", b"713199", b"710527", "The defect unreadable_date was to be provoked"),
        ("acknowledge", b"CERTIFY132", b"CERTIFY131", "does not acknowledge the given message"),
        ("acknowledge", b"UT815-1", b"UT815-2", "does not acknowledge the given message"),
        ("reservation", b"XK0098241", b"XK0098249", "no document with the number XK0098241"),
    ],
)
def test_a_wrong_message_fails_with_its_reason(code, old, new, reason):
    assert reason in reasons(code, **swapped(code, old, new))


@pytest.mark.parametrize("code", CASES)
def test_a_case_without_a_message_fails(code):
    found = right()
    del found[code]
    (result,) = [one for one in check_all(found) if one.case == code]
    assert result.reasons == ("No message was given.",)


@pytest.mark.parametrize("code", CASES)
def test_the_message_of_another_case_fails(code):
    other = "transit" if code != "transit" else "crew"
    assert reasons(code, **{code: right()[other]})


@pytest.mark.parametrize("body", [b"", b"\x00\xff", b"UNB+rubbish", b"not a message"])
def test_rubbish_fails_and_breaks_nothing(body):
    assert reasons("announce", announce=[body])


def test_a_name_may_be_cut_where_the_format_cuts_it_and_nowhere_else():
    (body,) = samples(CASES["long_names"], "apps")
    shorter = body.replace(b"LANGENNAMENBERGERHAUSENF", b"LANGENNAMENBERGERHAUSEN")
    assert shorter != body
    assert "not there under this name" in reasons("long_names", long_names=[shorter])


def test_who_is_too_many_is_seen():
    bodies = right()["list"] + right()["announce"]
    assert "There are 2 messages; one is asked for." in reasons("announce", announce=bodies)
    assert "3 travellers too many" in reasons("transit", transit=right()["list"])


def test_a_case_that_speaks_of_another_needs_it():
    found = right()
    del found["announce"]
    (result,) = [one for one in check_all(found) if one.case == "cancel"]
    assert result.reasons == ("Case announce is needed first, to know whom this one speaks of.",)


def test_only_the_cases_of_the_chosen_formats_are_asked():
    assert {one.code for one in asked(["apps"])} == {
        "announce",
        "cancel",
        "two_documents",
        "long_names",
    }
    found = {"announce": samples(CASES["announce"], "paxlst")}
    first = check_all(found, formats=["apps"])[0]
    assert first.reasons == ("The format is paxlst; apps is asked for.",)


def test_every_case_is_told_completely():
    for case in CASES.values():
        assert case.instructions.endswith(".")
        assert case.refers_to is None or case.refers_to in CASES
        assert case.travellers or case.referred or case.replies or case.code == "flight_cancelled"


def test_what_is_given_is_itself_without_fault():
    parsed = read(given())
    assert parsed.defects == ()
    assert [one.defects for one in parsed.messages] == [()]
