"""Breaches of data: what happened, the clocks that run, and who was told."""
