"""Distinguished names as states write them (RFC 5280 clause 4.1.2.4, Doc 9303-12 table 6)."""

from typing import Literal, NamedTuple

from safepassage.simulation.passports import asn1

COUNTRY = "2.5.4.6"
ORGANISATION = "2.5.4.10"
UNIT = "2.5.4.11"
COMMON_NAME = "2.5.4.3"

Text = Literal["printable", "utf8"]


class Part(NamedTuple):
    """One relative name: its type, its text, and the kind of string."""

    kind: str
    text: str
    string: Text = "printable"


Name = tuple[Part, ...]


def name(country: str, organisation: str, common: str, *, string: Text = "utf8") -> Name:
    """Country (as given: some states write it small), organisation and common name."""
    return (
        Part(COUNTRY, country),
        Part(ORGANISATION, organisation, string),
        Part(COMMON_NAME, common, string),
    )


def reordered(whole: Name) -> Name:
    """The same name in another order, as one state's security objects have it."""
    return tuple(reversed(whole))


def respelled(whole: Name) -> Name:
    """The same name in the other kind of string, but for the country."""
    return tuple(
        part if part.kind == COUNTRY else part._replace(string=_OTHER[part.string])
        for part in whole
    )


_OTHER: dict[Text, Text] = {"printable": "utf8", "utf8": "printable"}


def written(whole: Name) -> bytes:
    """Name element."""
    return asn1.sequence(*(_relative(part) for part in whole))


def _relative(part: Part) -> bytes:
    value = asn1.printable(part.text) if part.string == "printable" else asn1.utf8(part.text)
    return asn1.set_of([asn1.sequence(asn1.oid(part.kind), value)])
