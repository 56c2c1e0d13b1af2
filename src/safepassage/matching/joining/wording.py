"""The reasons for a join and what the two records tell differently, as codes and sentences."""

from collections.abc import Iterator

from safepassage.formats.countries import alpha3
from safepassage.matching.joining.births import BirthFit
from safepassage.matching.joining.documents import Compared, DocumentFit
from safepassage.matching.joining.names import Form, NameFit, best_fit, main_forms
from safepassage.matching.joining.profile import Profile
from safepassage.matching.joining.shape import Difference, Reason
from safepassage.matching.joining.weighing import Facts
from safepassage.records.document import Document
from safepassage.records.traveller import Traveller

REASONS = {
    "same_locator": "The record locator is the same.",
    "same_reference": "The carrier's unique reference of the traveller is the same.",
    "same_document": "A document number is the same, and no issuer speaks against it.",
    "document_scanned": "A document number is the same but for signs that look alike.",
    "document_slip": "A document number is the same but for one slip.",
    "same_name": "The name is the same.",
    "name_swapped": "The name is the same with surname and given names exchanged.",
    "name_order": "The name has the same words in another order.",
    "name_spelt": "The name is the same in another transliteration.",
    "name_slip": "The name is the same but for one slip.",
    "name_slips": "The name is the same but for two slips.",
    "name_part": "One name has all words of the other.",
    "name_cut": "One name is the beginning of the other.",
    "name_initials": "Given names stand as initials on one side.",
    "name_given_unknown": "The surname is the same; a given name is not told.",
    "name_later_part": "The surname is the same, and one of the later given names.",
    "same_birth": "The birth date is the same.",
    "birth_swapped": "The birth date is the same with day and month exchanged.",
    "birth_digit": "The birth date is the same but for one digit.",
    "birth_near": "The birth dates are a day or a year apart.",
    "birth_partly": "The birth dates are the same as far as both tell them.",
    "same_seat": "A seat is the same.",
    "same_bag": "A bag tag is the same.",
}
DIFFERENCES = {
    "document_typed": "The document number is typed differently.",
    "document_other": "Each tells another document of the same kind.",
    "document_expires": "The document's date of expiry differs.",
    "name_swapped": "Surname and given names are exchanged.",
    "name_order": "The words of the name stand in another order.",
    "name_spelling": "The name is spelt differently.",
    "name_booked": "The booking was made under a name that is spelt differently.",
    "given_missing": "A given name is missing on one side.",
    "given_other": "The given names differ.",
    "surname_other": "The surnames differ.",
    "name_other": "The names differ.",
    "birth_swapped": "Day and month of birth are exchanged.",
    "birth_typed": "The birth date is typed differently.",
    "birth_other": "The birth dates differ.",
    "sex": "The sex differs.",
    "nationality": "The nationality differs.",
    "locator": "The record locator differs.",
    "reference": "The carrier's unique reference differs.",
}
DOCUMENT_REASONS = {
    DocumentFit.SAME: "same_document",
    DocumentFit.SCANNED: "document_scanned",
    DocumentFit.SLIP: "document_slip",
}
NAME_DIFFERENCES = {
    NameFit.SWAPPED: "name_swapped",
    NameFit.ORDER: "name_order",
    NameFit.SPELT: "name_spelling",
    NameFit.SLIP: "name_spelling",
    NameFit.SLIPS: "name_spelling",
    NameFit.CUT: "given_missing",
    NameFit.PART: "given_missing",
    NameFit.LATER_PART: "given_missing",
    NameFit.INITIALS: "given_missing",
    NameFit.GIVEN_UNKNOWN: "given_missing",
    NameFit.OTHER_GIVEN: "given_other",
    NameFit.OTHER_SURNAME: "surname_other",
    NameFit.OTHER: "name_other",
}
BIRTH_DIFFERENCES = {
    BirthFit.SWAPPED: "birth_swapped",
    BirthFit.DIGIT: "birth_typed",
    BirthFit.NEAR: "birth_typed",
    BirthFit.OTHER: "birth_other",
}
SPEAKS_AGAINST = frozenset(
    {NameFit.UNKNOWN, NameFit.OTHER_SURNAME, NameFit.OTHER_GIVEN, NameFit.OTHER}
)
_BOOKED = frozenset({NameFit.SLIP, NameFit.SLIPS, NameFit.SPELT, NameFit.OTHER_GIVEN})


