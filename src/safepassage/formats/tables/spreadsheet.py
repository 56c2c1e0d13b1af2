"""Cells of tables that people open in a spreadsheet, where a text could be run as a formula."""

from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a cell that spreadsheets take for a formula (OWASP, CSV Injection)."""


def harmless(text: str) -> str:
    """A cell that a spreadsheet takes for text, whatever a sender put into it."""
    return f"'{text}" if text.startswith(FORMULA) else text
