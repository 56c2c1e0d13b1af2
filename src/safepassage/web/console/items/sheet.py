"""The page of a work item."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.cases import notices
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import ItemState
from safepassage.apps.cases.shown import ItemHead
from safepassage.flows.arrival import NO_DESK
from safepassage.flows.open_item import OpenDecision, OpenItem, open_item
from safepassage.flows.refusal_terms import protection_contact, refusal_terms
from safepassage.records.answer import Meaning
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.disclosure import CONFIRMED
from safepassage.safeguards.purpose import OF_THE_UNIT
from safepassage.web import installed
from safepassage.web.console.clearances.panel import cleared_rows, number_rows, remembered
from safepassage.web.console.desk import Desk
from safepassage.web.console.holds.panel import kept_panel
from safepassage.web.console.items.comparing import compare
from safepassage.web.console.items.door import ENFORCEMENT, Door
from safepassage.web.console.items.forms import KEYS, DecisionForm, SecondForm
from safepassage.web.console.items.handed_over import handed_over_page
from safepassage.web.console.items.leads import is_lead, lead_of
from safepassage.web.console.leave import reading, to_leave_or_absent
from safepassage.web.console.ordered import ordered
from safepassage.web.console.phrases.clocks import of_item
from safepassage.web.console.phrases.flights import flight_line
from safepassage.web.console.phrases.outcomes import NAMES
from safepassage.web.console.phrases.reasons import brief, reason
from safepassage.web.console.queue.rows import state_of
from safepassage.web.console.registers.lines import Shown, lines_of
from safepassage.web.console.registers.wording import OWNERS_WORD
from safepassage.web.console.showing import show
from safepassage.web.console.travellers.booking_words import standing_words
from safepassage.web.console.travellers.document_notes import noted_documents
from safepassage.web.console.travellers.file import file_of
from safepassage.web.console.watching.noticing import notice_file

OTHER_KEYS = (
    ("o", _("the same person's other record")),
    ("g", _("write the ground")),
    ("t", _("traveller's file")),
    ("q", _("back to the queue")),
)
MEANINGS: dict[str, Promise] = {
    Meaning.BOARD: _("board"),
    Meaning.DO_NOT_BOARD: _("do not board"),
    Meaning.INSUFFICIENT_DATA: _("complete the data"),
    Meaning.CONTACT_GOVERNMENT: _("contact government"),
}


def keys_of(outcomes: Iterable[Outcome]) -> list[tuple[str, Promise]]:
    """The keys of the page: one an outcome that is offered, and the others."""
    return [*((KEYS[outcome], NAMES[outcome]) for outcome in outcomes), *OTHER_KEYS]


def item_page(
    request: HttpRequest,
    desk: Desk,
    item_id: UUID,
    door: Door,
    *,
    form: DecisionForm | None = None,
    second_form: SecondForm | None = None,
) -> HttpResponse:
    """Render an item with the form that the officer may use; 404 outside the door."""
    head = cases.head(desk.purpose, door.queues(desk), item_id)
    if head is None:
        return handed_over_page(request, desk, item_id, door, form)
    with reading(desk, head.journey):
        opened = _opened(desk, head, door)
        if opened is None:
            return to_leave_or_absent(request, desk, head.journey)
        return _sheet(request, desk, opened, door, form=form, second_form=second_form)


def _opened(desk: Desk, head: ItemHead, door: Door) -> OpenItem | None:
    return open_item(
        installed.platform(),
        item=head.id,
        actor=desk.actor,
        purpose=desk.purpose,
        queues=door.queues(desk),
    )


def _sheet(
    request: HttpRequest,
    desk: Desk,
    opened: OpenItem,
    door: Door,
    *,
    form: DecisionForm | None,
    second_form: SecondForm | None,
) -> HttpResponse:
    at = installed.platform().clock.now()
    notice_file(desk, opened.journey)
    registers = lines_of(desk, opened.file.head.journey, opened.file.head.kind)
    return show(
        request,
        desk,
        "console/items/item.html",
        door=door,
        page_keys=keys_of(door.outcomes),
        form=_offering(_form(desk, opened, door, form), opened, door),
        second_form=_second_form(desk, opened, second_form),
        at=at,
        sheet=sheet_of(opened, at, registers),
        registers=registers,
        notes_owners=desk.may(Permission.ENQUIRIES_CONFIRMATION_NOTE) and door is ENFORCEMENT,
        owners_words=list(OWNERS_WORD.items()),
        arrival=notices.about(desk.purpose, opened.file.head.journey),
        others=_others(desk, opened, door),
        ordered=ordered(desk, opened.file.head.journey),
        cleared=cleared_rows(desk, opened.file.head.journey),
        kept=kept_panel(desk, opened.journey.record.head),
        remembered=remembered(desk, opened.file.head.journey),
        numbers=number_rows(desk, opened.journey.record.traveller),
        noted=noted_documents(opened.journey) if door is ENFORCEMENT else [],
        discloses=door is ENFORCEMENT and _discloses(desk, opened),
        reserved=standing_words(desk.purpose, opened.file.head.journey),
    )


def _discloses(desk: Desk, opened: OpenItem) -> bool:
    """Whether the officer may ask to disclose the record: what may leave, the rules say then."""
    item = opened.file.head
    if item.state != ItemState.DECIDED or item.kind not in OF_THE_UNIT:
        return False
    confirmed = opened.file.decisions[0].outcome in CONFIRMED
    return confirmed and desk.may(Permission.DISCLOSURES_DISCLOSURE_ASK)


def _form(
    desk: Desk, opened: OpenItem, door: Door, form: DecisionForm | None
) -> DecisionForm | None:
    if not desk.may(door.permission) or opened.journey.record.traveller is None:
        return None
    if opened.file.head.state == ItemState.DECIDED:
        last = opened.file.decisions[0].id
        return form.seen(last) if form else DecisionForm(initial={"corrects": last})
    return (form or DecisionForm()) if opened.file.head.state == ItemState.OPEN else form


def _offering(form: DecisionForm | None, opened: OpenItem, door: Door) -> DecisionForm | None:
    """The form with the outcomes that can be taken here: not all arrive at a desk of ours."""
    leaves = opened.journey.flight.direction in NO_DESK
    nowhere = {Outcome.BOARD_AND_TELL_ARRIVAL} if leaves else set[Outcome]()
    if form:
        form.offered = tuple(one for one in door.outcomes if one not in nowhere)
    return form


def _second_form(desk: Desk, opened: OpenItem, form: SecondForm | None) -> SecondForm | None:
    """The second officer's form; nobody confirms their own decision."""
    waiting = opened.file.head.state == ItemState.AWAITING_SECOND
    if not waiting or not desk.may(Permission.CASES_ITEM_APPROVE):
        return None
    own = opened.file.decisions[0].officer == desk.officer.pk
    return None if own else form or SecondForm()


