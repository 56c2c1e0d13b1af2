"""Profiles of law: what is followed here, what it asks, and who says so."""
