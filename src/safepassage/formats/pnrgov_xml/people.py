"""Passenger: who travels, and who appears at check-in."""

from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.drafts import TravellerDraft
from safepassage.formats.pnrgov.names import split_name
from safepassage.formats.pnrgov.travellers import INFANTS, Person, find, new_traveller
from safepassage.formats.pnrgov_xml.here import Here
from safepassage.formats.pnrgov_xml.tree import Node

_INFANT: Final = "IN"


def person_of(node: Node) -> Person:
    """A name as Passenger tells it, prefix and middle names in their places."""
    surname = " ".join(filter(None, (node.get("surname_prefix"), node.get("surname"))))
    first, glued, doubted = split_name(node.get("given"))
    given = " ".join(filter(None, (first, node.get("middle"))))
    other = " ".join((doubted, node.get("middle"))).rstrip() if doubted else None
    title = node.get("title") or glued or None
    kind = _INFANT if _is_infant(node) else ""
    reference = node.get("rph") or None
    return Person(surname or None, given or None, title, kind, reference, other)


def _is_infant(node: Node) -> bool:
    """Whether the type of passenger, or the fare paid, says so."""
    fares = (child for child in node.children if child.name == "fareinfo")
    kinds = {holder.get("kind") for holder in (node, *fares)}
    return not kinds.isdisjoint(INFANTS)


def traveller(here: Here, node: Node) -> TravellerDraft:
    """A traveller of the reservation; one without a name is kept and reported."""
    person = person_of(node)
    if not (person.surname or any(each.get("surname") for each in node.every("docs"))):
        here.context.stand_at(node)
        here.context.report(Code.NAME_MISSING)
    draft = new_traveller(person)
    draft.reference = node.get("unique") or None
    here.draft.add(draft)
    return draft


def checked_in(here: Here, node: Node) -> TravellerDraft | None:
    """The traveller whom check-in names by reference or name; an unknown one is added."""
    person = person_of(node)
    known = find(here.draft, person)
    if known or not (person.surname or person.given_names):
        return known
    here.context.stand_at(node)
    here.context.report(Code.TRAVELLER_AT_CHECK_IN_ONLY)
    return traveller(here, node)
