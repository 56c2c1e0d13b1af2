"""Service requests and free text of reservations, with what a lawful receiver must strike.

Meals, medical and religious remarks are here on purpose: a receiver may not
store them (special categories of data), and the simulation shows whether it does.
"""

import random
from dataclasses import dataclass

from safepassage.simulation.chance import happens

SPECIAL_SERVICES: tuple[tuple[str, str], ...] = (
    ("MOML", ""),
    ("KSML", ""),
    ("HNML", ""),
    ("VJML", ""),
    ("AVML", ""),
    ("DBML", ""),
    ("GFML", ""),
    ("WCHR", ""),
    ("WCHC", "PARAPLEGIC OWN CHAIR"),
    ("BLND", "WITH GUIDE DOG"),
    ("DEAF", ""),
    ("MEDA", "OXYGEN 2 LPM DURING FLIGHT"),
    ("DPNA", "NEEDS ASSISTANCE"),
    ("MAAS", "EXPECTANT MOTHER 30 WEEKS"),
)  # fmt: skip - a table of codes
NEUTRAL_SERVICES: tuple[tuple[str, str], ...] = (
    ("BIKE", ""),
    ("PETC", "CAT 6KG IN CARRIER"),
    ("XBAG", "1 PIECE"),
    ("SPEQ", "SURFBOARD"),
    ("BSCT", ""),
    ("CHML", ""),
    ("UMNR", "UM09"),
)  # fmt: skip - a table of codes
SPECIAL_TEXTS = (
    "PAX TRAVELS TO DIALYSIS TREATMENT EVERY TWO DAYS",
    "PILGRIM GROUP REQUESTS PRAYER SPACE ON BOARD",
    "PAX IS TRADE UNION DELEGATE PLS SEAT WITH COLLEAGUES",
    "COUPLE ON HONEYMOON TRIP",
    "PAX DIABETIC CARRIES INSULIN AND NEEDLES",
)
NEUTRAL_TEXTS = (
    "VIP PLS EXTEND COURTESIES",
    "PAX HOLDS CONNECTION 40MIN PLS ASSIST",
    "SEATS TOGETHER IF POSSIBLE",
    "INVOICE TO COMPANY ACCOUNT 4711",
    "FEE 35.00 +TAX? PAID AT DESK, RECEIPT 'A-17' GIVEN",
)


@dataclass(frozen=True, slots=True)
class Remarks:
    """Coded services ``(SSR code, text)`` of one traveller or whole reservation, and free texts."""

    services: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = ()


def draw_remarks(rng: random.Random) -> Remarks:
    """Draw the remarks of one reservation; most have none."""
    services = []
    if happens(rng, 0.18):
        services.append(rng.choice(SPECIAL_SERVICES))
    if happens(rng, 0.08):
        services.append(rng.choice(NEUTRAL_SERVICES))
    texts = []
    if happens(rng, 0.05):
        texts.append(rng.choice(SPECIAL_TEXTS))
    if happens(rng, 0.12):
        texts.append(rng.choice(NEUTRAL_TEXTS))
    return Remarks(tuple(services), tuple(texts))
