"""What the page of roles says, read off it: purposes by role, and roles by permission."""

import re
from pathlib import Path
from typing import NamedTuple

ROLES_PAGE = Path(__file__).parent.parent / "docs" / "user" / "roles.md"
ROW = re.compile(r"^\| ([^|]+) \| (.+) \|$", re.MULTILINE)


class Told(NamedTuple):
    """``docs/user/roles.md``: purposes by role, and roles by permission."""

    purposes: dict[str, set[str]]
    holders: dict[str, set[str]]


def read_roles() -> Told:
    """Read the page."""
    text = ROLES_PAGE.read_text("utf-8")
    told = Told({}, {})
    for first, rest in ROW.findall(text):
        if "`" in rest and "`" not in first:
            told.purposes[_name(first)] = set(re.findall(r"`(\w+)`", rest))
        elif first.startswith("`"):
            holders = rest.rpartition("|")[2].split(",")
            told.holders[first.strip("`")] = {_name(one) for one in holders}
    assert len(told.purposes) == 8, told.purposes
    return told


def _name(label: str) -> str:
    return label.strip().lower().replace(" ", "_")
