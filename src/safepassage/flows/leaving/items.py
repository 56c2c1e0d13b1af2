"""Work items of an export: evidence and words opened where the traveller's key still lives."""

from typing import Any

from safepassage.apps.travel.vault import open_keys
from safepassage.flows.grounds import open_second, open_words
from safepassage.flows.hits import open_evidence
from safepassage.pipeline.ports import Keys
from safepassage.safeguards.sealing import Sealer

Exported = dict[str, Any]


def opened(item: Exported, keys: Keys) -> Exported:
    """A work item with its hits and decisions; what is masked stays as it is sealed."""
    sealer = open_keys([item["journey"]], keys).get(item["journey"])
    return item | {
        "hits": [_hit(one, sealer) for one in item["hits"]],
        "decisions": [_decision(one, sealer) for one in item["decisions"]],
    }


def _hit(one: Exported, sealer: Sealer | None) -> Exported:
    if sealer is None:
        return one | {"reasons": None}
    reasons = open_evidence(sealer, one["id"], bytes(one["evidence"]))
    return one | {"reasons": reasons, "evidence": None}


def _decision(one: Exported, sealer: Sealer | None) -> Exported:
    if sealer is None:
        return one | {"said": None, "why_not": None}
    second = one["second_words"]
    return one | {
        "said": open_words(sealer, one["id"], bytes(one["words"])),
        "why_not": open_second(sealer, one["id"], bytes(second)) if second else None,
        "words": None,
        "second_words": None,
    }
