"""What every "do not board" carries beside its law and its human ground.

Whoever is refused learns by which law, whom they reach at any hour, and how and where they can
appeal (ICAO Annex 9, 9.25-9.26; Convention 108+ art. 9). An installation that cannot say so
refuses nobody.
"""

from django.conf import settings

from safepassage.records._base import Record


class RefusalTerms(Record, frozen=True):
    """The contact that answers day and night, the way to appeal, and who helps with protection."""

    contact: str
    appeal: str
    protection_contact: str


def refusal_terms() -> RefusalTerms | None:
    """The terms of this installation; ``None`` while contact or appeal are not set."""
    contact = settings.SAFEPASSAGE_REFUSAL_CONTACT.strip()
    appeal = settings.SAFEPASSAGE_REFUSAL_APPEAL.strip()
    if not (contact and appeal):
        return None
    return RefusalTerms(contact=contact, appeal=appeal, protection_contact=protection_contact())


def protection_contact() -> str:
    """Who takes over where protection may be needed, by name; empty when nobody is named."""
    return str(settings.SAFEPASSAGE_PROTECTION_CONTACT).strip()
