"""The second factor asked again, for what must not be done from a desk left open."""

from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator

from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.persons import in_production


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


def _devices(officer: Officer) -> list[Authenticator]:
    rows = Authenticator.objects.filter(user_id=officer.pk, type=Authenticator.Type.TOTP)
    return list(rows)
