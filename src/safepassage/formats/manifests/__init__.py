"""Manifests as tables and JSON, for every mode of transport: bytes in, records out, and back."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType

from safepassage.formats.manifests.fields import Field
from safepassage.formats.manifests.files import looks_like_a_manifest, read_manifest
from safepassage.formats.manifests.guess import guess
from safepassage.formats.manifests.known import (
    MAPPABLE,
    Layout,
    MappingError,
    chosen,
    layout_of,
    mapping_for,
)
from safepassage.formats.manifests.mapping import Column, DateOrder, Guess, Mapping
from safepassage.formats.manifests.profiles import PROFILES
from safepassage.formats.manifests.writer import write_csv, write_json
from safepassage.records import ParsedFile

READERS: MappingProxyType[str, Callable[..., ParsedFile]] = MappingProxyType(
    {name: partial(read_manifest, profile=profile) for name, profile in PROFILES.items()}
)
"""A reader for each kind of manifest, by the name that ``--format`` takes."""

__all__ = [
    "MAPPABLE",
    "READERS",
    "Column",
    "DateOrder",
    "Field",
    "Guess",
    "Layout",
    "Mapping",
    "MappingError",
    "chosen",
    "guess",
    "layout_of",
    "looks_like_a_manifest",
    "mapping_for",
    "read_manifest",
    "write_csv",
    "write_json",
]
