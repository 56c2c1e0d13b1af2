"""What speaks for and against: signed reasons, weighed the same for everybody.

Weights of reasons whose code begins with ``name_`` add up to the name score,
all others to the identity score; docs/develop/decisions/0018-screening-by-words.md
says how they were chosen.
"""

from collections.abc import Iterator

from safepassage.formats.countries import alpha3
from safepassage.matching.alignment import WordFit
from safepassage.matching.candidates import NameFind
from safepassage.matching.dates import BirthRelation, closest
from safepassage.matching.documents import LONG_ENOUGH, issuers_agree, number_key
from safepassage.matching.laying import Alignment
from safepassage.records import ListedDocument, ListEntry, MatchReason, Subject

NAME_CODES = frozenset(
    {
        "name_same",
        "name_word_same",
        "name_word_alike",
        "name_word_initial",
        "name_words_joined",
        "name_word_cut",
        "name_word_written",
        "name_word_not_listed",
        "name_word_only_listed",
        "name_weak_alias",
        "name_single",
    }
)
DOCUMENT_CODES = frozenset({"document_and_issuer", "document_number"})

_FITS = {
    WordFit.SAME: ("name_word_same", "The word is in both names."),
    WordFit.ALIKE: ("name_word_alike", "The words are spellings of one another."),
    WordFit.INITIAL: ("name_word_initial", "One is the first letter of the other."),
    WordFit.JOINED: ("name_words_joined", "Two words on one side are one on the other."),
    WordFit.CUT: (
        "name_word_cut",
        "The document's name field is full; what it shows begins the listed word.",
    ),
    WordFit.WRITTEN: ("name_word_written", "The words are one another's in another alphabet."),
}

_BIRTHS = {
    BirthRelation.EXACT: (0.7, "The birth dates are the same."),
    BirthRelation.DAY_MONTH_SWAPPED: (0.45, "The birth dates differ by day and month swapped."),
    BirthRelation.SAME_MONTH: (0.45, "Year and month of birth are the same; a day is not known."),
    BirthRelation.NEAR: (0.45, "The birth dates differ by one day, one digit or one year."),
    BirthRelation.OTHER_CALENDAR: (0.45, "The birth dates are the same, one by another calendar."),
    BirthRelation.SAME_YEAR: (0.3, "The birth years are the same; no more is known."),
    BirthRelation.PLACEHOLDER: (0.1, "The birth years are the same; one date is a 1 January."),
    BirthRelation.NEAR_YEAR: (-0.3, "The birth years differ by one; no more is known."),
    BirthRelation.SAME_YEAR_OTHER_DAY: (-0.9, "The birth years are the same, the days are not."),
    BirthRelation.CONFLICT: (-1.4, "The birth dates contradict each other."),
}

_VAGUE = frozenset({BirthRelation.SAME_YEAR, BirthRelation.PLACEHOLDER})

_SAME_NATIONALITY, _SAME_SEX = 0.1, 0.05
_SEXES = {"M": "M", "MALE": "M", "F": "F", "FEMALE": "F"}


def name_reasons(find: NameFind | None) -> Iterator[MatchReason]:
    """Weigh the names, word by word; nothing when only a document led to the entry."""
    if find is None:
        return
    if find.alignment.is_whole:
        text = "The names have the same words."
        yield _reason("name_same", 1.0, text, find.query, find.listed)
    else:
        yield from _word_reasons(find.alignment)
    if find.weak:
        text = "The list calls this alias a weak one."
        yield _reason("name_weak_alias", -0.1, text, find.query, find.listed)
    if find.alignment.telling <= 1:
        text = "A single word says little about a person."
        yield _reason("name_single", -0.1, text, find.query, find.listed)


def _word_reasons(alignment: Alignment) -> Iterator[MatchReason]:
    for pair in sorted(alignment.pairs, key=lambda one: (-one.share, one.query)):
        code, text = _FITS[pair.fit]
        yield _reason(code, round(pair.share, 4), text, pair.query.upper(), pair.listed.upper())
    for word in alignment.query_left:
        text = "The listed name has no such word."
        yield _reason("name_word_not_listed", 0.0, text, word.upper(), None)
    for word in alignment.listed_left:
        text = "The traveller's name has no such word."
        yield _reason("name_word_only_listed", 0.0, text, None, word.upper())


