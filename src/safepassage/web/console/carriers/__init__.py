"""Carriers and their credentials."""
