"""ICAO Doc 9303-3 section 6 B: Cyrillic letters, and what its exceptions say of languages.

Four rows are printed with slips, and are read here as the languages themselves write: the code
0402 stands beside the picture of 040B; the Macedonian GJ stands beside 0492 instead of 0403;
Serbian is given H for 0413, though Serbian documents write G; and 042C is missing, a sign
without a sound of its own, which is left out.
"""

from types import MappingProxyType
from typing import Final

from safepassage.formats.transliteration._pairs import pairs

_TABLE: Final = """
0401 E 0402 D 0403 G 0404 IE 0405 DZ 0406 I 0407 I 0408 J 0409 LJ 040A NJ 040B C 040C K 040E U
040F DZ 0410 A 0411 B 0412 V 0413 G 0414 D 0415 E 0416 ZH 0417 Z 0418 I 0419 I 041A K 041B L
041C M 041D N 041E O 041F P 0420 R 0421 S 0422 T 0423 U 0424 F 0425 KH 0426 TS 0427 CH 0428 SH
0429 SHCH 042A IE 042B Y 042D E 042E IU 042F IA 046A U 0474 Y 0490 G 0492 G 04BA C
"""
SOFT_SIGN: Final = "\u042c"

CYRILLIC: Final = MappingProxyType(pairs(_TABLE) | {SOFT_SIGN: ""})
"""Capital letters with their form where no language is known, or it makes no exception."""

BELARUSIAN: Final = MappingProxyType(pairs("0401 IO 0413 H"))
BULGARIAN: Final = MappingProxyType(pairs("0429 SHT"))
MACEDONIAN: Final = MappingProxyType(pairs("0403 GJ 040C KJ 040F DJ 0425 H 0426 C"))
SERBIAN: Final = MappingProxyType(pairs("0416 Z 0425 H 0426 C 0427 C 0428 S"))
UKRAINIAN: Final = MappingProxyType(pairs("0413 H 0418 Y"))
UKRAINIAN_FIRST: Final = MappingProxyType(pairs("0404 YE 0407 YI 0419 Y 042E YU 042F YA"))
"""Ukrainian letters at the beginning of a word."""
