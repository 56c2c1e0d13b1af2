"""From the issuer that the printed lines name to the country that certificates name.

Doc 9303-3 section 5 (codes of the lines), Doc 9303-12 clause 7.1.1 (two letters, ISO 3166-1, and
EU and UN); KS as the certificates of the state that writes RKS in its lines have it.
"""

from safepassage.formats.countries import ALPHA3_OF, INVENTED

_ALPHA2_OF = {alpha3: alpha2 for alpha2, alpha3 in ALPHA3_OF.items()}

_BRITISH = frozenset({"GB", "AI", "BM", "VG", "KY", "FK", "GI", "MS", "PN", "SH", "TC", "IO", "GS"})
"""Passports of British nationals are also issued, under codes GBD and GBR, by territories."""

_OTHERS: dict[str, frozenset[str]] = {
    "D": frozenset({"DE"}),
    "RKS": frozenset({"KS", "XK"}),
    "EUE": frozenset({"EU"}),
    "UNO": frozenset({"UN"}),
    "UNA": frozenset({"UN"}),
    "UNK": frozenset({"UN"}),
    "CHN": frozenset({"CN", "HK", "MO"}),
    "UTO": frozenset({"UT"}),
    **{code: frozenset({code[:2]}) for code in INVENTED},
    **dict.fromkeys(("GBR", "GBD", "GBN", "GBO", "GBP", "GBS"), _BRITISH),
}


def countries_of(issuer: str) -> frozenset[str]:
    """Countries whose certificates may vouch for documents of this issuer; empty: not known."""
    code = issuer.rstrip("<").upper()
    if code in _OTHERS:
        return _OTHERS[code]
    country = code if code in ALPHA3_OF else _ALPHA2_OF.get(code)
    return frozenset({country}) if country else frozenset()
