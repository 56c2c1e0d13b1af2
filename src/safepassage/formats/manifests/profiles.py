"""Which kind of manifest a table is: by its own word, else by what its columns and head name."""

from collections.abc import Iterable
from types import MappingProxyType

from safepassage.formats.manifests.fields import Field
from safepassage.formats.manifests.terms import normal
from safepassage.records import Mode, Role
from safepassage.records._base import Record


class Profile(Record, frozen=True):
    """What is taken for granted of one kind of manifest where the file does not say it."""

    format: str
    mode: Mode
    role: Role = Role.PASSENGER


CSV = Profile(format="csv-manifest", mode=Mode.AIR)
XLSX = Profile(format="xlsx-manifest", mode=Mode.AIR)
FAL5 = Profile(format="fal5", mode=Mode.SEA, role=Role.CREW)
FAL6 = Profile(format="fal6", mode=Mode.SEA)
GENDEC = Profile(format="gendec", mode=Mode.AIR)
VEHICLE = Profile(format="vehicle-manifest", mode=Mode.ROAD)
BLOCKS = Profile(format="block-manifest", mode=Mode.AIR)
PROFILES = MappingProxyType(
    {one.format: one for one in (CSV, XLSX, FAL5, FAL6, GENDEC, VEHICLE, BLOCKS)}
)

_SHIP = frozenset({Field.IMO, Field.CALL_SIGN, Field.CRAFT_NAME, Field.LAST_PORT, Field.PORT})
_PASSENGER = frozenset({Field.EMBARKS, Field.DISEMBARKS, Field.VISA_NUMBER, Field.TRANSIT})
_TITLES = MappingProxyType(
    {
        "crew list": FAL5,
        "fal form 5": FAL5,
        "passenger list": FAL6,
        "fal form 6": FAL6,
        "general declaration": GENDEC,
    }
)


def profile_of(
    columns: Iterable[Field], head: Iterable[Field], titles: Iterable[str], *, workbook: bool
) -> Profile:
    """The kind of manifest that names these columns, and these fields and words above them."""
    inside, above = set(columns), set(head)
    around = inside | above
    if Field.VEHICLE_REGISTRATION in inside:
        return VEHICLE
    titled = _titled(titles)
    if titled and (titled is GENDEC or around & _SHIP):
        return titled
    if around & _SHIP and Field.MODE not in around:
        return _of_a_ship(inside)
    if Field.CRAFT_REGISTRATION in around and Field.MODE not in around:
        return GENDEC
    if Field.MODE in above:
        return VEHICLE
    return XLSX if workbook else CSV


def _titled(titles: Iterable[str]) -> Profile | None:
    words = " ".join(map(normal, titles))
    return next((profile for title, profile in _TITLES.items() if title in words), None)


def _of_a_ship(inside: set[Field]) -> Profile:
    if Field.RANK in inside and not inside & {Field.TRANSIT, Field.VISA_NUMBER}:
        return FAL5
    return FAL6 if inside & _PASSENGER else VEHICLE
