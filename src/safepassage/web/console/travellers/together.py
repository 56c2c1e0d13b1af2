"""A person's other record, who could be the same, and who shares a booking's values."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from safepassage.apps.travel.joins.links import Shared
from safepassage.apps.travel.shown import Alike, RecordHead, TravellerRecord
from safepassage.matching.links import Fact
from safepassage.web.console.phrases.joins import DIFFERENCES, LINKS, REASONS
from safepassage.web.console.travellers.wording import RECORDS

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Row:
    """One value that two records tell differently."""

    what: Words
    how: Words
    api: str
    pnr: str


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A record of the other kind beside the one that is shown."""

    head: RecordHead
    title: Words
    reasons: list[Words]
    rows: list[Row]


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """Another traveller and what is shared, in words."""

    record: TravellerRecord
    facts: list[tuple[Words, str]]


@dataclass(frozen=True, kw_only=True)
class SharedPanel:
    """What the page shows of links; ``common`` says what too many share to be listed."""

    people: list[Sharing]
    common: list[str]
    compared: int


def beside(one: Alike) -> Beside:
    """Why a record stands beside the one that is shown, and the values that differ."""
    return Beside(
        head=one.record.head,
        title=RECORDS[one.record.head.kind],
        reasons=[REASONS[reason.code] for reason in one.reasons],
        rows=[
            Row(
                what=DIFFERENCES[told.code][0],
                how=DIFFERENCES[told.code][1],
                api=told.api,
                pnr=told.pnr,
            )
            for told in one.differences
        ],
    )


def shared_panel(found: Shared) -> SharedPanel:
    """The links of a traveller in words."""
    return SharedPanel(
        people=[
            Sharing(record=one.record, facts=[(LINKS[fact.code], fact.value) for fact in one.facts])
            for one in found.people
        ],
        common=[_common(fact, count) for fact, count in found.common.items()],
        compared=found.compared,
    )


def _common(fact: Fact, count: int) -> str:
    told = {"what": LINKS[fact.code], "n": count}
    return _("%(what)s: shared by %(n)s others of the flight, too many to say anything") % told
