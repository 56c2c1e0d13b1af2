"""Disclosures and notices as pages tell them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.disclosures.shown import DisclosureHead
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.offence_words import OFFENCE_WORDS
from safepassage.web.console.disclosures.wording import GROUPS, KINDS, STAGES


@dataclass(frozen=True, kw_only=True)
class Row:
    """A disclosure in a list of them."""

    head: DisclosureHead
    offence: str
    state: str | Promise
    tone: str
    kind: str | Promise
    groups: list[str | Promise]
    officer: str
    second: str


def rows(heads: Iterable[DisclosureHead]) -> list[Row]:
    """The disclosures in words."""
    found = list(heads)
    codes = codes_of(one for head in found for one in (head.officer, head.second_officer))
    return [_row(head, codes) for head in found]


def codes_of(officers: Iterable[UUID | None]) -> dict[str, str]:
    """Officers' display codes by id."""
    return accounts.codes_of(sorted({str(one) for one in officers if one}))


def in_words(groups: Iterable[FieldGroup]) -> list[str | Promise]:
    """Groups of fields in words."""
    return [GROUPS.get(one, one.value) for one in groups]


def _row(head: DisclosureHead, codes: dict[str, str]) -> Row:
    state, tone = STAGES[head.stage]
    return Row(
        head=head,
        offence=OFFENCE_WORDS[head.offence],
        state=state,
        tone=tone,
        kind=KINDS[head.recipient.terms.kind],
        groups=in_words(head.groups),
        officer=codes.get(str(head.officer), ""),
        second=codes.get(str(head.second_officer), ""),
    )
