"""An officer asks to disclose one record to one recipient, and a second officer agrees or not.

Only the console can reach this: a hit goes to nobody without a person's reasoned decision, and
another person's agreement (Directive (EU) 2016/681 art. 6(5)-(6)).
"""

from uuid import UUID

from django.db import transaction

from safepassage.apps.disclosures import disclosing, selectors
from safepassage.apps.disclosures.shown import DisclosureHead, RecipientHead
from safepassage.flows.disclosing.errors import DisclosureRefused, refused
from safepassage.flows.disclosing.facts import Known, known
from safepassage.flows.disclosing.stopping import refuse_stopped
from safepassage.flows.disclosing.words import DisclosureWords, open_words, seal_second, seal_words
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.disclosure import (
    SHORTEST_WORDS,
    Refusal,
    Wish,
    needs_review,
    refusals,
)
from safepassage.safeguards.offences import Offence
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import NONCE_BYTES

GONE = "The recipient or the work item does not exist any more."
WHY_NOT = "Say in words why you do not agree; ten characters at least."


class Request(Record, frozen=True):
    """What the form asks."""

    item: UUID
    recipient: UUID
    offence: Offence
    groups: tuple[FieldGroup, ...]
    words: DisclosureWords
    chance_find: bool = False


def ask(
    platform: Platform, request: Request, *, officer: UUID, actor: Actor, purpose: Purpose
) -> DisclosureHead:
    """Ask for it; raises DisclosureRefused with every rule that stands against it."""
    recipient = selectors.recipient(request.recipient)
    about = known(platform, request.item, actor=actor, purpose=purpose)
    if recipient is None or about is None:
        raise DisclosureRefused([GONE])
    refuse_stopped(recipient.code, about.item.journey, purpose)
    at = platform.clock.now()
    wish = wish_of(purpose, request.groups, request.words)
    found = refusals(recipient.terms, about.facts, wish, at=at)
    if found or about.addressed is None or about.decision is None:
        _tell_stopped(platform, about, recipient, found, actor=actor, purpose=purpose)
        raise refused(found)
    disclosure, nonce = platform.ids.new(), platform.ids.random(NONCE_BYTES)
    asked = disclosing.Asked(
        id=disclosure,
        journey=about.item.journey,
        kind=about.item.kind,
        item=about.item.id,
        decision=about.decision.id,
        recipient=recipient.id,
        purpose=purpose,
        offence=request.offence,
        chance_find=request.chance_find,
        groups=request.groups,
        words=seal_words(about.addressed.sealer, nonce, disclosure, request.words),
        officer=officer,
        delete_at=about.addressed.delete_at,
    )
    with transaction.atomic():
        return disclosing.ask(asked, actor=actor, at=at)


def second(
    platform: Platform,
    disclosure: UUID,
    *,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
    agrees: bool,
    ground: str = "",
) -> DisclosureHead:
    """Another officer agrees, or says why not; raises DisclosureRefused.

    The rules are looked at again: the protection need, the decision or the recipient may be
    others since.
    """
    head = selectors.disclosure(purpose, disclosure)
    if head is None:
        raise DisclosureRefused(["This disclosure does not exist any more."])
    about = checked(platform, head, actor=actor, purpose=purpose)[0] if agrees else None
    if not agrees and len(ground.strip()) < SHORTEST_WORDS:
        raise DisclosureRefused([WHY_NOT])
    at = platform.clock.now()
    needed = about is not None and needs_review(about.facts, head.purpose, at=at)
    words = None if agrees else _why_not(platform, head, ground, actor)
    try:
        with transaction.atomic():
            return disclosing.second(
                disclosure,
                agrees=agrees,
                officer=officer,
                needs_review=needed,
                words=words,
                actor=actor,
                at=at,
            )
    except disclosing.NotPossible as error:
        raise DisclosureRefused([str(error)]) from error


def checked(
    platform: Platform, head: DisclosureHead, *, actor: Actor, purpose: Purpose
) -> tuple[Known, DisclosureWords]:
    """Look at every rule again; raises DisclosureRefused when one stands against it now."""
    refuse_stopped(head.recipient.code, head.journey, head.purpose)
    about = known(platform, head.item, actor=actor, purpose=purpose)
    if about is None or about.addressed is None:
        raise refused([Refusal.MASKED])
    words = open_words(about.addressed.sealer, head.id, selectors.words_of(head.id)[0])
    wish = wish_of(head.purpose, head.groups, words)
    found = refusals(head.recipient.terms, about.facts, wish, at=platform.clock.now())
    if about.decision and about.decision.id != head.decision:
        found = (*found, Refusal.DECIDED_ANEW)
    if found:
        _tell_stopped(platform, about, head.recipient, found, actor=actor, purpose=purpose)
        raise refused(found)
    return about, words


def wish_of(purpose: Purpose, groups: tuple[FieldGroup, ...], words: DisclosureWords) -> Wish:
    """What the rules look at of what an officer asks."""
    return Wish(
        purpose=purpose,
        groups=groups,
        need=words.need,
        link=words.link,
        necessity=words.necessity,
        from_state=words.from_state,
        consent=words.consent,
    )


def _why_not(platform: Platform, head: DisclosureHead, ground: str, actor: Actor) -> bytes | None:
    """The second officer's ground, sealed; nothing where the record cannot be opened any more."""
    about = known(platform, head.item, actor=actor, purpose=head.purpose)
    if about is None or about.addressed is None:
        return None
    nonce = platform.ids.random(NONCE_BYTES)
    return seal_second(about.addressed.sealer, nonce, head.id, ground)


def _tell_stopped(
    platform: Platform,
    about: Known,
    recipient: RecipientHead,
    found: tuple[Refusal, ...],
    *,
    actor: Actor,
    purpose: Purpose,
) -> None:
    with transaction.atomic():
        disclosing.stopped(
            about.item.journey,
            recipient.id,
            [one.value for one in found],
            actor=actor,
            purpose=purpose,
            at=platform.clock.now(),
        )
