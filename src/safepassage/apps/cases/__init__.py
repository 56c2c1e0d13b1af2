"""Hits, work items, decisions and what carriers were told."""
