"""Digital travel credentials: the files of an invented chip in one (ICAO DTC-VC 1.2)."""

from collections.abc import Mapping

from safepassage.simulation.passports import asn1

VERSION = 1


def travel_credential(
    sod: bytes | None, groups: Mapping[int, bytes], *, bound: bool = False
) -> bytes:
    """DTCContentInfo; ``bound`` gives it the parts of one that is bound to a component.

    What such a part holds is invented: nobody here checks it.
    """
    files = [asn1.implicit(number, content) for number, content in sorted(groups.items())]
    if sod is not None:
        files.insert(0, asn1.implicit(0, sod))
    signature = (asn1.explicit(0, asn1.sequence()), asn1.explicit(1, asn1.sequence()))
    return asn1.sequence(
        asn1.integer(VERSION), asn1.sequence(*files), *(signature if bound else ())
    )
