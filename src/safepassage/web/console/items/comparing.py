"""Reasons for and against, side by side: what was announced, what is listed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from safepassage.apps.watchlists.selectors import Listing
from safepassage.flows.open_item import OpenHit
from safepassage.matching.evidence import DOCUMENT_CODES
from safepassage.records.reason import MatchReason
from safepassage.records.traveller import Traveller
from safepassage.records.watch import ListedDocument
from safepassage.web.console.phrases.reasons import CLASSES, EFFECTS, TONES


@dataclass(frozen=True, kw_only=True)
class Point:
    """One sentence with the two values compared; ``None`` where a side says nothing."""

    text: str
    announced: str | None
    listed: str | None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A hit as the page shows it."""

    open_hit: OpenHit
    match_class: str | Promise
    tone: str
    effect: str | Promise
    reasons_for: list[Point]
    reasons_against: list[Point]

    @property
    def listing(self) -> Listing | None:
        """The listing, as long as it is stored."""
        return self.open_hit.listing


def compare(found: OpenHit, traveller: Traveller | None) -> Comparison:
    """Sort a hit's reasons to both sides; what was not found out speaks against."""
    match_class = found.hit.match_class
    listing = found.listing
    effect = listing.legal_effect if listing else None
    against = [_point(one) for one in found.reasons if one.weight <= 0]
    return Comparison(
        open_hit=found,
        match_class=CLASSES.get(match_class, match_class),
        tone=TONES.get(match_class, "neutral"),
        effect=EFFECTS[effect] if effect else "",
        reasons_for=[_point(one) for one in found.reasons if one.weight > 0],
        reasons_against=against + list(_missing(found, traveller)),
    )


def _point(one: MatchReason) -> Point:
    return Point(text=_(one.text), announced=one.query, listed=one.listed)


def _missing(found: OpenHit, traveller: Traveller | None) -> Iterator[Point]:
    """What could not be compared, said as plainly as what could."""
    if found.listing is None or traveller is None:
        return
    codes = {one.code for one in found.reasons}
    entry = found.listing.entry
    if not codes & DOCUMENT_CODES:
        yield _no_document(traveller, entry.documents)
    if not any(code.startswith("name_") for code in codes) and entry.name:
        text = _("The names are not the same.")
        yield Point(text=text, announced=_name(traveller), listed=entry.name)
    if not any(code.startswith("birth_date") for code in codes):
        text = _("The birth dates were not compared, or are not alike.")
        yield Point(text=text, announced=traveller.born, listed=_joined(entry.dob))


def _no_document(traveller: Traveller, listed: Iterable[ListedDocument]) -> Point:
    theirs = _joined(f"{one.country or '?'} {one.number}" for one in listed)
    ours = _joined(f"{one.issuer or '?'} {one.number}" for one in traveller.documents if one.number)
    if theirs is None:
        text = _("The list names no document of this person.")
    elif ours is None:
        text = _("The carrier sent no document number.")
    else:
        text = _("The document announced is none of those listed.")
    return Point(text=text, announced=ours, listed=theirs)


def _name(traveller: Traveller) -> str | None:
    return " ".join(filter(None, (traveller.surname, traveller.given_names))) or None


def _joined(values: Iterable[str]) -> str | None:
    return ", ".join(values) or None
