"""Agencies of the single window: who they are, and what waits for them."""