def identity_reasons(
    subject: Subject, entry: ListEntry, find: NameFind | None = None
) -> Iterator[MatchReason]:
    """Weigh everything but how alike the names are; what is unknown on a side weighs nothing."""
    yield from _document(subject, entry)
    yield from _common(subject, entry, find)
    yield from _birth(subject, entry)
    yield from _nationality(subject, entry)
    yield from _sex(subject, entry)


def identity_at_most(relation: BirthRelation) -> float:
    """What identity weighs at most with birth dates of this relation, without a document."""
    weight = 0.0 if relation is BirthRelation.NOTHING else _BIRTHS[relation][0]
    return weight + _SAME_NATIONALITY + _SAME_SEX


def _document(subject: Subject, entry: ListEntry) -> Iterator[MatchReason]:
    found = (
        reason
        for ours in subject.documents
        for theirs in entry.documents
        if (reason := _same_document(ours, theirs))
    )
    best = max(found, key=lambda reason: (reason.weight, reason.listed or ""), default=None)
    if best is not None:
        yield best


def _same_document(ours: ListedDocument, theirs: ListedDocument) -> MatchReason | None:
    key = number_key(ours.number)
    if not key or key != number_key(theirs.number):
        return None
    agree = issuers_agree(ours.country, theirs.country)
    values = _shown(ours), _shown(theirs)
    if agree:
        text = "Document number and issuer are the same."
        return _reason("document_and_issuer", 5.0, text, *values)
    if agree is False:
        return None
    if len(key) >= LONG_ENOUGH:
        text = "The document numbers are the same; an issuer is not known."
        return _reason("document_number", 2.4, text, *values)
    text = "The document numbers are the same but short; an issuer is not known."
    return _reason("short_document_number", 0.4, text, *values)


def _shown(document: ListedDocument) -> str:
    return f"{document.country or '?'} {document.number}"


def _common(subject: Subject, entry: ListEntry, find: NameFind | None) -> Iterator[MatchReason]:
    """A common name says little where the list gives no birth date, or little more than a year."""
    if not find or not subject.dob or not find.alignment.is_common:
        return
    comparison = closest(subject.dob, entry.dob)
    if comparison is None or comparison.relation in _VAGUE:
        text = "Many people have this name, and the list gives no full birth date."
        yield _reason("common_name", -0.6, text, find.query, find.listed)


def _birth(subject: Subject, entry: ListEntry) -> Iterator[MatchReason]:
    if not entry.dob:
        text = "The list gives no birth date for this person."
        weight = -0.2 if subject.dob else 0.0
        yield _reason("birth_date_not_listed", weight, text, subject.dob, None)
        return
    comparison = closest(subject.dob, entry.dob)
    if comparison is not None:
        weight, text = _BIRTHS[comparison.relation]
        yield _reason(comparison.relation.code, weight, text, subject.dob, comparison.listed)


def _nationality(subject: Subject, entry: ListEntry) -> Iterator[MatchReason]:
    if not subject.nationality or not entry.nationality:
        return
    ours = alpha3(subject.nationality.upper())
    listed = ", ".join(entry.nationality)
    if ours in {alpha3(theirs.upper()) for theirs in entry.nationality}:
        text = "The nationality is one of those listed."
        yield _reason("nationality_same", _SAME_NATIONALITY, text, subject.nationality, listed)
    else:
        text = "The nationality is none of those listed."
        yield _reason("nationality_conflict", -0.4, text, subject.nationality, listed)


def _sex(subject: Subject, entry: ListEntry) -> Iterator[MatchReason]:
    ours, theirs = (_SEXES.get((sex or "").upper()) for sex in (subject.sex, entry.gender))
    if not ours or not theirs:
        return
    if ours == theirs:
        yield _reason("sex_same", _SAME_SEX, "The sex is the same.", subject.sex, entry.gender)
    else:
        text = "The sex is not the same."
        yield _reason("sex_conflict", -0.4, text, subject.sex, entry.gender)


def _reason(
    code: str, weight: float, text: str, query: str | None, listed: str | None
) -> MatchReason:
    return MatchReason(code=code, weight=weight, text=text, query=query, listed=listed)
