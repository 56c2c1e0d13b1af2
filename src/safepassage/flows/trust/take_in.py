"""The one way into the trust store: any file that holds certificates or lists of them."""

from typing import BinaryIO

from safepassage.documents.lists.files import is_directory
from safepassage.flows.trust.given import FileRefusedError, Order, Report
from safepassage.flows.trust.one_file import take_file
from safepassage.flows.trust.survey import Tick
from safepassage.flows.trust.whole_directory import take_directory

LARGEST = 32 << 20
"""Octets of a file that is read at once; real master lists have about a million."""
_HEAD = 256


def _untold(_octets: int) -> None:
    """What nobody watches."""


def take_in(file: BinaryIO, order: Order, tick: Tick = _untold) -> Report:
    """Take a file, which can be read twice; ``tick`` is told of octets as they are read.

    Raises:
        FileRefusedError: when it is bad; nothing was changed.
        TrustError: when a root is asked for without a ground.

    """
    head = file.read(_HEAD)
    if is_directory(head):
        if order.as_root:
            raise FileRefusedError("only single certificates can be made roots, not a directory")
        return take_directory(file, order, tick)
    file.seek(0)
    raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise FileRefusedError("larger than any certificate or list; only LDIF may be")
    tick(len(raw))
    return take_file(raw, order)
