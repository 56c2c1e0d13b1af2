"""ICAO Doc 9303-3 section 6 C and appendix B: letters of the Arabic script.

``X`` is an escape: it and the one or two letters after it stand for a single Arabic letter.
"""

from types import MappingProxyType
from typing import Final

from safepassage.formats.transliteration._pairs import pairs

_STANDARD: Final = """
0621 XE 0622 XAA 0623 XAE 0624 U 0625 I 0626 XI 0627 A 0628 B 0629 XTA 062A T 062B XTH 062C J
062D XH 062E XKH 062F D 0630 XDH 0631 R 0632 Z 0633 S 0634 XSH 0635 XSS 0636 XDZ 0637 XTT
0638 XZZ 0639 E 063A G 0641 F 0642 Q 0643 K 0644 L 0645 M 0646 N 0647 H 0648 W 0649 XAY 064A Y
0671 XXA 06A4 V 06A5 XF
"""
_OTHERS: Final = """
0679 XXT 067C XRT 067E P 0681 XKE 0685 XXH 0686 XC 0688 XXD 0689 XDR 0691 XXR 0693 XRR 0696 XRX
0698 XJ 069A XXS 06A9 XKK 06AB XXK 06AD XNG 06AF XGG 06BA XNN 06BC XXN 06BE XDO 06C0 XYH
06C1 XXG 06C2 XGE 06C3 XTG 06CC XYA 06CD XXY 06D0 Y 06D2 XYB 06D3 XBE
"""
_SILENT: Final = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0652\u0670\u069c\u06a2\u06a7\u06a8"

ARABIC: Final = MappingProxyType(pairs(_STANDARD) | pairs(_OTHERS) | dict.fromkeys(_SILENT, ""))
"""Letters with their form; vowel signs, the stretching stroke and obsolete letters have none."""

TEH_MARBUTA: Final = "\u0629"
TEH_MARBUTA_LAST: Final = "XAH"
"""Its form at the end of a component (section 6 C note 2)."""

SHADDA: Final = "\u0651"
"""Doubles the letter before it (section 6 C note 3)."""

ALLAH: Final = "\u0627\u0644\u0644\u0647"
ALLAH_FORM: Final = "ALLXH"
"""The special case of appendix B.5.5.11, as the examples of B.5.9 write it."""

SERVANT_OF: Final = "\u0639\u0628\u062f\u0627\u0644"
SERVANT: Final = SERVANT_OF[:3]
"""Names of this kind are written in two components, also where they are joined (B.5.9)."""

LOOK_ALIKES: Final = MappingProxyType(
    dict(zip("\u06be\u06a7\u06a9\u06cc", "\u0647\u0641\u0643\u064a", strict=True))
)
"""What Arabic names hold of other keyboards and fonts, and the Arabic letter of the same look.

The examples of B.5.9 are themselves printed with the first two; note 4 speaks of the last.
"""
