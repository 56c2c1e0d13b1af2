"""How each invented carrier's computers write: the variants seen in the field, one carrier each."""

from dataclasses import dataclass, field
from enum import StrEnum

from safepassage.simulation.edifact import Syntax


class Noise(StrEnum):
    """What stands around and inside an interchange when it arrives."""

    NONE = "none"
    TELEX = "telex"
    WRAPPED = "wrapped"
    MAIL = "mail"
    UNTERMINATED = "unterminated"
    TYPOGRAPHIC = "typographic"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiDialect:
    """Choices of a PAXLST writer.

    ``swiped`` names come from the machine-readable zone, cut after 39
    positions; ``own_letters`` are sent in latin-1 as the bearer writes them.
    ``part`` is how many travellers one UNH..UNT holds; ``two_letter`` sends
    countries of residence and of birth in ISO alpha-2 where the state has such.
    """

    version: str = "05B"
    association: str = "IATA"
    syntax_id: str = "UNOA:4"
    syntax: Syntax = field(default_factory=Syntax)
    group: bool = False
    application: str = "APIS"
    document_agency: str = "111"
    blank_document_type: bool = False
    interactive: bool = False
    swiped: bool = False
    own_letters: bool = False
    two_letter: bool = False
    unknown_given: str = ""
    given_apart: bool = False
    carrier_element: bool = True
    bags: str = "count"
    part: int = 99999
    noise: tuple[Noise, ...] = (Noise.NONE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class PnrDialect:
    """Choices of a PNRGOV writer.

    ``docs_by_leg`` puts SSR DOCS below the leg with the traveller's reference
    (guide 11.1 examples) instead of below the traveller; ``glued_title``
    writes ``JOHNMR``; ``history`` tells changes in ABI/SAC groups, ``log`` in LTS.
    """

    version: tuple[str, str] = ("13", "1")
    syntax: Syntax = field(default_factory=Syntax)
    group: bool = False
    docs_by_leg: bool = False
    glued_title: bool = True
    contact_remarks: bool = True
    operating_by_tra: bool = False
    history: bool = False
    log: bool = False
    bare_cards: bool = False
    noise: tuple[Noise, ...] = (Noise.NONE,)


_STARRED = Syntax(element="*", terminator="#")
_DASHED = Syntax(element="-", terminator="*")
_LINES = Syntax(newline="\r\n")
_SILENT = Syntax(announced=False)
_REPEATING = Syntax(repetition="*", newline="\n")

DIALECTS: dict[str, tuple[ApiDialect, PnrDialect]] = {
    "1U": (
        ApiDialect(interactive=True, group=True, syntax_id="UNOA:4", document_agency="111"),
        PnrDialect(version=("17", "1"), operating_by_tra=True),
    ),
    "1M": (
        ApiDialect(
            version="02B",
            own_letters=True,
            syntax_id="UNOC:3",
            syntax=_LINES,
            given_apart=True,
            two_letter=True,
            bags="tags",
        ),
        PnrDialect(version=("11", "1"), docs_by_leg=True, glued_title=False, log=True),
    ),
    "1N": (
        ApiDialect(
            version="12B",
            syntax=_STARRED,
            document_agency="ZZZ",
            group=True,
            noise=(Noise.TELEX, Noise.WRAPPED),
        ),
        PnrDialect(version=("13", "1"), syntax=_DASHED, history=True),
    ),
    "1Q": (
        ApiDialect(
            version="05B",
            interactive=True,
            application="IAPI",
            document_agency="ZZZ",
            syntax=_SILENT,
            unknown_given="FNU",
            swiped=True,
            group=True,
        ),
        PnrDialect(version=("14", "1"), syntax=_SILENT, operating_by_tra=True, history=True),
    ),
    "1R": (
        ApiDialect(
            version="15B",
            association="CBP",
            syntax=_REPEATING,
            swiped=True,
            given_apart=True,
            part=40,
            bags="weight",
        ),
        PnrDialect(version=("15", "1"), syntax=_LINES, group=True, bare_cards=True),
    ),
    "1T": (
        ApiDialect(
            version="02B",
            syntax=_SILENT,
            carrier_element=False,
            blank_document_type=True,
            two_letter=True,
            noise=(Noise.MAIL, Noise.UNTERMINATED, Noise.WRAPPED),
            bags="none",
        ),
        PnrDialect(
            version=("10", "1"),
            contact_remarks=False,
            noise=(Noise.NONE, Noise.UNTERMINATED, Noise.MAIL),
        ),
    ),
    "1W": (
        ApiDialect(
            version="05B",
            own_letters=True,
            syntax_id="UNOC:3",
            document_agency="109",
            group=True,
            noise=(Noise.NONE, Noise.TYPOGRAPHIC),
            bags="tags",
        ),
        PnrDialect(version=("16", "1"), docs_by_leg=True, log=True, history=True),
    ),
}  # fmt: skip - a carrier's choices read best together
