"""Inputs made to be slow: what costs one sender's second must not cost the platform a minute."""

import gc
from collections.abc import Callable
from time import process_time
from typing import Final

import pytest

from safepassage.formats.noise import clean
from safepassage.formats.read import read

SMALL, LARGE = 25_000, 100_000
MOST: Final = 8  # times the work for four times the input; growth with the square is 16
NOTHING: Final = 0.05  # seconds below which no ratio tells anything
ATTEMPTS: Final = 3

ENVELOPE: Final = "UNB+UNOA:4+UTOAIR+UTOGOV+261123:0900+1'"
PNRGOV: Final = (
    f"{ENVELOPE}UNH+1+PNRGOV:17:1:IA'MSG+:22'ORG+UT:FRA'"
    "TVL+231126:1015:241126:0440+FRA+SIN+UT+815'EQN+1'SRC'RCI+UT:ABC123'TIF+LEE+TIM:IN:1'"
)
PAXLST: Final = (
    f"{ENVELOPE}UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'TDT+20+UT815'LOC+125+FRA'LOC+87+SIN'"
    "NAD+FL+++LEE:ADA'"
)
CUSRES: Final = f"{ENVELOPE}UNH+1+CUSRES:D:05B:UN:IATA'BGM+962'RFF+AF:UT815'ERP+2'"
END: Final = "'UNT+1+1'UNZ+1+1'"
SSR: Final = "SSR+{}:HK:1:UT:::::"

FILLED: Final = {  # before, what is repeated, behind
    "e-mail without an end": (PNRGOV + SSR.format("CTCE"), "a", "@"),
    "e-mail of dots": (PNRGOV + SSR.format("CTCE") + "a@", ".b", "@"),
    "e-mail signs": (PNRGOV + SSR.format("CTCE"), "a@", ""),
    "e-mail blanks": (PNRGOV + SSR.format("CTCE"), " a", "@"),
    "e-mail in an address": (PNRGOV + "ADD++700:::::::", "a", "@"),
    "e-mail in a text": (PNRGOV + "IFT+4:28+CTCE ", "a", "@"),
    "contacts in a text": (PNRGOV + "IFT+4:28+", "CTC ", ""),
    "telephone of brackets": (PNRGOV + SSR.format("CTCM") + "1", "(", ""),
    "telephone of digits and brackets": (PNRGOV + SSR.format("CTCM"), "1" + "(" * 99, ""),
    "telephone of digits": (PNRGOV + SSR.format("CTCM"), "1.-", "x"),
    "sponsor of digits": (PNRGOV + "IFT+4:43+A+", "1 ", "x"),
    "infant of letters": (PNRGOV + SSR.format("INFT"), "a", ""),
    "infant of slashes": (PNRGOV + SSR.format("INFT"), "a/", ""),
    "infant of blanks": (PNRGOV + SSR.format("INFT") + "a/", "b ", ""),
    "infant of digits": (PNRGOV + SSR.format("INFT") + "a/b ", "1", ""),
    "infant of dates": (PNRGOV + SSR.format("INFT"), "a/b 01JAN", ""),
    "document of titles": (PNRGOV + SSR.format("DOCS") + "/P/UTO/1/UTO//M//N/", "MR ", ""),
    "document of references": (PNRGOV + SSR.format("DOCS") + "/P/", "-1", ""),
    "document of named references": (PNRGOV + SSR.format("DOCS") + "/P/", "-1A", ""),
    "document of slashes": (PNRGOV + SSR.format("DOCS"), "/", ""),
    "programmes": (PNRGOV + SSR.format("FQTV"), "AB1", ""),
    "tickets": (PNRGOV + SSR.format("TKNE"), "INF123456789012", ""),
    "name of titles": (PNRGOV + "TIF+N+", "MR", "x:A:2"),
    "name before titles": (PNRGOV + "TIF+N+", "A", "MSMS:A:2"),
    "name of brackets": (PNRGOV + "TIF+N+", "(", ":A:2"),
    "name of blanks and a bracket": (PNRGOV + "TIF+N+A", " ", "(:A:2"),
    "many blanks and brackets": (PNRGOV + "TIF+N+A", "    (", ":A:2"),
    "history": (PNRGOV + "LTS+", "4111 ", ""),
    "payments": (PNRGOV + "FOP+CC:::VI:", "4", ""),
    "card numbers in a text": (PNRGOV + "IFT+4:15+", "4 ", "x"),
    "card numbers of 41": (PNRGOV + "IFT+4:15+", "4111111111111x", ""),
    "travel of digits": (PNRGOV + "TVL+231126:1015::0440:", "9", ""),
    "tags of bags": (PNRGOV + "TVL+231126'TRI+'TIF+LEE+TIM:IN:1'TBD++1:1:700", "+UT:1", ""),
    "series of digits": (PAXLST + "FTX+BAG+++", "1", "x:5"),
    "series": (PAXLST + "FTX+BAG+++", "1", ":5"),
    "weight": (PAXLST + "MEA+WT++KGM:", "1", ""),
    "date": (PAXLST + "DTM+329:", "1", ""),
    "flight number": (ENVELOPE + "UNH+1+PAXLST:D:05B:UN'BGM+745'TDT+20+", "A1", ""),
    "quotation marks": (PAXLST, "NAD+FL+++LEE:ADA\u2019", ""),
    "quoted lines": ("> " + PAXLST, "\n> ", "NAD+FL"),
    "quoted marks": ("> " + PAXLST, "> ", ""),
    "blanks and quotation marks": (PAXLST, "\u2019 ", "\u2018"),
    "released": (PAXLST + "NAD+FL+++", "?", ""),
    "released separators": (PAXLST + "NAD+FL+++", "?+", ""),
    "headers": ("", "UNB+UNOA:1:", ""),
    "headers of messages": (ENVELOPE, "UNH+1", ""),
    "messages": (ENVELOPE, "UNH+1+PAXLST:D:05B:UN'", ""),
    "interchanges": ("", ENVELOPE + "UNH+1+PAXLST:D:05B:UN'UNZ+1'", ""),
    "advice": ("", "UNA:+.? '", ""),
    "advice and headers": ("", "UNA:+.? 'UNB", ""),
    "changed separators": (ENVELOPE, "UNH+1+PAXLST:D'UNH*1*PAXLST.D'", ""),
    "groups": (ENVELOPE, "UNG+PAXLST+A'", ""),
    "tags": (PAXLST + "NAD+FL+++LEE", "LOC+", ""),
    "tags in lines": (PAXLST + "NAD+FL+++LEE", "\nLOC+", ""),
    "glued": (PAXLST + "NAD+FL+++LEE", "XLOC+178+FRA", ""),
    "glued reservations": (PNRGOV, "XSRC'RCI+UT:ABC", ""),
    "triggers": (PNRGOV, "SRC", ""),
    "texts of answers": (CUSRES, "FTX+AAP+++A'", ""),
    "errors of answers": (CUSRES, "ERC+1'", ""),
    "answers": (CUSRES, "ERP+2'RFF+ABO:1'", ""),
    "locators": (PNRGOV, "RCI+UT:DEF456'", ""),
    "locators and requests": (PNRGOV, "RCI+UT:DEF456'SSR'SSR'DAT'", ""),
    "headless requests": (PNRGOV[: PNRGOV.index("SRC")], "SSR+DOCS:HK:1:UT'", ""),
    "reservations": (PNRGOV, "SRC'RCI+UT:ABC'", ""),
    "namesakes": (PNRGOV, "TIF+LEE+ADA:A'", ""),
    "documents of somebody": (PNRGOV, SSR.format("DOCS") + "/P/UTO/1/UTO//M//N/A'", ""),
    "check-in": (PNRGOV + "TVL+231126'", "TRI+'TIF+N+A:A:7'", ""),
    "travellers": (PAXLST, "NAD+FL+++LEE:ADA'", ""),
    "documents": (PAXLST, "DOC+P+1'", ""),
    "places": (PAXLST[: PAXLST.index("NAD")], "LOC+92+A'LOC+92+B'", ""),
    "unknown segments": (PAXLST, "ZZZ'", ""),
    "lines": ("", "X" * 60 + "\n", ""),
    "control characters": (PAXLST, "\x00", ""),
}
COUNTED: Final = {  # texts of which one part differs each time
    "different travellers": (PNRGOV, "TIF+LEE{0}+ADA:A:{0}'"),
    "different documents": (PNRGOV, SSR.format("DOCS") + "/P/UTO/{0}/UTO//M//N{0}/A'"),
    "different infants": (PNRGOV, SSR.format("INFT") + "N{0}/A 01JAN26'"),
    "namesakes of many": (PNRGOV, "TIF+LEE+N{0}:A:{0}'SSR+DOCS:HK:1:UT::::://///M//LEE/X{0}'"),
    "different payments": (PNRGOV, "FOP+CC:::VI:{0}'"),
    "different locators": (PNRGOV, "RCI+UT:{0}'DAT'"),
}


