"""How fair screening is: false alerts and misses by the origin of names, in an open corpus.

Groups are the countries and regions of name statistics. They exist in this folder alone: no
record, no match and no score knows one.
"""

from safepassage.simulation.audit.corpus import Corpus, CorpusError, read_corpus
from safepassage.simulation.audit.measure import Options, audit
from safepassage.simulation.audit.ordinary import ordinary
from safepassage.simulation.audit.rates import Rate, rate
from safepassage.simulation.audit.report import Load, Report, report
from safepassage.simulation.audit.showing import as_markdown, as_text, made_of

__all__ = [
    "Corpus",
    "CorpusError",
    "Load",
    "Options",
    "Rate",
    "Report",
    "as_markdown",
    "as_text",
    "audit",
    "made_of",
    "ordinary",
    "rate",
    "read_corpus",
    "report",
]
