"""What the regulator may open: any record, work item, listing or message, by its id.

Values are opened in memory by the local keys, as they are for every page, and leave no trace
but the sealed entry that was committed before. What is masked stays closed: the local keys
cannot open it, and the approval authority decides on it as for everybody.
"""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from safepassage.apps.cases import inspecting as cases
from safepassage.apps.messages import inspecting as messages
from safepassage.apps.messages.selectors import MessageStory
from safepassage.apps.travel import inspecting as travel
from safepassage.apps.travel.shown import Found, JourneyFile
from safepassage.apps.travel.wanted import Wanted
from safepassage.apps.watchlists.selectors import Listing, listings
from safepassage.flows.inspecting.ground import What
from safepassage.flows.inspecting.telling import Inspector
from safepassage.flows.open_item import OpenItem, unsealed
from safepassage.flows.platform import Platform
from safepassage.records._base import Record


class OpenMessage(Record, frozen=True):
    """A message: its story, and its bytes while they are kept."""

    story: MessageStory
    body: bytes | None


def record(platform: Platform, by: Inspector, journey: UUID) -> JourneyFile | None:
    """A traveller's record of any kind of data; ``None`` when there is none."""
    return travel.journey(journey, platform.keys, partial(by.tell, platform, What.RECORD))


def find(platform: Platform, by: Inspector, wanted: Wanted) -> Sequence[Found]:
    """The unmasked records that lead to somebody."""
    return travel.find(wanted, platform.keys, partial(by.tell, platform, What.SEARCH))


def item(platform: Platform, by: Inspector, item_id: UUID) -> OpenItem | None:
    """A work item of any queue, with evidence, grounds and decisions."""
    file = cases.item(item_id, partial(by.tell, platform, What.ITEM))
    if file is None:
        return None
    about = travel.journey(file.head.journey, platform.keys, _told_already)
    return unsealed(platform, file, about) if about else None


def item_about(journey: UUID) -> UUID | None:
    """The id of the work item about a record."""
    return cases.about(journey)


def listing(platform: Platform, by: Inspector, key: str) -> Listing | None:
    """An entry of a watchlist, in the newest version that holds it."""
    by.tell(platform, What.LISTING, [key])
    return listings([key]).get(key)


def message(platform: Platform, by: Inspector, message_id: UUID) -> OpenMessage | None:
    """A message with what is kept of it."""
    found = messages.message(message_id, partial(by.tell, platform, What.MESSAGE))
    if found is None:
        return None
    story, lease = found
    return OpenMessage(story=story, body=platform.spool.open(lease) if lease else None)


def _told_already(_: Sequence[UUID]) -> None:
    """One entry an opening: two would tell that it was an item."""
