"""The sentences of the corpus: under a heading that says what they reveal, with alternatives."""

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import product

_CHOICE = re.compile(r"\{([^}]*)\}")


def sentences(part: str, language: str) -> Iterator[tuple[str, list[str]]]:
    """Each template's heading (a category, or ``neutral``), and every wording of it in order."""
    folder = files("safepassage.simulation.remark_corpus") / part
    heading = ""
    for line in filter(None, (folder / f"{language}.txt").read_text("utf-8").splitlines()):
        if line.startswith("["):
            heading = line.strip("[]")
        else:
            yield heading, _wordings(line)


def _wordings(template: str) -> list[str]:
    pieces = _CHOICE.split(template)
    choices = [one.split("|") if place % 2 else [one] for place, one in enumerate(pieces)]
    return ["".join(one) for one in product(*choices)]
