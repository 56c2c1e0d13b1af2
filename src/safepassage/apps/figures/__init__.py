"""Counts of whom lists and rules fall on: groups and days, nobody by themselves."""
