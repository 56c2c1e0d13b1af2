"""One sentence that says why an item is in the queue, made of codes alone."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.cases.findings import ALTERED_CLASS, REGISTER_CLASS, REGISTER_HIT
from safepassage.apps.cases.shown import ItemHead
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.records.watch import MatchClass

EFFECTS: dict[str, str | Promise] = {
    LegalEffect.TRAVEL_BAN: gettext_lazy("travel ban"),
    LegalEffect.ARREST: gettext_lazy("arrest"),
    LegalEffect.SEIZE_DOCUMENT: gettext_lazy("seize the document"),
    LegalEffect.INFORM_ONLY: gettext_lazy("inform only"),
}
CLASSES: dict[str, str | Promise] = {
    MatchClass.DOCUMENT: gettext_lazy("Document"),
    MatchClass.IDENTITY: gettext_lazy("Identity"),
    MatchClass.NAME_ONLY: gettext_lazy("Name only"),
    ALTERED_CLASS: gettext_lazy("Changed data"),
    REGISTER_CLASS: gettext_lazy("Register"),
}
TONES: dict[str, str] = {
    MatchClass.DOCUMENT: "warning",
    MatchClass.IDENTITY: "info",
    MatchClass.NAME_ONLY: "neutral",
    ALTERED_CLASS: "bad",
    REGISTER_CLASS: "info",
}

_DOCUMENTS = {
    "document_and_issuer": gettext_lazy(
        "Document number and issuer equal those of a listed document"
    ),
    "document_number": gettext_lazy(
        "Document number equals that of a listed document, an issuer is not known"
    ),
    "short_document_number": gettext_lazy(
        "A short document number equals that of a listed document"
    ),
}
_NAMES = {
    "name_same": gettext_lazy("The name"),
    "name_word_written": gettext_lazy("The name in another alphabet"),
    "name_word_cut": gettext_lazy("A cut-off name"),
    "name_word_alike": gettext_lazy("The name in another spelling"),
    "name_words_joined": gettext_lazy("The name in another spelling"),
    "name_word_initial": gettext_lazy("The name with an initial"),
    "name_all_listed_words": gettext_lazy("The name with further words"),
    "name_word_only_listed": gettext_lazy("A part of the name"),
    "name_word_not_listed": gettext_lazy("A part of the name"),
}
"""What is said of the names, by the first of these reasons that a match has."""
_BIRTHS = {
    "birth_date_exact": gettext_lazy("birth date"),
    "birth_date_day_month_swapped": gettext_lazy("birth date, day and month swapped,"),
    "birth_date_same_month": gettext_lazy("month of birth"),
    "birth_date_near": gettext_lazy("almost the birth date"),
    "birth_date_one_digit": gettext_lazy("almost the birth date"),
    "birth_date_same_year": gettext_lazy("year of birth"),
    "birth_date_placeholder": gettext_lazy("year of birth"),
}


_SHORT = {
    "document_and_issuer": gettext_lazy("Same document number and issuer"),
    "document_number": gettext_lazy("Same document number, an issuer not known"),
    "short_document_number": gettext_lazy("Same short document number"),
    "name_same": gettext_lazy("Same name"),
    "name_word_written": gettext_lazy("Same name in another alphabet"),
    "name_word_cut": gettext_lazy("Same name as far as it is shown"),
    "name_word_alike": gettext_lazy("Name in another spelling"),
    "name_words_joined": gettext_lazy("Name in another spelling"),
    "name_word_initial": gettext_lazy("Name with an initial"),
    "name_all_listed_words": gettext_lazy("Name with further words"),
    "name_word_only_listed": gettext_lazy("Part of the name"),
    "name_word_not_listed": gettext_lazy("Part of the name"),
    "birth_date_exact": gettext_lazy("birth date"),
    "birth_date_day_month_swapped": gettext_lazy("birth date, day and month swapped"),
    "birth_date_same_month": gettext_lazy("month of birth"),
    "birth_date_near": gettext_lazy("almost the birth date"),
    "birth_date_one_digit": gettext_lazy("almost the birth date"),
    "birth_date_same_year": gettext_lazy("year of birth"),
    "birth_date_placeholder": gettext_lazy("year of birth"),
}
EFFECT_TONES: dict[str, str] = {
    LegalEffect.TRAVEL_BAN: "warning",
    LegalEffect.ARREST: "bad",
    LegalEffect.SEIZE_DOCUMENT: "info",
    LegalEffect.INFORM_ONLY: "neutral",
}


def brief(item: ItemHead) -> str:
    """What matched, in a few words: to tell lines of a list apart."""
    if item.match_class == ALTERED_CLASS:
        return _("Refused, and told differently now")
    if registers_in(item):
        return _("A register has a hit: a lead")
    document = next((code for code in item.codes if code in _DOCUMENTS), None)
    if document and item.match_class == MatchClass.DOCUMENT:
        return str(_SHORT[document])
    name = next((_SHORT[code] for code in _NAMES if code in item.codes), _("Same name"))
    birth = next((_SHORT[code] for code in item.codes if code in _BIRTHS), None)
    if item.match_class == MatchClass.DOCUMENT:
        return _("A document equals a listed one")
    return _("%(name)s and %(birth)s") % {"name": name, "birth": birth} if birth else str(name)


def registers_in(item: ItemHead) -> list[str]:
    """The register whose hit is an item's strongest, if it is a register's."""
    return [one.removeprefix(REGISTER_HIT) for one in item.codes if one.startswith(REGISTER_HIT)]


def reason(item: ItemHead) -> str:
    """The sentence, with the listing's legal effect where it has one."""
    sentence = _sentence(item)
    effect = EFFECTS.get(item.effect)
    return f"{sentence} ({effect})" if effect else sentence


def _sentence(item: ItemHead) -> str:
    if item.match_class == ALTERED_CLASS:
        return _("Who was refused has another name, birth date or document now")
    if registers := registers_in(item):
        return _("Register %(name)s has a hit: a lead, for its owner to confirm") % {
            "name": ", ".join(registers)
        }
    document = _first(_DOCUMENTS, item.codes)
    if item.match_class == MatchClass.DOCUMENT:
        return str(document or _("A document equals a listed one"))
    name = _first(_NAMES, item.codes) or _("The name")
    birth = _first(_BIRTHS, item.codes)
    if birth:
        return _("%(name)s and %(birth)s equal those of a listed person") % {
            "name": name,
            "birth": birth,
        }
    return _("%(name)s alone equals that of a listed person") % {"name": name}


def _first(words: Mapping[str, Promise], codes: Iterable[str]) -> Promise | None:
    found = set(codes)
    return next((told for code, told in words.items() if code in found), None)
