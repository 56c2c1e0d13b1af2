"""What speaks for and against: signed reasons, weighed the same for everybody.

Weights of reasons whose code begins with ``name_`` add up to the name score,
all others to the identity score; docs/develop/decisions/0018-screening-by-words.md
says how they were chosen.
"""

from collections.abc import Iterator
from functools import cache

import numpy as np

from safepassage.matching.alignment import WordFit
from safepassage.matching.candidates import NameFind
from safepassage.matching.dates import BirthRelation, closest, day_number, readings_of
from safepassage.matching.documents import LONG_ENOUGH, is_slip, issuers_agree, number_key
from safepassage.matching.laying import Alignment
from safepassage.matching.spelling import likeness, words
from safepassage.matching.standing import Weights
from safepassage.matching.traits import country, sex_code
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
        "name_all_listed_words",
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
    BirthRelation.NEAR: (0.45, "The birth dates differ by one day or one year."),
    BirthRelation.OTHER_CALENDAR: (0.45, "The birth dates are the same, one by another calendar."),
    BirthRelation.ONE_DIGIT: (0.35, "The birth dates differ by one digit of day or month."),
    BirthRelation.SAME_YEAR: (0.3, "The birth years are the same; no more is known."),
    BirthRelation.PLACEHOLDER: (0.1, "The birth years are the same; one date is a 1 January."),
    BirthRelation.NEAR_YEAR: (-0.3, "The birth years differ by one; no more is known."),
    BirthRelation.SAME_YEAR_OTHER_DAY: (-0.9, "The birth years are the same, the days are not."),
    BirthRelation.CONFLICT: (-1.4, "The birth dates contradict each other."),
}

ALL_LISTED = 0.08
"""Longer documents add a father's or a family's name to what a list has."""

_COMMON = {
    BirthRelation.EXACT: (0.0, -0.8),
    BirthRelation.DAY_MONTH_SWAPPED: (0.0, -0.6),
    BirthRelation.NEAR: (0.0, -0.88),
    BirthRelation.OTHER_CALENDAR: (0.0, -0.88),
    BirthRelation.SAME_MONTH: (-0.2, -1.2),
    BirthRelation.ONE_DIGIT: (-0.2, -1.2),
    BirthRelation.SAME_YEAR: (-0.6, -0.84),
    BirthRelation.PLACEHOLDER: (-0.6, -1.0),
    BirthRelation.NEAR_YEAR: (-0.6, -1.0),
}
"""What a common name takes from a birth date that agrees so: of words that few listed names
have, and of words that are frequent there. The more days agree so, the more often by chance;
with a listed year only the very same frequent words alert, if the nationality agrees."""
_NOT_LISTED = -0.6
_FREQUENT, _RARE = 8.0, 14.0
"""Nats: two words that each one listed name in 55 has, and two that each one in 1,100 has."""

_SAME_NATIONALITY, _SAME_SEX, _SAME_BIRTH_PLACE = 0.1, 0.05, 0.15
_SAME_PLACE, _SHORTEST_PLACE = 0.85, 4
_OTHER_NATIONALITY = _OTHER_SEX = -0.4
_BY_RELATION = np.array(
    [_BIRTHS[relation][0] if relation in _BIRTHS else 0.0 for relation in BirthRelation]
)
_BY_NATIONALITY = np.array([0.0, _SAME_NATIONALITY, _OTHER_NATIONALITY])
_BY_SEX = np.array([0.0, _SAME_SEX, _OTHER_SEX])
"""By sign: nothing known, the same, and (from behind) another one."""


def name_reasons(find: NameFind | None) -> Iterator[MatchReason]:
    """Weigh the names, word by word; nothing when only a document led to the entry."""
    if find is None:
        return
    if find.alignment.is_whole:
        text = "The names have the same words."
        yield _reason("name_same", 1.0, text, find.query, find.listed)
    else:
        yield from _word_reasons(find.alignment)
        if find.alignment.has_all_listed:
            text = "Every word of the listed name is in the traveller's, and they are rare."
            yield _reason("name_all_listed_words", ALL_LISTED, text, find.query, find.listed)
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
    yield from _birth_place(subject, entry)


