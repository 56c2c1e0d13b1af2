"""A GTAS database as dumped: tables in, messages and list entries out.

The names of tables and columns are those of GTAS at its last public state (version 1.15,
January 2022); other columns are tolerated, missing ones are told.
"""

from safepassage.formats.gtas.delimited import read_delimited
from safepassage.formats.gtas.envelope import FORMAT_API, FORMAT_PNR, read_envelope, write_envelope
from safepassage.formats.gtas.findings import Finding, Findings, FoundCode
from safepassage.formats.gtas.messages import GtasMessage, messages
from safepassage.formats.gtas.schema import LEFT, TABLES
from safepassage.formats.gtas.sql import read_dump
from safepassage.formats.gtas.staged import Staged, stage
from safepassage.formats.gtas.watchlists import GtasList, watchlists

__all__ = [
    "FORMAT_API",
    "FORMAT_PNR",
    "LEFT",
    "TABLES",
    "Finding",
    "Findings",
    "FoundCode",
    "GtasList",
    "GtasMessage",
    "Staged",
    "messages",
    "read_delimited",
    "read_dump",
    "read_envelope",
    "stage",
    "watchlists",
    "write_envelope",
]
