"""A hit's reasons: what speaks for it, what against it, and what is missing to say so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.selectors import Listing
from safepassage.flows.open_item import OpenHit
from safepassage.matching.evidence import DOCUMENT_CODES
from safepassage.records.reason import MatchReason
from safepassage.records.traveller import Traveller
from safepassage.records.watch import ListedDocument, ListEntry
from safepassage.web.console.phrases.reasons import CLASSES, EFFECTS, TONES
from safepassage.web.console.travellers.wording import full_name, sex_in_words

NOT_LISTED = "birth_date_not_listed"
_SUPPORTING = ("short_document_number", "document_number_slip")


@dataclass(frozen=True, kw_only=True)
class Point:
    """One sentence with the two values compared; ``None`` where a side says nothing.

    ``turns`` says what the outcome would be if only this were not so, where it is another one.
    """

    text: str
    announced: str | None
    listed: str | None
    turns: str = ""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A hit as the page shows it; ``about_document`` when the list names no person."""

    open_hit: OpenHit
    match_class: str | Promise
    tone: str
    effect: str | Promise
    about_document: bool
    reasons_for: list[Point]
    reasons_against: list[Point]
    missing: list[Point]

    @property
    def listing(self) -> Listing | None:
        """The listing, as long as it is stored."""
        return self.open_hit.listing


def compare(found: OpenHit, traveller: Traveller | None) -> Comparison:
    """Sort a hit's reasons; what nobody told speaks neither for nor against."""
    match_class = found.hit.match_class
    listing = found.listing
    effect = listing.legal_effect if listing else None
    against = [one for one in found.reasons if one.weight <= 0 and one.code != NOT_LISTED]
    return Comparison(
        open_hit=found,
        match_class=CLASSES.get(match_class, match_class),
        tone=TONES.get(match_class, "neutral"),
        effect=EFFECTS[effect] if effect else "",
        about_document=_is_about_document(listing),
        reasons_for=[_point(one) for one in found.reasons if one.weight > 0],
        reasons_against=[*map(_point, against), *_differing(found, traveller)],
        missing=list(_missing(found, traveller)),
    )


def _is_about_document(listing: Listing | None) -> bool:
    """Whether a document is looked for and not its bearer."""
    if listing is None:
        return False
    return listing.legal_effect is LegalEffect.SEIZE_DOCUMENT or not listing.entry.name


def _point(one: MatchReason) -> Point:
    announced, listed = one.query, one.listed
    if one.code.startswith("sex_"):
        announced, listed = sex_in_words(one.query), sex_in_words(one.listed)
    return Point(text=_(one.text), announced=announced, listed=listed, turns=_turns(one))


def _turns(one: MatchReason) -> str:
    match one.without:
        case "no_alert":
            return _("Without this, no alert.")
        case "alert":
            return _("Without this, an alert.")
        case _:
            return ""


def _differing(found: OpenHit, traveller: Traveller | None) -> Iterator[Point]:
    """What both sides tell and screening found unequal, or did not weigh."""
    if found.listing is None or traveller is None:
        return
    entry = found.listing.entry
    ours, theirs = _announced(traveller), _listed(entry.documents)
    if (
        ours
        and theirs
        and not _has(found, *DOCUMENT_CODES, "short_document_number", "document_number_slip")
    ):
        text = _("The document announced is none of those listed.")
        yield Point(text=text, announced=ours, listed=theirs)
    if entry.name and not _has(found, "name_"):
        text = _("The names are not the same.")
        yield Point(text=text, announced=full_name(traveller) or None, listed=entry.name)


def _missing(found: OpenHit, traveller: Traveller | None) -> Iterator[Point]:
    """What one side tells and the other does not; about a document, nothing of its bearer."""
    if found.listing is None or traveller is None:
        return
    entry = found.listing.entry
    for ours, theirs, unlisted, unsent in _sides(traveller, entry):
        if ours and not theirs and not _is_about_document(found.listing):
            yield Point(text=unlisted, announced=ours, listed=None)
        elif theirs and not ours:
            yield Point(text=unsent, announced=None, listed=theirs)


def _sides(
    traveller: Traveller, entry: ListEntry
) -> Iterator[tuple[str | None, str | None, str, str]]:
    """Each thing compared: what was announced, what is listed, and the words if one lacks."""
    yield (
        _announced(traveller),
        _listed(entry.documents),
        _("The list names no document of this person."),
        _("The carrier sent no document number."),
    )
    yield (
        traveller.born,
        _joined(entry.dob),
        _("The list gives no birth date for this person."),
        _("The carrier sent no birth date."),
    )
    yield (
        traveller.nationality,
        _joined(entry.nationality),
        _("The list gives no nationality for this person."),
        _("The carrier sent no nationality."),
    )
    yield (
        sex_in_words(traveller.sex),
        sex_in_words(entry.gender),
        _("The list does not say the sex."),
        _("The carrier did not send the sex."),
    )


def _has(found: OpenHit, *beginnings: str) -> bool:
    return any(one.code.startswith(beginnings) for one in found.reasons)


def _announced(traveller: Traveller) -> str | None:
    return _joined(f"{one.issuer or '?'} {one.number}" for one in traveller.documents if one.number)


def _listed(documents: Iterable[ListedDocument]) -> str | None:
    return _joined(f"{one.country or '?'} {one.number}" for one in documents)


def _joined(values: Iterable[str]) -> str | None:
    return ", ".join(values) or None
