"""Registers in words: why somebody is not checked, what was sent, what an owner said."""

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.enquiries.models import Confirmation
from safepassage.records.register import RegisterKind, Sent, Unchecked
from safepassage.safeguards.registers import Lane

Words = str | Promise

WHY: dict[str, Words] = {
    Unchecked.WAITING: _("it has not been asked yet"),
    Unchecked.TIMED_OUT: _("it did not answer in time"),
    Unchecked.UNREACHABLE: _("it could not be reached"),
    Unchecked.PAUSED: _("it has not answered lately and rests"),
    Unchecked.REFUSED: _("it refused the question"),
    Unchecked.BAD_ANSWER: _("its answer could not be understood"),
    Unchecked.NOT_CONFIGURED: _("it is not named any more"),
    Unchecked.NO_BASIS: _("no law lets it be asked"),
    Unchecked.PROTECTED: _("somebody who may need protection is not made known to their state"),
    Unchecked.NO_DATA: _("the data sent hold nothing that it could be asked with"),
    Unchecked.MASKED: _("the traveller's data cannot be opened"),
}
NEVER_NOTED: Words = _("it was not asked about when this traveller was told of")
FAULTY: Words = _("the file that names the registers cannot be used")
SENT: dict[str, Words] = {
    Sent.DOCUMENT_NUMBER: _("document number"),
    Sent.DOCUMENT_TYPE: _("document type"),
    Sent.DOCUMENT_ISSUER: _("issuer"),
    Sent.SURNAME: _("surname"),
    Sent.GIVEN_NAMES: _("given names"),
    Sent.BORN: _("birth date"),
    Sent.NATIONALITY: _("nationality"),
    Sent.SEX: _("sex"),
}
OWNERS_WORD: dict[str, Words] = {
    Confirmation.CONFIRMED: _("confirmed by the owner"),
    Confirmation.NOT_CONFIRMED: _("not confirmed by the owner"),
    Confirmation.NO_ANSWER: _("the owner has not answered"),
}
WORD_TONES: dict[str, str] = {
    Confirmation.CONFIRMED: "bad",
    Confirmation.NOT_CONFIRMED: "good",
    Confirmation.NO_ANSWER: "neutral",
}
KINDS: dict[str, Words] = {
    RegisterKind.DOCUMENTS: _("documents"),
    RegisterKind.PERSONS: _("persons"),
    RegisterKind.VISAS: _("visas"),
    RegisterKind.IDENTITIES: _("national identities"),
}
LANES: dict[str, Words] = {
    Lane.INTERACTIVE: _("while a carrier waits, and again afterwards"),
    Lane.AFTERWARDS: _("afterwards"),
}


def fields_in_words(names: Collection[str]) -> str:
    """The names of what was sent, in the order of the list above."""
    return ", ".join(str(words) for name, words in SENT.items() if name in names)


def reason_in_words(code: str) -> str:
    """An owner's reason, which is a code of its own."""
    return code.replace("_", " ")