def _others(desk: Desk, opened: OpenItem, door: Door) -> list[ItemHead]:
    """What else waits about the same person on this flight: the other record's item."""
    records = [head.id for head in opened.journey.counterparts]
    return list(cases.by_journey(desk.purpose, door.queues(desk), records).values())


def _versions(opened: OpenItem) -> list[tuple[Promise, Traveller]]:
    """What the refusal rests on, and what the carrier tells now."""
    pair = opened.altered
    if pair is None or pair.before is None:
        return []
    return [(_("when refused"), pair.before), (_("told now"), pair.after)]


def sheet_of(opened: OpenItem, at: datetime, registers: list[Shown]) -> dict[str, object]:
    """What the parts of an item's page show."""
    head, traveller = opened.file.head, opened.journey.record.traveller
    compared = [compare(one, traveller) for one in opened.hits if not is_lead(one)]
    leads = [lead_of(one, registers) for one in opened.hits if is_lead(one)]
    told = opened.file.told
    line = flight_line(opened.journey.flight)
    state, tone = state_of(head, at)
    return {
        "item": head,
        "versions": _versions(opened),
        "former_is_gone": opened.altered is not None and opened.altered.before is None,
        "sentence": reason(head),
        "brief": brief(head),
        "state": state,
        "state_tone": tone,
        "line": line,
        "clocks": of_item(head, line, at),
        "file": file_of(opened.journey),
        "standing": [one for one in compared if one.open_hit.hit.withdrawn_at is None],
        "withdrawn": [one for one in compared if one.open_hit.hit.withdrawn_at],
        "leads": [one for one in leads if one.open_hit.hit.withdrawn_at is None],
        "leads_withdrawn": [one for one in leads if one.open_hit.hit.withdrawn_at],
        "decisions": _decisions(opened),
        "notice": _notice(opened),
        "protection_contact": protection_contact(),
        "told": told,
        "told_words": MEANINGS.get(told.meaning, told.meaning) if told else "",
    }


def _notice(opened: OpenItem) -> dict[str, object] | None:
    """What a refused traveller is handed, while the refusal is proposed or in force."""
    last = opened.decisions[0] if opened.decisions else None
    if last is None or last.words is None or last.decision.outcome != Outcome.DO_NOT_BOARD:
        return None
    if not last.decision.in_force and opened.file.head.state != ItemState.AWAITING_SECOND:
        return None
    return {"words": last.words, "in_force": last.decision.in_force, "terms": refusal_terms()}


def _decisions(opened: OpenItem) -> list[dict[str, object]]:
    officers = {
        str(officer)
        for one in opened.decisions
        for officer in (one.decision.officer, one.decision.second_officer)
        if officer
    }
    codes = accounts.codes_of(sorted(officers))
    return [_decision(one, codes) for one in opened.decisions]


def _decision(one: OpenDecision, codes: dict[str, str]) -> dict[str, object]:
    decision = one.decision
    return {
        "decision": decision,
        "words": one.words,
        "why_not": one.why_not,
        "outcome": NAMES.get(decision.outcome, decision.outcome),
        "officer": codes.get(str(decision.officer), ""),
        "second": codes.get(str(decision.second_officer), ""),
    }