def filled(name: str, size: int) -> bytes:
    before, piece, behind = FILLED[name]
    return (before + piece * (size // len(piece)) + behind + END).encode()


def counted(name: str, size: int) -> bytes:
    before, piece = COUNTED[name]
    pieces = (piece.format(number) for number in range(size // (len(piece) + 3)))
    return (before + "".join(pieces) + END).encode()


def long_name(size: int) -> bytes:
    """Half is one name, the other half asks for it again and again."""
    name = "A" * (size // 2)
    request = SSR.format("DOCS") + "/P/UTO/1/UTO//M//LEE/B+::7'"
    return (PNRGOV + f"TIF+{name}+{name[:9]}:A:7'" + request * (size // 80) + END).encode()


MADE: Final[list[tuple[str, Callable[[int], bytes]]]] = [
    *((name, lambda size, name=name: filled(name, size)) for name in FILLED),
    *((name, lambda size, name=name: counted(name, size)) for name in COUNTED),
    ("one long name", long_name),
]


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    """CPU seconds without the collector, whose work depends on all that other tests left."""
    gc.disable()
    try:
        start = process_time()
        work(data)
        return process_time() - start
    finally:
        gc.enable()


def grows_too_fast(work: Callable[[bytes], object], made: Callable[[int], bytes]) -> bool:
    large = seconds(work, made(LARGE))
    return large > NOTHING and large > MOST * seconds(work, made(SMALL))


@pytest.mark.parametrize(("name", "made"), MADE, ids=[name for name, _ in MADE])
@pytest.mark.parametrize("work", [read, clean])
def test_four_times_the_input_is_about_four_times_the_work(work, name, made):
    assert not all(grows_too_fast(work, made) for _ in range(ATTEMPTS)), name
