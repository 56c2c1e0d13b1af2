"""The ledger's closed list says what is written, no more; a gap is seen."""

from house import ledger
from house.source import Source, production_sources
from safepassage.apps.audit.events import Event, Regime


def test_every_event_is_written_by_some_path() -> None:
    assert ledger.written(production_sources()) == set(Event.__members__)


def test_every_regime_has_events() -> None:
    assert {event.regime for event in Event} == set(Regime)


def test_an_event_that_is_only_looked_for_is_not_written() -> None:
    looked_for = Source("web/x.py", "if entry.event == Event.KEY_ROTATED: pass")
    declared = Source(ledger.DECLARED_IN, "write(event=Event.KEY_ROTATED)")
    assert ledger.written([looked_for, declared]) == set()


def test_an_event_that_is_handed_on_is_written() -> None:
    ways = (
        "ledger.write(event=Event.KEY_ROTATED, actor=actor, at=at)",
        "_record(Event.KEY_ROTATED, carrier)",
        "event = Event.KEY_ROTATED if holds else Event.KEY_ROTATED",
    )
    for text in ways:
        assert ledger.written([Source("flows/x.py", text)]) == {"KEY_ROTATED"}
