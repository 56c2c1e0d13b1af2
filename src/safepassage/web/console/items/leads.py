"""A register's hit on the page of its item: what matched, and what only the owner knows."""

from dataclasses import dataclass

from safepassage.apps.cases.findings import REGISTER_HIT, register_of
from safepassage.flows.enquiries.settling import MATCHED, OWNER_REASON, OWNER_REFERENCE
from safepassage.flows.open_item import OpenHit
from safepassage.web import installed
from safepassage.web.console.registers.lines import Shown
from safepassage.web.console.registers.wording import SENT, Words, reason_in_words


@dataclass(frozen=True, kw_only=True)
class Lead:
    """A hit until its owner confirms it; ``line`` has the owner's word."""

    open_hit: OpenHit
    register: str
    owner: str
    legal_ground: str
    reason: str
    reference: str
    matched: list[tuple[Words, str]]
    line: Shown | None


def is_lead(found: OpenHit) -> bool:
    """Whether a hit is a register's."""
    return found.hit.key.startswith(REGISTER_HIT) or found.hit.kind == REGISTER_HIT.rstrip("/")


def lead_of(found: OpenHit, lines: list[Shown]) -> Lead:
    """Arrange a register's hit; of a masked traveller nothing but the register is known."""
    name = register_of(found.hit.key) if found.hit.key.startswith(REGISTER_HIT) else ""
    form = installed.platform().registers.terms(name)
    told = {one.code: one for one in found.reasons}
    reason, reference = told.get(OWNER_REASON), told.get(OWNER_REFERENCE)
    return Lead(
        open_hit=found,
        register=name,
        owner=form.owner if form else "",
        legal_ground=form.legal_ground if form else "",
        reason=reason_in_words((reason and reason.listed) or ""),
        reference=(reference and reference.listed) or "",
        matched=[
            (words, told[f"{MATCHED}{name}"].query or "")
            for name, words in SENT.items()
            if f"{MATCHED}{name}" in told
        ],
        line=next((one for one in lines if one.register == name and one.is_lead), None),
    )
