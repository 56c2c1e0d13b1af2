"""The second factor asked again, for what must not be done from a desk left open."""

from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator

from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.persons import in_production

SEALED = ("secret", "seed")
"""What of a second factor lies encrypted: a device's secret, the seed of recovery codes."""


def is_asked(officer: Officer) -> bool:
    """Whether a code can be asked: always in production, where nobody is without."""
    return in_production() or bool(_devices(officer))


def is_good(officer: Officer, code: str) -> bool:
    """Whether ``code`` is the present one of the officer's device; each is good once.

    Raises ``ValidationError`` after too many wrong ones: at a desk left open nobody may try on.
    """
    clear = check_rate_limit(officer)
    good = any(one.wrap().validate_code(code.strip()) for one in _devices(officer))
    if good:
        clear()
    return good


def reseal() -> int:
    """Put every device's secret under the home's present one; how many, in one transaction."""
    cipher = get_mfa_adapter()
    rows = Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN)
    for row in rows:
        row.data |= {
            name: cipher.encrypt(cipher.decrypt(row.data[name]))
            for name in SEALED
            if row.data.get(name)
        }
        row.save(update_fields=["data"])
    return len(rows)


def _devices(officer: Officer) -> list[Authenticator]:
    rows = Authenticator.objects.filter(user_id=officer.pk, type=Authenticator.Type.TOTP)
    return list(rows)
