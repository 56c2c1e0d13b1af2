"""Who asks is who they say: by the printed lines of their document, and a person's look.

The copy is destroyed with the check, whatever it showed. What remains is that somebody
checked, who, when and how.
"""

from uuid import UUID

from django.db import transaction

from safepassage.apps.subjects import services
from safepassage.apps.subjects.content import Copy, read_copy
from safepassage.apps.subjects.services import By
from safepassage.documents.mrz import Zone, ZoneReader
from safepassage.flows.platform import Platform
from safepassage.flows.subjects.told import Open, Told, open_request
from safepassage.pipeline.draft import normal
from safepassage.records._base import Record
from safepassage.safeguards.rights.asked import Proof


class Unproven(Exception):  # noqa: N818 - a state, told as one
    """The printed lines do not show this person: only a look at the document itself can."""


class Shown(Record, frozen=True):
    """What was sent of a document: the lines as read, and where they differ from what was told.

    ``differences`` are names of fields; it ``fits`` when the lines are sound, none differs, and
    there is a picture: lines alone can be made up by whoever knows the data.
    """

    zone: Zone
    differences: tuple[str, ...]
    has_picture: bool

    @property
    def fits(self) -> bool:
        """Whether what was sent speaks for this person, to who looks at the picture."""
        return self.lines_fit and self.has_picture

    @property
    def lines_fit(self) -> bool:
        """Whether the lines are sound and those of the person named."""
        return self.zone.valid and not self.differences


def shown(platform: Platform, found: Open) -> Shown | None:
    """What there is to look at; nothing when no document was sent or it was looked at."""
    copy = read_copy(found.row, platform.keys)
    return _compared(platform, copy, found.told) if copy else None


@transaction.atomic
def shown_of(platform: Platform, request: UUID, *, by: By) -> Shown | None:
    """The same of a request that is opened for it."""
    return shown(platform, open_request(platform, request, by=by))


@transaction.atomic
def picture_of(platform: Platform, request: UUID, *, by: By) -> Copy | None:
    """The picture as it was sent; it was never decoded here."""
    found = open_request(platform, request, by=by)
    return read_copy(found.row, platform.keys)


@transaction.atomic
def settle(platform: Platform, request: UUID, proof: Proof | None, *, by: By) -> None:
    """Note what a look showed, or that it showed nothing, and destroy the copy.

    Raises ``Unproven`` when the proof is to be the copy, and its lines do not fit.
    """
    found = open_request(platform, request, by=by, lock=True)
    if proof is Proof.COPY_AND_LINES:
        seen = shown(platform, found)
        if seen is None or not seen.fits:
            raise Unproven
    services.prove(found.row, proof, by=by)


def _compared(platform: Platform, copy: Copy, told: Told) -> Shown:
    zone = ZoneReader(platform.clock.now().date()).read(copy.lines)
    fields = zone.fields
    pairs = {
        "surname": (fields.surname, told.surname),
        "born": (fields.born, told.born),
        "number": (fields.number, told.number),
    }
    differences = tuple(
        name
        for name, (read, said) in pairs.items()
        if not said or normal(read or "") != normal(said)
    )
    return Shown(zone=zone, differences=differences, has_picture=bool(copy.picture))
