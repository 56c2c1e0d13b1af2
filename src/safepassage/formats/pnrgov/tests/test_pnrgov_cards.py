"""No card number is kept, wherever it stands; the numbers are those of schemes for tests."""

import msgspec
import pytest

from safepassage.formats.pnrgov.cards import without_card_numbers
from safepassage.records import Payment

CARD = "4111111111111111"
HIDDEN = "XXXXXXXXXXXX1111"


@pytest.mark.parametrize(
    ("element", "kind", "number"),
    [
        (f"VI{CARD}:::", "VI", HIDDEN),
        (f"VI {CARD}", "VI", f"{HIDDEN}"),
        (f"{CARD}", None, HIDDEN),
        (f"CC::800.00:{CARD}", "CC", HIDDEN),
        (f"CC:::VI:{CARD}0330:0330", "CC", "XXXXXXXXXXXXXXXX0330"),
        (f"CC{CARD}:::VI:XXXXXXXXXXXX1111", "CC", HIDDEN),
        ("CC::800.00:VI", "CC", None),
        ("CC:::VI:111", "CC", "XXX"),
        ("CASH", "CAS", None),
        ("CA1::100.00", "CA", None),
    ],
)
def test_a_payment_keeps_letters_and_four_digits(reservation, element, kind, number):
    found = reservation(f"TIF+LEE+ADA:A:1'FOP+{element}'")
    assert found.payments == (Payment(kind=kind, number=number),)


@pytest.mark.parametrize(
    "segment",
    [
        f"FOP+VI{CARD}:::'",
        f"FOP+CC:{CARD}:{CARD}:{CARD}:{CARD}:{CARD}'",
        f"IFT+4:15:9+FP CCVI{CARD}/1225 PAID'",
        "IFT+4:15:9+FP CCVI4111 1111 1111 1111 0330'",
        f"IFT+4:43+A PAYER+CARD {CARD}'",
        f"IFT+4:43+A PAYER+{CARD}'",
        f"IFT+4:28::YY+CTCM {CARD}'",
        f"SSR+EPAY:HK:1:UT:::::VI{CARD} EXP 0330'",
        f"SSR+DOCS:HK:1:UT:::::{CARD}'",
        f"ADD++700:::::::CARD {CARD}'",
        f"LTS+0/O/FP CCVI{CARD}'",
        "ABI+1'SAC+++A'IFT+4:28+FP CCVI4111-1111-1111-1111'",
    ],
)
def test_no_card_number_is_kept_anywhere(message, segment):
    kept = msgspec.json.encode(message(f"SRC'TIF+LEE+ADA:A:1'TIF+ROE+BOB:A:2'{segment}")).decode()
    assert "1111" not in kept.replace("XXXX1111", "").replace(HIDDEN, "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("PAID 378282246310005", "PAID XXXXXXXXXXX0005"),
        ("5555 5555 5555 4444 12/30", "XXXXXXXXXXXX4444 12/30"),
        (f"{CARD}0330 OK", f"{HIDDEN}0330 OK"),
        ("CTCM 4155550100200", "CTCM 4155550100200"),
        ("ETKT 2201234567890", "ETKT 2201234567890"),
        (f"NO {CARD[:-1]}2", f"NO {CARD[:-1]}2"),
    ],
)
def test_other_numbers_stay(text, shown):
    assert without_card_numbers(text) == shown
