"""Reading a machine-readable zone with every check that its lines allow.

A border's history holds millions of zones, so every step is one pass over the lines, and what
the steps look up is made once.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from safepassage.documents.mrz.check_digits import FILLER
from safepassage.documents.mrz.correction import find_correction
from safepassage.documents.mrz.dates import Reckoning
from safepassage.documents.mrz.doubts import Dates, remarks, wrong_fields
from safepassage.documents.mrz.fillers import recounted
from safepassage.documents.mrz.findings import MISCOUNTED, corrected, finding
from safepassage.documents.mrz.layouts import Parts
from safepassage.documents.mrz.lines import Lines, NoZoneError, find_lines
from safepassage.documents.mrz.names import WrittenName, read_name
from safepassage.documents.mrz.numbers import LongNumber, long_number
from safepassage.documents.mrz.proofs import prove
from safepassage.documents.mrz.zone import DigitState, Zone, ZoneFields
from safepassage.documents.reasons import reason

SEXES: Final = {"M": "M", "F": "F", "X": "X", FILLER: "X"}
"""What may stand for the sex; a filler says that it is not specified, as X does."""


class ZoneReader:
    """Reads zones as of one reference date; made once, it reads any number of them."""

    def __init__(self, at: date) -> None:
        self._dates = Reckoning(at)

    def read(self, text: str) -> Zone:
        """Read the lines, joined or apart; whatever the text is, the answer is a zone."""
        try:
            return self._read(find_lines(text))
        except NoZoneError as error:
            return self._recounted(error.lines) or _refused(error)

    def _recounted(self, lines: Sequence[str]) -> Zone | None:
        """Read lines with the right number of fillers, if the check digits prove that."""
        try:
            zone = self._read(find_lines(recounted(lines)))
        except NoZoneError:
            return None
        if DigitState.BAD in msgspec.structs.astuple(zone.check_digits):
            return None
        return msgspec.structs.replace(zone, reasons=(MISCOUNTED, *zone.reasons))

    def _read(self, lines: Lines) -> Zone:
        parts = Parts(*lines.layout.cut(lines.zone))
        name, long = read_name(parts.name), long_number(lines.layout, parts)
        dates = (self._dates.born(parts.born), self._dates.expires(parts.expires))
        fields = _fields(parts, name, long, dates)
        proof = prove(lines, parts, long)
        wrong = wrong_fields(lines.layout.begins, fields, name, dates)
        cut = parts.name[-1] != FILLER
        correction = find_correction(lines) if proof.reasons else ()
        return Zone(
            type=lines.layout.type,
            valid=not wrong and not proof.reasons,
            fields=fields,
            check_digits=proof.digits,
            name_truncated=cut,
            correction=correction,
            reasons=(
                *proof.reasons,
                *corrected(correction),
                *[finding("mrz_field", field) for field in wrong],
                *remarks(fields, cut=cut, past=self._dates.is_past(fields.expires)),
            ),
        )


def _refused(error: NoZoneError) -> Zone:
    return Zone(type=None, valid=False, reasons=(reason("mrz_format", str(error)),))


def _fields(
    parts: Parts[str], name: WrittenName, long: LongNumber | None, dates: Dates
) -> ZoneFields:
    born, expires = dates
    return ZoneFields(
        document_code=parts.code.rstrip(FILLER) or None,
        issuer=parts.issuer.rstrip(FILLER) or None,
        surname=name.surname,
        given_names=name.given_names,
        number=long.text if long else parts.number.rstrip(FILLER) or None,
        nationality=parts.nationality.rstrip(FILLER) or None,
        born=born or None,
        sex=SEXES.get(parts.sex),
        expires=expires or None,
        optional=_optional(long.optional if long else parts.optional, parts.more_optional),
    )


def _optional(first: str, second: str) -> tuple[str, ...]:
    """Optional data as far as any are filled."""
    first, second = first.rstrip(FILLER), second.rstrip(FILLER)
    if second:
        return (first, second)
    return (first,) if first else ()
