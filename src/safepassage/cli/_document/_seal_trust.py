"""What seals are judged by, read from the disk: also issuers' key sets, and lists unreadable."""

import sys
from collections.abc import Sequence
from pathlib import Path

from safepassage.cli._document._trust import files_of, trust_of
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lists.files import read_file
from safepassage.documents.reasons import reason
from safepassage.documents.seals import Held, KeySet, read_key_set
from safepassage.records import DocumentReason


def held_of(
    trusted: Sequence[Path], revoked: Sequence[Path]
) -> tuple[Held, tuple[DocumentReason, ...]]:
    """What is held, and that a revocation list is none, where it is so; raises OSError."""
    files = [each for path in trusted for each in files_of(path)]
    key_files = [each for each in files if _is_json(each)]
    trust, _ = trust_of([each for each in files if each not in key_files], revoked)
    keys = tuple(found for each in key_files if (found := _key_set(each)) is not None)
    unreadable = (_unreadable(each) for path in revoked for each in files_of(path))
    return Held(trust, keys), tuple(why for why in unreadable if why is not None)


def _is_json(path: Path) -> bool:
    return path.read_bytes().lstrip().startswith(b"{")


def _key_set(path: Path) -> KeySet | None:
    try:
        return read_key_set(path.read_bytes())
    except MalformedError as error:
        print(f"safepassage document: {path.name}: {error}", file=sys.stderr)
        return None


def _unreadable(path: Path) -> DocumentReason | None:
    content = read_file(path.read_bytes())
    if content.revocation_lists:
        return None
    return reason("crl_unreadable", "; ".join(content.unreadable) or "no revocation list")
