"""Is it stopped? What flows and pages ask before they do something that can be stopped.

The answer is that of ``apps.regulation.stops``, which apps ask, too; orders of the regulator
and assessments that have ended stop by the same rows (``apps.regulation.stopping``).
"""

from safepassage.apps.regulation.stops import Stop, StoppedError, refuse_stopped, stopped

__all__ = ["Stop", "StoppedError", "refuse_stopped", "stopped"]
