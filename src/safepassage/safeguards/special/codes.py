"""Codes that reveal health, religion or similar, which are struck on receipt.

Four-letter codes as listed in the IATA/ATA reservations procedures (AIRIMP):
special meals, medical and mobility assistance, animals in assistance, and
codes on the legal situation of a traveller.
"""

import re


def _codes(table: str) -> frozenset[str]:
    return frozenset(table.split())


SPECIAL_MEALS = _codes(
    "AVML BBML BLML CHML DBML FPML FSML GFML HFML HNML JNML JPML KSML LCML LFML LPML LSML "
    "MOML NBML NFML NLML NSML OBML ORML PFML PRML PWML RFML RVML SFML SPML VGML VJML VLML "
    "VMML VOML VRML"
)
MEDICAL = _codes(
    "BLND BLSC DEAF DPNA ESAN LEGB LEGL LEGR MAAS MEDA MEQT OXYG PPOC STCR SVAN WCBD WCBW "
    "WCHC WCHR WCHS WCLB WCMP WCOB"
)
STATUS = _codes("DEPA DEPU DEPO INAD PRIL ASYL")
SPECIAL_CODES = SPECIAL_MEALS | MEDICAL | STATUS

_CODE = re.compile(r"(?<![A-Z])(?:SSR|SK)?(" + "|".join(sorted(SPECIAL_CODES)) + ")(?![A-Z])")
_WITH_STATUS = re.compile(
    r"(?<![A-Z])(?:SSR)?("
    + "|".join(sorted(SPECIAL_CODES))
    + r")(?:[A-Z0-9]{2})?(?:HK|HN|KK|NN|UN|UC|RQ)[0-9]"
)


def names_code(line: str) -> bool:
    """Whether a line names one of the codes, also run together with SSR, carrier and status."""
    upper = line.upper()
    return bool(_CODE.search(upper) or _WITH_STATUS.search(upper))
