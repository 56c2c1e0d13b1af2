"""Breaches of data and their clocks."""
