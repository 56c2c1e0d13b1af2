"""Listed persons and documents, and the matches against them."""

from enum import StrEnum

from safepassage.records._base import Record
from safepassage.records.reason import MatchReason


class ListedDocument(Record, frozen=True):
    """A document named by a list entry."""

    number: str
    type: str | None = None
    country: str | None = None


class ListEntry(Record, frozen=True):
    """One entry of a watchlist, in the shape of the JSONL exchange form.

    ``name`` is the primary name, ``aliases`` good and ``weak`` low-quality
    ones, ``script_names`` those in other scripts; ``dob`` holds dates in any
    precision, ``birth_places`` words or country codes. ``category`` is one of its list's,
    ``ground`` why the person is listed, ``expires`` the last day of the listing (ISO 8601);
    ``issuer`` is the state or organisation whose alert it is, where the list has several.
    """

    id: str
    name: str | None = None
    source: str | None = None
    given: str | None = None
    family: str | None = None
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    dob: tuple[str, ...] = ()
    nationality: tuple[str, ...] = ()
    documents: tuple[ListedDocument, ...] = ()
    gender: str | None = None
    script_names: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()
    category: str | None = None
    ground: str | None = None
    expires: str | None = None
    issuer: str | None = None


class Subject(Record, frozen=True):
    """Who is looked for: the query side of screening.

    ``other_names`` are further forms sent, ``other_nationalities`` those of a second passport.
    """

    name: str | None = None
    surname: str | None = None
    given_names: str | None = None
    mrz_name: str | None = None
    dob: str | None = None
    nationality: str | None = None
    sex: str | None = None
    other_names: tuple[str, ...] = ()
    other_nationalities: tuple[str, ...] = ()
    birth_place: str | None = None
    documents: tuple[ListedDocument, ...] = ()


class MatchClass(StrEnum):
    """What a match rests on, strongest first."""

    DOCUMENT = "document"
    IDENTITY = "identity"
    NAME_ONLY = "name_only"


class Match(Record, frozen=True, rename={"match_class": "class"}):
    """A listed entry that may be the subject; the two scores are never one number."""

    entry: str
    name_score: float
    identity_score: float
    match_class: MatchClass
    alert: bool
    reasons: tuple[MatchReason, ...] = ()
