"""Names that a page is about to show, compared with officers' names."""

from collections.abc import Sequence

from safepassage.apps.travel.shown import Found, JourneyFile
from safepassage.flows.watching.names import Seen, notice, seen_in
from safepassage.web import installed
from safepassage.web.console.desk import Desk

FEW = 3


def notice_file(desk: Desk, found: JourneyFile) -> None:
    """A traveller's file is opened."""
    record = found.record
    _notice(desk, seen_in(record.traveller, record.head.id))


def notice_search(desk: Desk, surname: str, given_names: str, born: str) -> None:
    """Somebody is looked for by name."""
    if surname:
        _notice(desk, [Seen(surname, given_names or None, born or None)])


def notice_found(desk: Desk, found: Sequence[Found]) -> None:
    """A search showed somebody; one that shows many was not for one person."""
    if len(found) <= FEW:
        for one in found:
            _notice(desk, seen_in(one.record.traveller, one.record.head.id))


def _notice(desk: Desk, seen: list[Seen]) -> None:
    platform = installed.platform()
    notice(platform.keys, desk.officer.pk, seen, at=platform.clock.now())
