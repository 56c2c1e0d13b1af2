"""The cases: whom a carrier enters, which message it gives, and what must be in it."""

from collections.abc import Collection, Mapping
from importlib.resources import files

import msgspec

from safepassage.records._base import Record
from safepassage.records.document import Document
from safepassage.records.traveller import Role


class Expected(Record, frozen=True):
    """One invented traveller of a case, field by field; ``None`` must not be there."""

    surname: str
    given_names: str
    sex: str
    born: str | None
    nationality: str
    role: Role = Role.PASSENGER
    documents: tuple[Document, ...] = ()

    @property
    def label(self) -> str:
        """What a reason calls them."""
        return f"{self.surname} {self.given_names}"


class Case(Record, frozen=True):
    """One case; ``dialects`` are formats with the functions that are right in each.

    ``refers_to`` names the case whose travellers are spoken of again, ``referred`` how many
    of them where they are not described anew. ``defects`` must be there, ``cut_at`` is the
    length at which a format cuts names. ``replies`` is a reply to the message that is given.
    """

    code: str
    title: str
    instructions: str
    dialects: dict[str, tuple[str, ...]]
    travellers: tuple[Expected, ...] = ()
    refers_to: str | None = None
    referred: int = 0
    parts: int = 1
    defects: tuple[str, ...] = ()
    cut_at: dict[str, int] = msgspec.field(default_factory=dict)
    replies: bool = False


CONTENT = (files(__package__) / "cases.json").read_bytes()
CASES: Mapping[str, Case] = {
    one.code: one for one in msgspec.json.decode(CONTENT, type=tuple[Case, ...])
}
DIALECTS = tuple(dict.fromkeys(name for case in CASES.values() for name in case.dialects))
"""The formats that can be certified."""


def asked(formats: Collection[str] = ()) -> list[Case]:
    """The cases of some formats, those of all without any."""
    return [
        case
        for case in CASES.values()
        if not formats or not case.dialects.keys().isdisjoint(formats)
    ]