def reasons(facts: Facts) -> tuple[Reason, ...]:
    """Everything that speaks for it, the strongest kind first."""
    return tuple(Reason(code=code, text=REASONS[code]) for code in _reason_codes(facts))


def _reason_codes(facts: Facts) -> Iterator[str]:
    if facts.same_locator:
        yield "same_locator"
    if facts.same_reference:
        yield "same_reference"
    if facts.document in DOCUMENT_REASONS:
        yield DOCUMENT_REASONS[facts.document]
    if facts.name not in SPEAKS_AGAINST:
        yield "same_name" if facts.name is NameFit.SAME else f"name_{facts.name.value}"
    if facts.birth not in {BirthFit.UNKNOWN, BirthFit.OTHER}:
        yield "same_birth" if facts.birth is BirthFit.SAME else f"birth_{facts.birth.value}"
    if facts.same_seat:
        yield "same_seat"
    if facts.same_bag:
        yield "same_bag"


def differences(api: Profile, pnr: Profile, facts: Facts) -> tuple[Difference, ...]:
    """Everything that both tell, and tell differently."""
    return tuple(
        Difference(code=code, api=ours, pnr=theirs, text=DIFFERENCES[code])
        for code, ours, theirs in _differences(api, pnr, facts)
    )


Told = tuple[str, str, str]


def _differences(api: Profile, pnr: Profile, facts: Facts) -> Iterator[Told]:
    ours, theirs = api.traveller, pnr.traveller
    yield from _name(api, pnr)
    if facts.birth in BIRTH_DIFFERENCES:
        yield BIRTH_DIFFERENCES[facts.birth], ours.born or "", theirs.born or ""
    if facts.documents:
        yield from _document(facts.documents)
    if facts.other_sex:
        yield "sex", ours.sex or "", theirs.sex or ""
    if _differ(ours.nationality, theirs.nationality):
        yield "nationality", ours.nationality or "", theirs.nationality or ""
    if facts.same_locator is False:
        yield "locator", ours.reservation or "", theirs.reservation or ""
    if facts.same_reference is False:
        yield "reference", ours.reference or "", theirs.reference or ""


def _name(api: Profile, pnr: Profile) -> Iterator[Told]:
    """The main names, and where the booking's own form has a slip that the document's has not."""
    ours, theirs = main_forms(api.traveller), main_forms(pnr.traveller)
    main = best_fit(ours, theirs)
    if main in NAME_DIFFERENCES:
        yield NAME_DIFFERENCES[main], _full(api.traveller), _full(pnr.traveller)
    for one in pnr.forms if main is NameFit.SAME else ():
        if one not in theirs and best_fit(api.forms, (one,)) in _BOOKED:
            yield "name_booked", _full(api.traveller), _written(one)


def _document(pair: Compared) -> Iterator[Told]:
    ours, theirs = pair.api, pair.pnr
    if pair.fit in {DocumentFit.SCANNED, DocumentFit.SLIP}:
        yield "document_typed", _number(ours), _number(theirs)
    if pair.fit is DocumentFit.OTHER:
        yield "document_other", _number(ours), _number(theirs)
    same = pair.fit not in {DocumentFit.UNKNOWN, DocumentFit.OTHER}
    if same and ours.expires and theirs.expires and ours.expires != theirs.expires:
        yield "document_expires", ours.expires, theirs.expires


def _number(document: Document) -> str:
    return " ".join(filter(None, (document.number, document.issuer)))


def _full(traveller: Traveller) -> str:
    return " / ".join(filter(None, (traveller.surname, traveller.given_names)))


def _written(form: Form) -> str:
    return " / ".join(filter(None, (" ".join(form.surname), " ".join(form.given))))


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other) and alpha3((one or "").upper()) != alpha3((other or "").upper())
