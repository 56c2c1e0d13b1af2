"""Which kinds of message told of each person on a flight, and what the sources disagree on."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel.conversation import told_by
from safepassage.apps.travel.shown import Person
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.phrases.joins import DIFFERENCES

MANIFEST, INTERACTIVE, RESERVATION = _("manifest"), _("interactive"), _("reservation")
ALL = (MANIFEST, INTERACTIVE, RESERVATION)


@dataclass(frozen=True, kw_only=True)
class Marks:
    """A person's sources in words, what they tell differently, and how many could be the same."""

    sources: list[Promise]
    differ: list[Promise]
    could_be: int


class Sources:
    """What is known of a flight's messages, asked once for everybody."""

    def __init__(self, purpose: Purpose, flight: UUID) -> None:
        self._told: Mapping[UUID, set[UUID]] = told_by(purpose, flight)
        self._interactive = messages.interactive_among(
            one for told in self._told.values() for one in told
        )

    def of(self, person: Person) -> Marks:
        """The marks of one person."""
        found = {
            one for record in person.records for one in self._of(record.head.id, record.head.kind)
        }
        differences = person.joined.differences if person.joined else ()
        return Marks(
            sources=[one for one in ALL if one in found],
            differ=list(dict.fromkeys(DIFFERENCES[one.code][0] for one in differences)),
            could_be=len(person.could_be),
        )

    def _of(self, journey: UUID, kind: DataKind) -> set[Promise]:
        if kind is DataKind.PNR:
            return {RESERVATION}
        told = self._told.get(journey, set())
        asked = told & self._interactive
        return {mark for mark, any_ in ((INTERACTIVE, asked), (MANIFEST, told - asked)) if any_}
