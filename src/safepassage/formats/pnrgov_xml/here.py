"""Where in a reservation an element stands: whose it is, and on which flight."""

from dataclasses import dataclass, field

from msgspec import structs

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.drafts import LegDraft, ReservationDraft, TravellerDraft
from safepassage.formats.pnrgov_xml.findings import XmlContext
from safepassage.formats.pnrgov_xml.tree import Node
from safepassage.records import Reservation


@dataclass(slots=True)
class Here:
    """The reservation being filled; ``owner`` and ``leg`` are those around the element.

    ``has_bags`` tells that the check-in around the element has counted its bags itself.

    ``people`` and ``legs`` find what an element became; ``older`` are the locators that the
    reservation was divided from.
    """

    context: XmlContext
    draft: ReservationDraft
    owner: TravellerDraft | None = None
    leg: LegDraft | None = None
    is_check_in: bool = False
    has_bags: bool = False
    people: dict[int, TravellerDraft] = field(default_factory=dict)
    legs: dict[int, LegDraft] = field(default_factory=dict)
    older: set[str] = field(default_factory=set)

    @property
    def only(self) -> TravellerDraft | None:
        """The traveller, when there is but one."""
        travellers = self.draft.travellers
        return travellers[0] if len(travellers) == 1 else None

    def referred(self, node: Node) -> list[str]:
        """The travellers' references that an element names; parted by blanks or commas."""
        return node.get("rph").replace(",", " ").split()

    def owner_of(self, node: Node) -> TravellerDraft | None:
        """Whose an element is: the traveller around it, else the one it refers to."""
        known = self.draft.by_reference
        named = (known[each] for each in self.referred(node) if each in known)
        return self.owner or next(named, None)

    def unassigned(self) -> None:
        """Report that an element could not be given to anybody."""
        self.context.report(Code.REQUEST_UNASSIGNED)

    def turned(self, reservation: Reservation) -> Reservation:
        """The reservation with the directions of its divisions as elements told them."""
        if not self.older:
            return reservation
        younger = [each for each in reservation.split_to if each not in self.older]
        older = dict.fromkeys((*reservation.split_from, *sorted(self.older)))
        return structs.replace(reservation, split_from=tuple(older), split_to=tuple(younger))
