"""Numbers held against what their states publish of them."""

import re
from collections.abc import Iterator

from safepassage.documents.announced.announcement import PASSPORT, Announcement
from safepassage.documents.announced.inner_digits import RULES
from safepassage.documents.announced.numbers import bare_number
from safepassage.documents.announced.passport_forms import FORMS
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

_ZONE_CODES = {"D": "DEU"}
"""Germany's code in the machine-readable zone (Doc 9303-3 section 5)."""


def form_notes(announced: Announcement) -> Iterator[DocumentReason]:
    """A number of another form than its state's passports have, or whose own digit is wrong.

    Passports for aliens are numbered in other ways: only those for own nationals are compared.
    """
    issuer, nationality = _plain(announced.issuer), _plain(announced.nationality)
    number = bare_number(announced.document.number, issuer)
    form = FORMS.get(issuer) if announced.kind == PASSPORT and number else None
    if form and issuer == nationality and not re.fullmatch(form.pattern, number):
        yield reason("announced_number_form", form.owner)
    for rule in RULES.get(issuer, ()):
        fitting = announced.kind in rule.kinds and re.fullmatch(rule.pattern, number)
        if announced.kind and fitting and not rule.holds(number):
            yield reason("announced_number_digit", rule.owner)


def _plain(code: str) -> str:
    return _ZONE_CODES.get(code, code)
