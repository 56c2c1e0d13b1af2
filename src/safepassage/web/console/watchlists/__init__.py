"""Watchlists: what is screened by, where it comes from, and what a new version changes."""
