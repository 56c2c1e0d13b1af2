"""Agencies of the single window."""
