"""How allauth behaves here: nobody signs up, and second-factor secrets lie encrypted."""

import base64
from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts exist only through enrolment."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Name or password is not right."),
        "too_many_login_attempts": _("Too many attempts. Wait a quarter of an hour."),
    }

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Nothing: the console's pages say themselves what happened."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth's signature
        """Never: an administrator enrols officers."""
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Keeps second-factor secrets encrypted under a key derived from the home's secret."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("These digits are not right, or were used. Wait for the next ones."),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name under which a passkey is kept; its host is the one that was asked."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Safe Passage"}

    def encrypt(self, text: str) -> str:
        """Encrypt a secret for the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read a secret back; raises ``InvalidToken`` when the home's secret was replaced."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    """Encrypts under the home's secret; reads what lies under the one before as well."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([_cipher_under(one) for one in secrets])


def _cipher_under(secret: str) -> Fernet:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"safepassage second factor")
    return Fernet(base64.urlsafe_b64encode(derive.derive(secret.encode())))
