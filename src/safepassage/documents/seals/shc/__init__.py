"""SMART health cards (SMART Health Cards Framework 1.4): a signed FHIR bundle."""

from safepassage.documents.seals.shc.reader import (
    PREFIX,
    is_file,
    is_token,
    read,
    read_file,
    token_of_digits,
)

__all__ = ["PREFIX", "is_file", "is_token", "read", "read_file", "token_of_digits"]
