"""Why two records are one person's, what they tell differently, and what bookings share."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.matching import links

REASONS: dict[str, Promise] = {
    "same_locator": _("same record locator"),
    "same_reference": _("same unique reference of the carrier"),
    "same_document": _("same document"),
    "document_scanned": _("same document number but for signs that look alike"),
    "document_slip": _("same document number but for one slip"),
    "same_name": _("same name"),
    "name_swapped": _("same name, surname and given names exchanged"),
    "name_order": _("same name, words in another order"),
    "name_spelt": _("same name, spelt another way"),
    "name_slip": _("same name but for one slip"),
    "name_slips": _("same name but for two slips"),
    "name_part": _("one name has all words of the other"),
    "name_cut": _("one name is cut off"),
    "name_initials": _("same name, given names as initials"),
    "name_given_unknown": _("same surname, a given name is missing"),
    "name_later_part": _("same surname and a later given name"),
    "same_birth": _("same birth date"),
    "birth_swapped": _("same birth date, day and month exchanged"),
    "birth_digit": _("same birth date but for one digit"),
    "birth_near": _("birth dates a day or a year apart"),
    "birth_partly": _("same birth date as far as both are known"),
    "same_seat": _("same seat"),
    "same_bag": _("same bag tag"),
}
DIFFERENCES: dict[str, tuple[Promise, Promise]] = {
    "document_typed": (_("Document number"), _("typed differently")),
    "document_other": (_("Document"), _("two documents of one kind")),
    "document_expires": (_("Document expires"), _("another date")),
    "name_swapped": (_("Name"), _("surname and given names exchanged")),
    "name_order": (_("Name"), _("words in another order")),
    "name_spelling": (_("Name"), _("spelt differently")),
    "name_booked": (_("Name"), _("booked under another spelling")),
    "given_missing": (_("Name"), _("a part is missing on one side")),
    "given_other": (_("Given names"), _("differ")),
    "surname_other": (_("Surname"), _("differs")),
    "name_other": (_("Name"), _("differs")),
    "birth_swapped": (_("Birth date"), _("day and month exchanged")),
    "birth_typed": (_("Birth date"), _("typed differently")),
    "birth_other": (_("Birth date"), _("differs")),
    "sex": (_("Sex"), _("differs")),
    "nationality": (_("Nationality"), _("differs")),
    "locator": (_("Record locator"), _("differs")),
    "reference": (_("Carrier's reference"), _("differs")),
}
LINKS: dict[str, Promise] = {
    links.RESERVATION: _("same reservation"),
    links.DIVIDED: _("reservation divided"),
    links.ELSEWHERE: _("same booking in another system"),
    links.BAGS: _("bags checked in together"),
    links.AGENCY: _("same agency"),
    links.PHONE: _("same telephone"),
    links.EMAIL: _("same e-mail"),
    links.PAYMENT: _("same kind of payment and last digits"),
    links.ADDRESS: _("same address"),
}
