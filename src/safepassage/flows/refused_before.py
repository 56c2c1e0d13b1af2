"""What officers have refused stands also where a carrier's new messages wait in quarantine."""

from uuid import UUID

from safepassage.apps.cases.status import statuses
from safepassage.apps.travel.flight_changes import on_flight
from safepassage.flows.platform import Platform
from safepassage.flows.statuses import Word
from safepassage.pipeline.draft import look_ups_of
from safepassage.pipeline.stages import numbered
from safepassage.records.answer import Meaning
from safepassage.records.message import ParsedFile
from safepassage.safeguards.route import crossing_of


def refused_before(platform: Platform, carrier: UUID, parsed: ParsedFile) -> list[Word]:
    """The refusals in force about travellers of a question that nobody processes now.

    Found by their documents on the same flight, through keyed tokens; nothing is opened or
    stored. Only what this carrier itself was told is repeated: who asks with a stolen
    credential learns of no other carrier's travellers.
    """
    words = []
    for first, told in numbered(parsed):
        crossing = crossing_of(told.flights, platform.geography)
        if first is None or crossing is None:
            continue
        for ordinal, traveller in enumerate(told.travellers, first):
            known = on_flight(crossing, look_ups_of(traveller), platform.keys)
            words += [
                Word(ordinal=ordinal, journey=one, meaning=status.meaning, missing=())
                for one, status in statuses(known).items()
                if status.decision
                and status.meaning is Meaning.DO_NOT_BOARD
                and status.carrier == carrier
            ][:1]
    return words
