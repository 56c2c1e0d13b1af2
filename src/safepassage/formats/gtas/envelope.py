"""A message taken from GTAS, as it waits in the spool: one line that names it, then JSON.

Only an import writes this; the pipeline reads it only from a place in the spool that an
import gave, so that no carrier can send it.
"""

from typing import Final

import msgspec

from safepassage.records import Defect, Message, ParsedFile, Severity

FORMAT_API: Final = "gtas-api"
FORMAT_PNR: Final = "gtas-pnr"
NOT_AN_IMPORT: Final = (
    "not_an_import",
    "What was imported from GTAS cannot be read; import it again.",
)
_MARK: Final = b"safepassage gtas 1\n"
_encode = msgspec.json.Encoder(order="deterministic").encode
_MESSAGE = msgspec.json.Decoder(Message)


def write_envelope(message: Message) -> bytes:
    """The bytes of a message; the same message always gives the same."""
    return _MARK + _encode(message)


def read_envelope(data: bytes) -> ParsedFile:
    """The message again; a fatal defect where the bytes are something else."""
    try:
        return ParsedFile(messages=(_MESSAGE.decode(data.removeprefix(_MARK)),))
    except msgspec.MsgspecError:
        code, text = NOT_AN_IMPORT
        unread = Defect(code=code, severity=Severity.FATAL, text=text)
        return ParsedFile(defects=(unread,))
