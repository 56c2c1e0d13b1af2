"""ISO 3166-1: two-letter country codes and their three-letter equals."""

from types import MappingProxyType

_TABLE = """
AD AND AE ARE AF AFG AG ATG AI AIA AL ALB AM ARM AO AGO AQ ATA AR ARG AS ASM AT AUT AU AUS
AW ABW AX ALA AZ AZE BA BIH BB BRB BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI BJ BEN BL BLM
BM BMU BN BRN BO BOL BQ BES BR BRA BS BHS BT BTN BV BVT BW BWA BY BLR BZ BLZ CA CAN CC CCK
CD COD CF CAF CG COG CH CHE CI CIV CK COK CL CHL CM CMR CN CHN CO COL CR CRI CU CUB CV CPV
CW CUW CX CXR CY CYP CZ CZE DE DEU DJ DJI DK DNK DM DMA DO DOM DZ DZA EC ECU EE EST EG EGY
EH ESH ER ERI ES ESP ET ETH FI FIN FJ FJI FK FLK FM FSM FO FRO FR FRA GA GAB GB GBR GD GRD
GE GEO GF GUF GG GGY GH GHA GI GIB GL GRL GM GMB GN GIN GP GLP GQ GNQ GR GRC GS SGS GT GTM
GU GUM GW GNB GY GUY HK HKG HM HMD HN HND HR HRV HT HTI HU HUN ID IDN IE IRL IL ISR IM IMN
IN IND IO IOT IQ IRQ IR IRN IS ISL IT ITA JE JEY JM JAM JO JOR JP JPN KE KEN KG KGZ KH KHM
KI KIR KM COM KN KNA KP PRK KR KOR KW KWT KY CYM KZ KAZ LA LAO LB LBN LC LCA LI LIE LK LKA
LR LBR LS LSO LT LTU LU LUX LV LVA LY LBY MA MAR MC MCO MD MDA ME MNE MF MAF MG MDG MH MHL
MK MKD ML MLI MM MMR MN MNG MO MAC MP MNP MQ MTQ MR MRT MS MSR MT MLT MU MUS MV MDV MW MWI
MX MEX MY MYS MZ MOZ NA NAM NC NCL NE NER NF NFK NG NGA NI NIC NL NLD NO NOR NP NPL NR NRU
NU NIU NZ NZL OM OMN PA PAN PE PER PF PYF PG PNG PH PHL PK PAK PL POL PM SPM PN PCN PR PRI
PS PSE PT PRT PW PLW PY PRY QA QAT RE REU RO ROU RS SRB RU RUS RW RWA SA SAU SB SLB SC SYC
SD SDN SE SWE SG SGP SH SHN SI SVN SJ SJM SK SVK SL SLE SM SMR SN SEN SO SOM SR SUR SS SSD
ST STP SV SLV SX SXM SY SYR SZ SWZ TC TCA TD TCD TF ATF TG TGO TH THA TJ TJK TK TKL TL TLS
TM TKM TN TUN TO TON TR TUR TT TTO TV TUV TW TWN TZ TZA UA UKR UG UGA UM UMI US USA UY URY
UZ UZB VA VAT VC VCT VE VEN VG VGB VI VIR VN VNM VU VUT WF WLF WS WSM YE YEM YT MYT ZA ZAF
ZM ZMB ZW ZWE
"""
_PAIRS = _TABLE.split()

ALPHA3_OF = MappingProxyType(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))

_ICAO = """
D GBD GBN GBO GBP GBS RKS EUE UTO UNO UNA UNK XAA XBA XCC XCE XCO XCT XDC XEC XES XIM XMP XOM
XPO XXA XXB XXC XXX IAO ANT NTZ
"""
ICAO_CODES = frozenset(_ICAO.split())
"""Issuers and nationalities beyond ISO 3166-1 (ICAO Doc 9303-3 section 5, parts A to D; ANT and
NTZ are withdrawn and still met)."""

INVENTED = frozenset(["QMA", "QNA", "QOA", "QPA", "QRA", "QSA", "QTA", "QUA", "QVA", "QWA", "QXA"])
"""The invented states of the demonstration, named out of the block QMA to QZZ.

ISO 3166-1 (clause 8.1.3) leaves that block to whoever uses it; none of it will ever be a
country. The rest of the block stays unknown, as a filler such as ``QQQ`` must.
"""

_FORMER = """
AFI ANT ATB ATN BUR BYS CSK CTE DDR DHY FXX GEL HVO JTN MID NHB NTZ PCI PCZ PUS RHO ROM SCG SKM SUN
TMP VDR WAK YMD YUG ZAR
"""
FORMER = frozenset(_FORMER.split())
"""Withdrawn three-letter codes (ISO 3166-3): of states that ended, or that took another code."""

ISSUERS = frozenset(ALPHA3_OF.values()) | ICAO_CODES | INVENTED
"""Every code that may stand as a document's issuer."""


def alpha3(code: str) -> str:
    """Turn a two-letter code into the three-letter one; any other code comes back unchanged.

    ICAO Doc 9303-3 section 5 codes (``D``, ``UTO``, ``XXA`` …) therefore stay as sent.
    """
    return ALPHA3_OF.get(code, code)


def is_known(code: str) -> bool:
    """Whether a code is a country, an issuer of ICAO Doc 9303-3 section 5, or invented here."""
    return code in ISSUERS
