"""Segments that follow each other without a terminator, found and parted."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from safepassage.formats.edifact.syntax import BLANKS, QUOTES, Separators

_TAG_LIST: Final = (
    "ABI ADD APD ATT BGM CNT COM DAT DOC DTM EBD EQN ERC ERP FAR FOP FTI FTX GEI IFT LOC LTS MEA "
    "MON MSG NAD NAT ORG PDT PTK RCI REF RFF RPI SAC SSD SSR TBD TDT TIF TKT TRA TRI TVL TXD UNE "
    "UNG UNH UNT UNZ"
)
_TAGS: Final = "|".join(
    f"{letter}(?:{'|'.join(tag[1:] for tag in tags)})"
    for letter, tags in groupby(_TAG_LIST.split(), itemgetter(0))
)
_TAG_LENGTH: Final = 3
_BEFORE: Final = 40
_TRIGGER: Final = "SRC"  # the one segment without elements; PNRGOV begins a reservation with it
_HEAD: Final = 1500  # characters in which the first reservation begins
_BEHIND_TRIGGER: Final = "RCI|SSR|DAT|IFT|ORG|ADD|TIF"
_UNMISTAKABLE: Final = (
    r"ABI{e}\d{e}|ATT{e}2{e}{e}|BGM{e}\d\d\d|CNT{e}\d\d?[{c}{e}]\d|DAT{e}7\d\d{c}|"
    r"DOC{e}[A-Z]{{1,2}}(?:{c}\d|{e})|DTM{e}\d\d\d?{c}\d{{6}}|ERC{e}\w|ERP{e}[12]|"
    r"FTX{e}(?:AAP|BAG){e}|GEI{e}4{e}17|IFT{e}4{c}|LOC{e}\d\d\d?{e}|MEA{e}(?:CT|WT){e}|"
    r"NAD{e}(?:FL|FM|DDU|DDT|MS){e}|NAT{e}2{e}|ORG{e}\w\w{c}|PDT{e}[A-Z]{{1,2}}/|RCI{e}\w\w{c}|RFF{e}[A-Z]{{2,3}}{c}|"
    r"RPI{e}\d*{e}[A-Z]{{2}}|SAC{e}{e}{e}|SSR{e}[A-Z]{{4}}{c}|TDT{e}\d\d{e}|TKT{e}\d{{10}}|"
    r"TIF{e}[A-Z -]{{1,60}}{e}[A-Z -]{{1,60}}{c}(?:A|C|IN){c}|"
    r"TRI{e}{e}|TVL{e}\d{{6}}|UN[ETZ]{e}\d+{e}|UNG{e}[A-Z]{{6}}{e}|UNH{e}\w+{e}[A-Z]{{6}}{c}"
)


def glued_positions(
    text: str, separators: Separators, begins_line: Callable[[int], bool]
) -> list[int]:
    """Where in ``text`` a segment begins that no terminator precedes.

    A known tag counts when it begins a line of the input, or when what follows it is a
    qualifier that only this segment has.
    """
    tags = list(_glued_tags(text, separators, begins_line))
    triggers = list(_glued_triggers(text, separators, begins_line))
    return sorted(tags + triggers) if triggers else tags


def _glued_tags(
    text: str, separators: Separators, begins_line: Callable[[int], bool]
) -> Iterator[int]:
    sure, service = _sure(separators), _service(separators)
    for found in _after_tag(separators).finditer(text):
        position = found.start() - _TAG_LENGTH
        if not _is_terminated(text, position, service) and (
            sure.match(text, position) or begins_line(position)
        ):
            trigger = position - _TAG_LENGTH
            if text.startswith(_TRIGGER, trigger) and not _is_terminated(text, trigger, service):
                yield trigger
            yield position


def _glued_triggers(
    text: str, separators: Separators, begins_line: Callable[[int], bool]
) -> Iterator[int]:
    """SRC behind anything, if what follows begins a reservation (guide section 4, GR.1).

    That is RCI; where the first reservation can begin it may be another segment.
    """
    service, ended = _service(separators), _TRIGGER + separators.terminator
    behind, locators = _behind_trigger(separators), f"RCI{separators.element}"
    first = (n for n in _places(text[:_HEAD], ended) if behind.match(text, n + len(ended)))
    for position in {*first, *_places(text, ended + locators)}:
        begin = text.rfind(separators.terminator, 0, position) + 1
        ends_locator = text.startswith(locators, begin) and not begins_line(position)
        if _is_terminated(text, position, service):
            continue
        if not ends_locator or text.startswith(locators, position + len(ended)):
            yield position


def _places(text: str, part: str) -> Iterator[int]:
    """Where a few letters stand, found faster than by any pattern."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + len(part))


def unmixed(text: str, separators: Separators) -> str:
    """The text with one terminator where different quotation marks stand for it.

    A mark counts where a segment follows it, or nothing; in a name it stays.
    """
    others = [each for each in QUOTES if each != separators.terminator and each in text]
    if separators.terminator not in QUOTES or not others:
        return text
    one = _mixed(separators).sub(separators.terminator, text)
    return text if one == text else one


@lru_cache(maxsize=64)
def _mixed(separators: Separators) -> re.Pattern[str]:
    element = re.escape(separators.element)
    release = f"(?<!{re.escape(separators.release)})" if separators.release else ""
    tag = rf"(?:{_TAGS}){element}|{_TRIGGER}[{QUOTES}]"
    return re.compile(rf"{release}[{QUOTES}](?=[{BLANKS}]*(?:{tag}|\Z))")


def _is_terminated(text: str, position: int, service: set[str | None]) -> bool:
    """Whether a service character, or nothing at all, stands before a place."""
    before = text[max(0, position - _BEFORE) : position].rstrip(BLANKS)[-1:]
    return before in service or (not before and position < _BEFORE)


def _service(separators: Separators) -> set[str | None]:
    return {separators.terminator, separators.element, separators.component, separators.release}


@lru_cache(maxsize=64)
def _after_tag(separators: Separators) -> re.Pattern[str]:
    """An element separator behind a known tag that does not begin an element or a segment.

    It looks back from the separator because a search for one character is the fastest there is.
    """
    element = re.escape(separators.element)
    service = "".join(re.escape(each) for each in _service(separators) if each)
    letters = rf"(?<=[^{service}][A-Z]{{3}}{element})"
    return re.compile(rf"{element}{letters}(?<=(?:{_TAGS}){element})")


@lru_cache(maxsize=64)
def _behind_trigger(separators: Separators) -> re.Pattern[str]:
    return re.compile(rf"[{BLANKS}]*(?:{_BEHIND_TRIGGER}){re.escape(separators.element)}")


@lru_cache(maxsize=64)
def _sure(separators: Separators) -> re.Pattern[str]:
    element, component = re.escape(separators.element), re.escape(separators.component)
    return re.compile(_UNMISTAKABLE.format(e=element, c=component))
