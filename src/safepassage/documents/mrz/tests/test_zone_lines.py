"""From a text to a zone: how lines may come, and what is told of those that are none."""

from datetime import date
from itertools import permutations

import msgspec
import pytest

from safepassage.documents.mrz import Zone, ZoneFields, ZoneReader, ZoneType, write_zone
from safepassage.records import Weight

READER = ZoneReader(date(2011, 5, 1))
ANNA = ZoneFields(
    issuer="UTO",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    number="L898902C3",
    nationality="UTO",
    born="1974-08-12",
    sex="F",
    expires="2012-04-15",
)
CODES = {
    ZoneType.TD1: "I",
    ZoneType.TD2: "I",
    ZoneType.TD3: "P",
    ZoneType.MRV_A: "V",
    ZoneType.MRV_B: "V",
}


def written(kind: ZoneType) -> str:
    optional = ("ZE184226B",) if kind is ZoneType.TD3 else ()
    fields = msgspec.structs.replace(ANNA, document_code=CODES[kind], optional=optional)
    return write_zone(kind, fields)


KINDS = {kind: written(kind) for kind in ZoneType}
TD1, TD2, TD3, MRV_A, MRV_B = KINDS.values()


def read(text: str) -> Zone:
    return READER.read(text)


def codes(zone: Zone) -> list[tuple[str, str | None]]:
    return [(one.code, one.about) for one in zone.reasons]


@pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
def test_lines_may_come_joined_in_small_letters_and_with_blanks_around(text: str) -> None:
    lines = text.split("\n")
    whole = read(text)
    assert whole.type is not None
    ways = ["", "\r\n", " ", "\n\n", "  \n ", "\u2028"]
    assert {read(way.join(lines)) for way in ways} == {whole}
    assert read(f"\u00a0\t{text.lower()}\n\n") == whole
    assert read("".join(f"{sign} " for sign in text)) == whole


@pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
def test_only_the_right_order_of_the_lines_is_valid(text: str) -> None:
    orders = list(permutations(text.split("\n")))
    assert [read("\n".join(lines)).valid for lines in orders] == [True] + [False] * (
        len(orders) - 1
    )


@pytest.mark.parametrize(("text", "other"), list(permutations(KINDS.values(), 2)))
def test_lines_of_two_kinds_make_no_valid_zone(text: str, other: str) -> None:
    mixed = [text.split("\n", maxsplit=1)[0], *other.split("\n")[1:]]
    zone = read("\n".join(mixed))
    assert not zone.valid or zone.type in {ZoneType.MRV_A, ZoneType.MRV_B}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("", "there is nothing to read"),
        (" \n ", "there is nothing to read"),
        ("P<UTO", "one line of 5 signs; a passport has 2 lines of 44"),
        (TD3[:-1], "lines of 44 and 43 signs"),
        (TD3.replace("\nL8", "\nL"), "lines of 44 and 43 signs"),
        (TD3.replace("<\nL", "\nLL"), "lines of 43 and 45 signs"),
        (TD2.replace("<\nL", "\nLL"), "lines of 35 and 37 signs"),
        ("A\n" * 9, "there are 9 lines"),
        (TD3.replace("8", "*", 1), "sign 2 of line 2 is none of A to Z, 0 to 9 and <"),
        (TD3.replace("P", "\u0420", 1), "sign 1 of line 1"),
        (TD3.replace("SS", "\u00df", 1), "sign 10 of line 1"),
        (f"\u202e{TD3}", "sign 1 of line 1"),
        (TD3.replace("<", "\x00"), "sign 2 of line 1"),
        ("<" * 10_000, "the text is far longer than any zone"),
        ("IDFRA" + "<" * 67, "French identity cards of before 2021"),
    ],
)
def test_what_is_no_zone_is_told_by_lengths_and_places(text: str, about: str) -> None:
    zone = read(text)
    assert zone == Zone(type=None, valid=False, reasons=zone.reasons)
    (reason,) = zone.reasons
    assert (reason.code, reason.severity) == ("mrz_format", Weight.INCONCLUSIVE)
    assert about in reason.text


@pytest.mark.parametrize(
    "text",
    [
        TD3.replace("<\n", "\n").replace("B<<", "B<<<"),
        TD3.replace("<\n", "<<<<\n"),
        TD3.replace("<<<\n", "\n"),
        TD2.replace("<<<8", "8"),
        TD1.replace("<\n", "\n", 1) + "<",
        MRV_A + "<<<",
        MRV_B.replace("<\n", "\n"),
    ],
)
def test_miscounted_fillers_are_put_right_and_told(text: str) -> None:
    zone = read(text)
    assert zone.valid
    assert codes(zone)[0] == ("mrz_fillers", None)
    right = next(one for one in map(read, KINDS.values()) if one.type is zone.type)
    assert (zone.fields, zone.check_digits) == (right.fields, right.check_digits)
    assert zone.reasons[1:] == right.reasons


@pytest.mark.parametrize(
    "text",
    [
        TD3.replace("<\n", "<<<<<\n"),
        "IDFRA" + "<" * 32 + "\n" + "<" * 36,
        TD3.replace("ANNA<MARIA<<<<", "ANNA"),
        "P<UTOPAPANDROPOULOUS<<JONATHON<WARREN<TREVO\n" + TD3.split("\n")[1],
        "P<UTOPAPANDROPOULOUS<<JONATHON<WARREN<TREVORS\n" + TD3.split("\n")[1],
    ],
)
def test_other_signs_that_are_missing_or_too_many_are_not_put_right(text: str) -> None:
    assert [one.code for one in read(text).reasons] == ["mrz_format"]
