"""The kinds of list that can be read."""

from enum import StrEnum
from typing import Final


class ListFormat(StrEnum):
    """How a list is written; the value is what the command line calls it."""

    JSONL = "jsonl"
    CSV = "csv"
    MAPPED = "mapped"
    DOCUMENTS = "documents"
    UN_XML = "un-xml"
    OFAC_XML = "ofac-xml"
    OFAC_ADVANCED = "ofac-advanced"
    OFAC_CSV = "ofac-csv"
    EU_XML = "eu-xml"
    EU_CSV = "eu-csv"
    UK_XML = "uk-xml"
    UK_CSV = "uk-csv"
    FTM = "ftm"


OWN: Final = frozenset({ListFormat.JSONL, ListFormat.CSV, ListFormat.MAPPED, ListFormat.DOCUMENTS})
"""What a state writes for itself; every other list is published by others, for their law."""
