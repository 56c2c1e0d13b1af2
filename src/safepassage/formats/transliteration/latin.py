"""ICAO Doc 9303-3 section 6 A: multinational Latin-based letters."""

from types import MappingProxyType
from typing import Final

from safepassage.formats.transliteration._pairs import pairs

_TABLE: Final = """
00C0 A 00C1 A 00C2 A 00C3 A 00C4 AE/A 00C5 AA/A 00C6 AE 00C7 C 00C8 E 00C9 E 00CA E 00CB E
00CC I 00CD I 00CE I 00CF I 00D0 D 00D1 N/NXX 00D2 O 00D3 O 00D4 O 00D5 O 00D6 OE/O 00D8 OE
00D9 U 00DA U 00DB U 00DC UE/UXX/U 00DD Y 00DE TH
0100 A 0102 A 0104 A 0106 C 0108 C 010A C 010C C 010E D 0110 D 0112 E 0114 E 0116 E 0118 E
011A E 011C G 011E G 0120 G 0122 G 0124 H 0126 H 0128 I 012A I 012C I 012E I 0130 I 0131 I
0132 IJ 0134 J 0136 K 0139 L 013B L 013D L 013F L 0141 L 0143 N 0145 N 0147 N 014A N 014C O
014E O 0150 O 0152 OE 0154 R 0156 R 0158 R 015A S 015C S 015E S 0160 S 0162 T 0164 T 0166 T
0168 U 016A U 016C U 016E U 0170 U 0172 U 0174 W 0176 Y 0178 Y 0179 Z 017B Z 017D Z 1E9E SS
"""

LATIN: Final = MappingProxyType(
    {letter: tuple(forms.split("/")) for letter, forms in pairs(_TABLE).items()}
)
"""Capital letters with the forms that an issuer may choose from, in the standard's order."""
