"""How many ordinary travellers alert: names of the open corpus, with birth dates.

    python bench/ordinary.py --travellers 100000

Reads the shared name samples (SAFEPASSAGE_SAMPLES). The sample list is made as long as asked
with entries of the same build (``bench/_enlarged.py``). A country's common forename and surname
are drawn at random, countries by the passengers of their airlines (``bench/_traffic_mix.py``)
and once more each as often as any other; nobody is listed, so every alert is false but for a
namesake's luck. Every country is asked ``--each`` times, and the worst of them ``--more`` times
anew, so that the worst is not merely the unluckiest. Recall beside it is that of the labelled
development set, against the sample list and against the longer one.

The groups are countries of the corpus: they exist here and in ``safepassage screen-audit``,
which draws in the same way, and nowhere else.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import msgspec

from _enlarged import enlarged
from _traffic_mix import share_of
from safepassage.cli.screen import QuerySubject
from safepassage.formats.lists import read_jsonl
from safepassage.matching import ListIndex, build, screen
from safepassage.records import Match, Subject
from safepassage.simulation.audit import Corpus, Rate, ordinary, rate, read_corpus
from safepassage.simulation.audit.corpus import FORENAMES, SURNAMES

SAMPLES = Path(os.environ.get("SAFEPASSAGE_SAMPLES", "../shared/data")) / "names"
HUNDRED_THOUSAND = 100_000


class Labelled(msgspec.Struct):
    """A query of the development set, and whom it should and may find."""

    query: QuerySubject
    expect: list[str] = []
    also_ok: list[str] = []


def main() -> None:
    """Draw, screen and count."""
    words = _arguments()
    entries, _ = read_jsonl((SAMPLES / "lists" / "base_list.jsonl").read_bytes())
    index = build(enlarged(entries, words.entries, words.seed))
    print(f"{len(index):,} entries; {words.minutes:g} minutes an alert")
    began = time.process_time()
    _tell_traffic(index, words)
    print(f"{time.process_time() - began:.0f} s of CPU")
    for one in (build(entries), index):
        _tell_recall(one)


def _tell_traffic(index: ListIndex, words: argparse.Namespace) -> None:
    """By traffic mix, countries alike, and the worst of them."""
    corpus, chance = _corpus(), Random(words.seed)  # noqa: S311 - no secret
    countries = sorted(corpus.countries)
    drawn = chance.choices(countries, list(map(share_of, countries)), k=words.travellers)
    mixed = _screened(index, (ordinary(corpus, one, chance) for one in drawn))
    print(f"by traffic mix: {_told(mixed, words.travellers, words.minutes)}")
    each = {one: _screened(index, _drawn(corpus, one, words.each, chance)) for one in countries}
    alike = [alert for found in each.values() for alert in found]
    print(f"countries alike: {_told(alike, words.each * len(countries), words.minutes)}")
    alerting = sorted(filter(each.get, each), key=lambda one: -len(each[one]))
    for country in alerting[: words.worst]:
        again = _screened(index, _drawn(corpus, country, words.more, chance))
        print(f"{country}: {_told(again, words.more, words.minutes)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--travellers", type=int, default=100_000, help="by traffic mix")
    parser.add_argument("--each", type=int, default=3_000, help="of every country")
    parser.add_argument("--more", type=int, default=50_000, help="of each of the worst countries")
    parser.add_argument("--worst", type=int, default=5, help="countries shown")
    parser.add_argument("--entries", type=int, default=20_000, help="of the list made longer")
    parser.add_argument("--minutes", type=float, default=5.0, help="of an officer, an alert")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _drawn(corpus: Corpus, country: str, many: int, chance: Random) -> Iterator[Subject]:
    return (ordinary(corpus, country, chance) for _ in range(many))


def _screened(index: ListIndex, subjects: Iterable[Subject]) -> list[Match]:
    """The strongest alert of everybody who has one."""
    found = (screen(index, subject, limit=None) for subject in subjects)
    return [matches[0] for matches in found if matches]


def _tell_recall(index: ListIndex) -> None:
    """What is found and what alerts falsely; an invented entry is nobody's own."""
    lines = (SAMPLES / "dev.jsonl").read_bytes().splitlines()
    asked = [msgspec.json.decode(line, type=Labelled) for line in lines]
    found = [
        {match.entry for match in screen(index, one.query.subject(), limit=None)} for one in asked
    ]
    own = [not ids.isdisjoint(one.expect) for one, ids in zip(asked, found, strict=True)]
    recall = rate(sum(own), sum(bool(one.expect) for one in asked))
    wrong = [
        bool(ids.difference(one.also_ok))
        for one, ids in zip(asked, found, strict=True)
        if not one.expect
    ]
    print(
        f"development set, {len(index):,} entries: recall {_share(recall)}, "
        f"false alerts among its hard negatives {_share(rate(sum(wrong), len(wrong)))}"
    )


def _corpus() -> Corpus:
    files = [(SAMPLES / "common" / name).read_bytes() for name in (FORENAMES, SURNAMES)]
    return read_corpus(*files)


def _told(alerts: Sequence[Match], of: int, minutes: float) -> str:
    """A rate per 100,000 with its Wilson 95 % interval, its queue, and what the alerts rest on."""
    found = rate(len(alerts), of)
    share, low, high = (one * HUNDRED_THOUSAND for one in (found.share, found.low, found.high))
    hours = share * minutes / 60
    reasons = Counter(map(_grounds, alerts)).most_common()
    return (
        f"{found.count} of {of:,}, {share:.0f} per 100,000 ({low:.0f} to {high:.0f}), "
        f"{hours:.1f} officer-hours; " + ", ".join(f"{count} {ground}" for ground, count in reasons)
    )


def _grounds(match: Match) -> str:
    """The class, and how the birth dates relate."""
    births = [one.code for one in match.reasons if one.code.startswith("birth_date_")]
    return " ".join((match.match_class.value, *births))


def _share(found: Rate) -> str:
    return f"{found.share:.3f} ({found.low:.3f} to {found.high:.3f}, {found.count} of {found.of})"


if __name__ == "__main__":
    main()
