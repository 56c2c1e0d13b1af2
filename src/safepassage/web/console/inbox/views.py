"""The list of messages and the story of one, without any content."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.messages import selectors
from safepassage.apps.messages.selectors import MessageStory
from safepassage.apps.messages.states import State
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.inbox.forms import InboxForm, RepairForm
from safepassage.web.console.inbox.wording import (
    REFUSALS,
    SEVERITIES,
    STATES,
    counted,
    state_of,
    weighed,
)
from safepassage.web.console.showing import show

PAGE = 50


@page(Permission.MESSAGES_MESSAGE_READ)
def inbox(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the newest messages; the first page renews itself."""
    state, before = InboxForm(request.GET).wanted()
    stories = selectors.stories(state=state or None, before=before, limit=PAGE)
    senders = {carrier.pk: carrier.code for carrier in carriers.carriers()}
    counts = selectors.counts_by_state()
    return show(
        request,
        desk,
        "console/inbox/list.html",
        rows=[_row(story, senders) for story in stories],
        tabs=[("", None, sum(counts.values()))]
        + [(value, STATES[value][0], counts[value]) for value in State.values],
        state=state,
        before=before,
        older=stories[-1].sequence if len(stories) == PAGE else None,
    )


@page(Permission.MESSAGES_MESSAGE_READ)
def message(request: HttpRequest, desk: Desk, message_id: UUID) -> HttpResponse:
    """Show what became of one message."""
    return story_page(request, desk, message_id)


def story_page(
    request: HttpRequest, desk: Desk, message_id: UUID, form: RepairForm | None = None
) -> HttpResponse:
    """Render a message's story, with the form for repair where it is parked."""
    story = selectors.story(message_id)
    if story is None:
        raise Http404
    carrier = carriers.by_id(story.sender)
    state, tone = state_of(story)
    may_repair = desk.may(Permission.MESSAGES_PARKED_REPAIR) and story.body_until is not None
    return show(
        request,
        desk,
        "console/inbox/message.html",
        story=story,
        sender=carrier,
        state=state,
        tone=tone,
        refusal=REFUSALS.get(story.refusal or "", story.refusal),
        counted=counted(story.counts),
        defects=[
            defect | {"word": word, "tone": tone}
            for defect in story.defects
            for word, tone in [SEVERITIES[defect["severity"]]]
        ],
        form=(form or RepairForm()) if may_repair else None,
    )


def _row(story: MessageStory, senders: dict[UUID, str]) -> dict[str, object]:
    state, tone = state_of(story)
    total = sum(count for code, count in story.counts.items() if code.startswith("defect."))
    return {
        "story": story,
        "sender": senders.get(story.sender, ""),
        "state": state,
        "tone": tone,
        "defects": weighed(story.defects, total),
    }
