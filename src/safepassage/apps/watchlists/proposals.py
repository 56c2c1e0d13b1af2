"""Terms that wait: a second person lets them hold, or anybody of them drops them."""

from datetime import datetime

import msgspec
from django.db import transaction

from safepassage.apps.accounts.persons import officer_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import ProposedTerms, WatchList
from safepassage.apps.watchlists.services import Terms, apply_terms
from safepassage.records.actor import Actor

_terms = msgspec.msgpack.Decoder(Terms)


def proposal(watchlist: WatchList) -> ProposedTerms | None:
    """What waits for a second person, if anything does."""
    return ProposedTerms.objects.filter(watchlist=watchlist).first()


def terms_of(waiting: ProposedTerms) -> Terms:
    """The terms that would hold."""
    return _terms.decode(bytes(waiting.terms))


@transaction.atomic
def confirm_terms(*, watchlist: WatchList, actor: Actor, at: datetime) -> None:
    """Let the terms that wait hold; raises ``WatchListError`` for whoever proposed them."""
    locked, waiting = _locked(watchlist)
    officer = officer_of(actor)
    if officer is None or officer == waiting.proposed_by:
        raise WatchListError("You proposed these terms; somebody else confirms them.")
    apply_terms(locked, terms_of(waiting), actor=actor, at=at, confirmed=True)
    waiting.delete()


@transaction.atomic
def drop_terms(*, watchlist: WatchList, actor: Actor, at: datetime) -> None:
    """Leave the terms as they are."""
    _, waiting = _locked(watchlist)
    waiting.delete()
    ledger.write(event=Event.LIST_TERMS_DROPPED, actor=actor, subject=str(watchlist.pk), at=at)


def _locked(watchlist: WatchList) -> tuple[WatchList, ProposedTerms]:
    locked = WatchList.objects.select_for_update().get(pk=watchlist.pk)
    waiting = proposal(locked)
    if waiting is None:
        raise WatchListError("No terms of this list wait any more.")
    return locked, waiting
