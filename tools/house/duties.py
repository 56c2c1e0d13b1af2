"""Makes the table of duties that the dossier of compliance reads, of the page that people read."""

import json
import re
from collections.abc import Iterator
from itertools import chain

from check_seed import DUTIES, NOT_YET, QUOTED, ROOT

TABLE = ROOT / "src" / "safepassage" / "safeguards" / "clauses" / "duties.json"
LAWS = ("PNR", "C-817/19", "API-B", "API-L", "A9", "TCA", "108+", "GDPR", "LED", "AI")
DASH = "\N{EN DASH}"
_RANGE = re.compile(rf"(\d+\.)?(\d+){DASH}(?:\d+\.)?(\d+)")
_PARTS = re.compile(rf"(\d+)\((\d+)\){DASH}\((\d+)\)")


def table(page: str) -> str:
    """The table as JSON, a line a duty."""
    lines = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in duties(page))
    return f"[\n{lines}\n]\n"


def write() -> None:
    """Write the table of the page as it stands."""
    TABLE.write_text(table(DUTIES.read_text(encoding="utf-8")), encoding="utf-8")


def duties(page: str) -> Iterator[dict[str, object]]:
    """Each row of the page with its articles one by one."""
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 4 and cells[0] != "duty" and not set(cells[0]) <= set("-: "):  # noqa: PLR2004 - the page's columns
            duty, law, code, test = cells
            met = code != NOT_YET
            yield {
                "duty": duty,
                "refs": list(references(law)),
                "code": QUOTED.findall(code) if met else [],
                "tests": QUOTED.findall(test),
            }


def references(law: str) -> Iterator[str]:
    """``PNR 6(2), 8; A9 9.23`` one by one, ranges too; laws without a short name are left out."""
    for part in law.split(";"):
        name = next((one for one in LAWS if f"{part.strip()} ".startswith(f"{one} ")), None)
        if name is None:
            continue
        articles = part.strip().removeprefix(name).strip()
        if not articles:
            yield name
        named = (one.strip() for one in articles.split(",") if one.strip())
        yield from (f"{name} {one}" for one in chain.from_iterable(map(_each, named)))


def _each(article: str) -> Iterator[str]:
    """A range of articles or paragraphs, one by one."""
    if found := _PARTS.fullmatch(article):
        numbers = range(int(found[2]), int(found[3]) + 1)
        yield from (f"{found[1]}({number})" for number in numbers)
    elif found := _RANGE.fullmatch(article):
        numbers = range(int(found[2]), int(found[3]) + 1)
        yield from (f"{found[1] or ''}{number}" for number in numbers)
    else:
        yield article
