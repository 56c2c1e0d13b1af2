"""Writing the lines of a machine-readable zone from the data of a document."""

from typing import Final

from safepassage.documents.mrz.check_digits import FILLER, SIGNS, check_digit, remainder, values
from safepassage.documents.mrz.layouts import LAYOUTS, Layout, ZoneType
from safepassage.documents.mrz.truncation import Truncation, cut_as_chosen, truncated
from safepassage.documents.mrz.zone import ZoneFields
from safepassage.formats.transliteration import Language, LatinForm, transliterate
from safepassage.records._base import Record

_SEXES: Final = {"M": "M", "F": "F", "X": FILLER, None: FILLER}
_SIGNS: Final = frozenset(SIGNS)
_NUMBER: Final = 9
_DATE: Final = 6


class NameStyle(Record, frozen=True):
    """What an issuer chooses for names: spelling, and how long ones are cut.

    ``lengths`` gives the letters of each component of the primary and the secondary identifier
    where none of the ways of ``Truncation`` is meant; ``room`` as for ``truncated``.
    """

    language: Language | None = None
    latin: LatinForm = LatinForm.EXPANDED
    truncation: Truncation = Truncation.INITIALS
    room: int = 1
    lengths: tuple[tuple[int, ...], tuple[int, ...]] | None = None


_PLAIN: Final = NameStyle()


def write_zone(
    kind: ZoneType, fields: ZoneFields, style: NameStyle = _PLAIN, *, empty_digit: str = "0"
) -> str:
    """Write the lines of a zone, each ended but the last, with all check digits.

    Names may be in national letters; ``empty_digit`` (0 or a filler, both are allowed) is
    what a TD3 has for the check digit of empty optional data. ValueError, which never repeats
    the data, for what the kind of zone has no room for or cannot hold.
    """
    layout = LAYOUTS[kind]
    signs = list(FILLER * layout.size)
    for part, text in _parts(layout, fields, style, empty_digit).items():
        place: slice = getattr(layout.places, part)
        signs[place] = _padded(part, text, place.stop - place.start)
    zone = "".join(signs)
    if layout.composite:
        covered = b"".join(layout.composite(values(zone)))
        at = layout.places.composite_digit
        zone = zone[: at.start] + str(remainder(covered)) + zone[at.stop :]
    return "\n".join(zone[at : at + layout.width] for at in range(0, layout.size, layout.width))


def write_name(
    surname: str | None, given_names: str | None, size: int, style: NameStyle = _PLAIN
) -> str:
    """Write a name field of ``size`` signs from names in national letters.

    A name of one part takes the place of the primary identifier, whichever part it is.
    ValueError for a name without a letter, or with one that cannot be written.
    """
    primary, secondary = _components(surname, style), _components(given_names, style)
    if not primary:
        primary, secondary = secondary, []
    if not primary:
        raise ValueError("a zone has no room for a person without a name")
    if style.lengths:
        return cut_as_chosen(primary, secondary, size, style.lengths)
    return truncated(primary, secondary, size, style.truncation, style.room).ljust(size, FILLER)


def _components(name: str | None, style: NameStyle) -> list[str]:
    written = transliterate(name or "", language=style.language, latin=style.latin)
    return written.split(FILLER) if written else []


def _parts(
    layout: Layout, fields: ZoneFields, style: NameStyle, empty_digit: str
) -> dict[str, str]:
    """What is written into each part, without the fillers that follow, and no composite digit."""
    places = layout.places
    number, number_digit, rest = _number(layout, fields.number or "")
    optional, more, *too_many = (*fields.optional, "", "")
    if any(too_many) or fields.sex not in _SEXES:
        raise ValueError("the zone cannot hold so many optional data, or such a sex")
    born, expires = _date(fields.born), _date(fields.expires)
    parts = {
        "code": fields.document_code or "",
        "issuer": fields.issuer or "",
        "name": write_name(
            fields.surname, fields.given_names, places.name.stop - places.name.start, style
        ),
        "number": number,
        "number_digit": number_digit,
        "nationality": fields.nationality or "",
        "born": born,
        "born_digit": check_digit(born),
        "sex": _SEXES[fields.sex],
        "expires": expires,
        "expires_digit": check_digit(expires),
        "optional": rest + optional,
        "more_optional": more,
    }
    if places.optional_digit.stop:
        parts["optional_digit"] = check_digit(optional) if optional else empty_digit
    return parts


def _number(layout: Layout, number: str) -> tuple[str, str, str]:
    """The number's field, its check digit, and what of it goes into the optional data."""
    written = "".join(sign if sign in SIGNS else FILLER for sign in number.upper())
    if len(written) > _NUMBER and layout.long_number:
        rest = written[_NUMBER:] + check_digit(written)
        return written[:_NUMBER], FILLER, rest + FILLER
    return written, check_digit(written), ""


def _date(iso: str | None) -> str:
    """Six signs of a date in the precision that is known, fillers for the rest."""
    return (iso or "")[2:].replace("-", "").ljust(_DATE, FILLER)


def _padded(part: str, text: str, size: int) -> str:
    if len(text.rstrip(FILLER)) > size or not set(text) <= _SIGNS:
        raise ValueError(f"the zone cannot hold what is given for '{part}'")
    return text[:size].ljust(size, FILLER)
