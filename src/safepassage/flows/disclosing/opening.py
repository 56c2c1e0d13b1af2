"""A disclosure opened for officers and those who oversee: the words are sealed until then."""

from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.disclosures import selectors
from safepassage.apps.disclosures.selectors import UNDER_WAY
from safepassage.apps.disclosures.shown import DisclosureHead
from safepassage.apps.travel.scope import on_leave
from safepassage.apps.travel.vault import open_keys
from safepassage.flows.disclosing.reviews import review_of
from safepassage.flows.disclosing.words import DisclosureWords, open_second, open_words
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.disclosure import Review
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import KeyGone

FIELD_GROUP = "disclosure"


class OpenDisclosure(Record, frozen=True):
    """A disclosure with the words of both officers, ``None`` once the record is masked."""

    head: DisclosureHead
    review: Review
    words: DisclosureWords | None
    why_not: str


def open_disclosure(
    platform: Platform, disclosure: UUID, *, actor: Actor, purpose: Purpose
) -> OpenDisclosure | None:
    """Open one that ``purpose`` finds; the reading is in the ledger before."""
    head = selectors.disclosure(purpose, disclosure)
    if head is None:
        return None
    with transaction.atomic():
        ledger.write_read(
            actor=actor,
            purpose=purpose,
            subject=str(head.journey),
            field_group=FIELD_GROUP,
            at=platform.clock.now(),
        )
    words, why_not = _opened(platform, head) if _is_open(head, purpose) else (None, "")
    return OpenDisclosure(head=head, review=review_of(head), words=words, why_not=why_not)


def _is_open(head: DisclosureHead, purpose: Purpose) -> bool:
    """Whether its words are open here: under way, or of a record that is not read with leave."""
    return head.stage in UNDER_WAY or not on_leave(purpose).filter(id=head.journey).exists()


def _opened(platform: Platform, head: DisclosureHead) -> tuple[DisclosureWords | None, str]:
    try:
        sealer = open_keys([head.journey], platform.keys).get(head.journey)
    except KeyGone:
        return None, ""
    if sealer is None:
        return None, ""
    said, against = selectors.words_of(head.id)
    why_not = open_second(sealer, head.id, against) if against else ""
    return open_words(sealer, head.id, said), why_not
