"""Names of issuers and subjects (Doc 9303-12 7.1.1 table 5 and 7.1.1.1, 7.1.4 table 9)."""

from collections.abc import Iterator

from safepassage.documents.asn1 import values
from safepassage.documents.certificates import names
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy import parts
from safepassage.documents.lint.anatomy.parts import NamePart
from safepassage.documents.lint.finding import Finding, Rule, Severity

CLAUSE = "Doc 9303-12 7.1.1, table 5 and 7.1.1.1"
SERIAL_NUMBER = "2.5.4.5"
IA5_KINDS = frozenset({"0.9.2342.19200300.100.1.25", "1.2.840.113549.1.9.1"})
"""Domain components and e-mail addresses are IA5String by their own definitions (RFC 5280)."""
COUNTRY_LENGTH = 2

COUNTRY_MISSING = Rule(
    "country_missing",
    Severity.ERROR,
    CLAUSE,
    "The {about} names no country.",
    costs.WRONG_STATE,
)
COUNTRY_FORM = Rule(
    "country_form",
    Severity.ERROR,
    CLAUSE,
    "The country of the {about} is not a code of two letters.",
    costs.WRONG_STATE,
)
COUNTRY_SMALL = Rule(
    "country_lower_case",
    Severity.ERROR,
    CLAUSE,
    "The country of the {about} is written in small letters.",
    costs.WRONG_STATE,
)
COUNTRY_STRING = Rule(
    "country_string",
    Severity.ERROR,
    CLAUSE,
    "Country or serial number of the {about} is not a PrintableString.",
    "Readers that compare names byte by byte do not find the certificate that signed.",
)
COMMON_NAME_MISSING = Rule(
    "common_name_missing",
    Severity.ERROR,
    CLAUSE,
    "The {about} has no common name.",
    costs.REFUSED,
)
NAME_STRING = Rule(
    "name_string",
    Severity.ERROR,
    CLAUSE,
    "A part of the {about} is neither a PrintableString nor a UTF8String.",
    "Readers show the name wrongly, or do not find the certificate by it.",
)
COUNTRIES_DIFFER = Rule(
    "countries_differ",
    Severity.ERROR,
    CLAUSE,
    "Issuer and subject name different countries: {about}.",
    "Readers bind a signer to one state and take this for one state signing for another.",
)


def check_name(element: bytes, whose: str) -> Iterator[Finding]:
    """Table 5, 7.1.1.1: country in two capitals, common name, kinds of strings."""
    found = parts.name(element)
    countries = [each for each in found if each.kind == names.COUNTRY]
    if not countries:
        yield COUNTRY_MISSING.found(whose)
    for each in countries:
        yield from _check_country(each.text, whose)
    if not any(each.kind == names.COMMON_NAME for each in found):
        yield COMMON_NAME_MISSING.found(whose)
    yield from _check_strings(found, whose)


def check_countries(issuer: bytes, subject: bytes) -> Iterator[Finding]:
    """Table 5: countryName in issuer and subject match; case is a matter of its own."""
    first, second = names.country(issuer), names.country(subject)
    if first and second and first != second:
        yield COUNTRIES_DIFFER.found(f"{first} and {second}")


def _check_country(text: str, whose: str) -> Iterator[Finding]:
    if len(text) != COUNTRY_LENGTH or not (text.isascii() and text.isalpha()):
        yield COUNTRY_FORM.found(whose)
    elif not text.isupper():
        yield COUNTRY_SMALL.found(whose)


def _check_strings(found: tuple[NamePart, ...], whose: str) -> Iterator[Finding]:
    strict = {names.COUNTRY, SERIAL_NUMBER}
    if any(each.kind in strict and each.tag != values.PRINTABLE_STRING for each in found):
        yield COUNTRY_STRING.found(whose)
    allowed = {values.PRINTABLE_STRING, values.UTF8_STRING}
    others = (each for each in found if each.kind not in strict | IA5_KINDS)
    if any(each.tag not in allowed for each in others):
        yield NAME_STRING.found(whose)
