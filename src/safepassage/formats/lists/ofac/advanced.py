"""The advanced XML form (``sdn_advanced.xml``, the United Nations' sanctions model 1.0).

Values are numbers of reference tables at the file's beginning; documents and places stand
before the parties that they belong to, the measures behind them.
"""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.lists.gathering import Found, Outcome
from safepassage.formats.lists.ofac.parties import IssuedDocument, Party, Tables
from safepassage.formats.lists.published import published
from safepassage.formats.lists.values.draft import Draft
from safepassage.formats.lists.xml_records import Element, records

ROOT: Final = "Sanctions"
_RECORDS: Final = frozenset(
    {"ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "SanctionsEntry"}
)
_PROGRAM: Final = "program"


def read_ofac_advanced(data: bytes) -> Outcome:
    """Read the individuals of the list; all other parties are counted."""
    return published(_Reading().found(data))


class _Reading:
    """One walk over the file; persons are given at its end, when their measures are known."""

    def __init__(self) -> None:
        self._tables = Tables()
        self._drafts: dict[str, Draft] = {}

    def found(self, data: bytes) -> Iterator[Found | None]:
        """Every person with its findings, ``None`` for any other party."""
        for record in records(data, ROOT, _RECORDS):
            match record.name:
                case "ReferenceValueSets":
                    self._tables.learn(record)
                case "Location":
                    self._tables.locate(record)
                case "IDRegDocument":
                    self._tables.issue(IssuedDocument.of(record, self._tables))
                case "DistinctParty":
                    yield from self._party(record)
                case _:
                    self._measure(record)
        for draft in self._drafts.values():
            yield from draft.found()

    def _party(self, record: Element) -> Iterator[None]:
        number = record.get("FixedRef")
        for profile in record.all("Profile"):
            if self._tables.is_individual(profile):
                draft = Party(profile, self._tables).draft(number, record.line)
                draft.because(record.text("Comment"))
                self._drafts[profile.get("ID") or number] = draft
            else:
                yield None

    def _measure(self, record: Element) -> None:
        draft = self._drafts.get(record.get("ProfileID"))
        for measure in record.all("SanctionsMeasure"):
            kind = self._tables.name("SanctionsType", measure.get("SanctionsTypeID"))
            if draft and kind.casefold() == _PROGRAM:
                program = measure.text("Comment")
                draft.category = draft.category or program or None
                draft.because(program)
