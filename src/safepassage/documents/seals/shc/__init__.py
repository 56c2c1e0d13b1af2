"""SMART health cards (SMART Health Cards Framework 1.4): a signed FHIR bundle."""

from safepassage.documents.seals.shc.reader import (
    KIND,
    PREFIX,
    is_file,
    is_token,
    read,
    read_file,
    token_of_digits,
)

__all__ = ["KIND", "PREFIX", "is_file", "is_token", "read", "read_file", "token_of_digits"]