@cache
def at_most(*, has_place: bool) -> Weights:
    """What identity weighs at most for entries by how they stand to a subject, but documents."""
    extra = _SAME_BIRTH_PLACE if has_place else 0.0
    return Weights(_BY_RELATION + extra, _BY_NATIONALITY, _BY_SEX)


@cache
def in_other_years(*, has_place: bool) -> float:
    """What identity weighs at most for somebody who was born in another year."""
    relation, nationality, sex = at_most(has_place=has_place)
    return float(relation[BirthRelation.CONFLICT] + nationality.max() + sex.max())


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
    key, other = number_key(ours.number), number_key(theirs.number)
    if key != other:
        return _slip(ours, theirs) if is_slip(key, other) else None
    if not key:
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


def _slip(ours: ListedDocument, theirs: ListedDocument) -> MatchReason | None:
    """A slip only supports a name: among many documents numbers as near as this are common."""
    agree = issuers_agree(ours.country, theirs.country)
    if agree is False:
        return None
    text = "The document numbers differ by one slip of typing or reading."
    weight = 1.0 if agree else 0.5
    return _reason("document_number_slip", weight, text, _shown(ours), _shown(theirs))


def _shown(document: ListedDocument) -> str:
    return f"{document.country or '?'} {document.number}"


def _common(subject: Subject, entry: ListEntry, find: NameFind | None) -> Iterator[MatchReason]:
    """A common name says little, and a birth date beside it less: others share both by chance.

    How frequent it is counts for full dates: few travellers have a document with a year alone.
    """
    if not find or not subject.dob or not find.alignment.is_common:
        return
    comparison = closest(subject.dob, entry.dob)
    if comparison is None:
        text = "Many people have this name, and the list gives no birth date."
        yield _reason("common_name", _NOT_LISTED, text, find.query, find.listed)
    elif comparison.relation in _COMMON:
        text = "Many people have this name, and some of them such a birth date by chance."
        rarity = find.alignment.rarity if day_number(readings_of(subject.dob)) else _RARE
        weight = _of_common(comparison.relation, rarity)
        if weight:
            yield _reason("common_name", weight, text, find.query, find.listed)


def _of_common(relation: BirthRelation, rarity: float) -> float:
    """Between the weights of rare and of frequent words, as rare as these are together."""
    rare, frequent = _COMMON[relation]
    share = min(1.0, max(0.0, (_RARE - rarity) / (_RARE - _FREQUENT)))
    return round(rare + share * (frequent - rare), 4)


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
    ours = [one for one in (subject.nationality, *subject.other_nationalities) if one]
    if not ours or not entry.nationality:
        return
    sent, listed = ", ".join(ours), ", ".join(entry.nationality)
    if not set(map(country, ours)).isdisjoint(map(country, entry.nationality)):
        text = "A nationality is one of those listed."
        yield _reason("nationality_same", _SAME_NATIONALITY, text, sent, listed)
    else:
        text = "No nationality is one of those listed."
        yield _reason("nationality_conflict", _OTHER_NATIONALITY, text, sent, listed)


def _birth_place(subject: Subject, entry: ListEntry) -> Iterator[MatchReason]:
    """Places are told in many ways: the same one speaks for, another one does not against."""
    if not subject.birth_place:
        return
    ours = set(filter(_is_place, words(subject.birth_place)))
    for listed in entry.birth_places:
        if any(likeness(one, other) >= _SAME_PLACE for one in ours for other in words(listed)):
            text = "The place of birth is one of those listed."
            yield _reason("birth_place_same", _SAME_BIRTH_PLACE, text, subject.birth_place, listed)
            return


def _is_place(word: str) -> bool:
    return len(word) >= _SHORTEST_PLACE


def _sex(subject: Subject, entry: ListEntry) -> Iterator[MatchReason]:
    ours, theirs = sex_code(subject.sex), sex_code(entry.gender)
    if not ours or not theirs:
        return
    if ours == theirs:
        yield _reason("sex_same", _SAME_SEX, "The sex is the same.", subject.sex, entry.gender)
    else:
        text = "The sex is not the same."
        yield _reason("sex_conflict", _OTHER_SEX, text, subject.sex, entry.gender)


def _reason(
    code: str, weight: float, text: str, query: str | None, listed: str | None
) -> MatchReason:
    return MatchReason(code=code, weight=weight, text=text, query=query, listed=listed)
