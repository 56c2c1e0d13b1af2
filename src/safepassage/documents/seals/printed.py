"""The seal against the lines printed on its document: a good seal may be on another's paper."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime

from msgspec.structs import replace

from safepassage.documents.mrz import Zone, ZoneReader
from safepassage.documents.mrz.findings import WORDS
from safepassage.documents.reasons import reason
from safepassage.documents.seals.seal import Stated
from safepassage.formats.transliteration import (
    LatinForm,
    NotTransliteratedError,
    transliterate,
)
from safepassage.records import DocumentReason

_FIELDS = (
    "document_code",
    "issuer",
    "surname",
    "given_names",
    "number",
    "nationality",
    "born",
    "sex",
    "expires",
)
_OPTIONAL = "optional"
_NAMES = frozenset({"name", "surname", "given_names"})
_FILLER = "<"


def compare(stated: Stated, printed: str | None, at: datetime) -> Iterator[DocumentReason]:
    """Name the fields in which a seal and the printed lines differ, as of an instant.

    Says so where nothing was compared, because no lines were given or because the seal says
    nothing that is printed.
    """
    if printed is None or stated == Stated():
        yield reason("seal_not_compared")
        return
    reader = ZoneReader(at.date())
    zone = reader.read(printed)
    if zone.type is None:
        yield from zone.reasons
        return
    said = stated.fields if stated.lines is None else _of_lines(stated.lines, reader)
    differing = [name for name, text in said.items() if not _same(name, text, zone)]
    if differing:
        words = ", ".join(dict.fromkeys(_word(name) for name in differing))
        yield replace(reason("seal_mrz_mismatch", words), about=", ".join(differing))


def _of_lines(lines: str, reader: ZoneReader) -> Mapping[str, str]:
    """Fields of the lines in a seal, all of them; a visa's lines lack their optional data."""
    first, *rest = lines.split("\n")
    whole = "\n".join((first, *(each.ljust(len(first), _FILLER) for each in rest)))
    names = _FIELDS if whole != lines else (*_FIELDS, _OPTIONAL)
    zone = reader.read(whole)
    return {name: _printed(name, zone) for name in names}


def _word(name: str) -> str:
    return WORDS["name" if name in _NAMES else name]


def _same(name: str, said: str, zone: Zone) -> bool:
    """Whether a field of the seal is what is printed, as far as names are printed at all."""
    printed = _printed(name, zone)
    if name in _NAMES:
        begun = _plain(printed)
        return any(
            each == begun or (zone.name_truncated and _is_cut(begun, each))
            for each in _spellings(said)
        )
    if name == "born":  # either may leave out what is not known
        return bool(printed) and (said.startswith(printed) or printed.startswith(said))
    return _plain(said) == _plain(printed)


def _printed(name: str, zone: Zone) -> str:
    fields = zone.fields
    if name == "name":
        return f"{fields.surname or ''} {fields.given_names or ''}"
    if name == _OPTIONAL:
        return " ".join(fields.optional)
    return getattr(fields, name) or ""


def _spellings(name: str) -> Iterator[str]:
    """A name as it stands, and in every way in which issuers write it in lines (9303-3 s. 6)."""
    yield _plain(name)
    for form in LatinForm:
        with suppress(NotTransliteratedError):
            yield _plain(transliterate(name.replace(_FILLER, " "), latin=form))


def _is_cut(printed: str, whole: str) -> bool:
    """Whether every part that is printed is the beginning of one in its place."""
    begun, parts = printed.split(), whole.split()
    return len(begun) <= len(parts) and all(
        part.startswith(each) for each, part in zip(begun, parts, strict=False)
    )


def _plain(text: str) -> str:
    """A text in capitals, its parts one blank apart, fillers as blanks."""
    return " ".join(text.upper().replace(_FILLER, " ").split())
