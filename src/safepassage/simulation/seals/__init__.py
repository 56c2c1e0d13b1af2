"""Seals of invented states, sound ones: every kind that ``documents.seals`` reads.

Each module makes one kind from what it is to say and who signs; holders are invented.
"""
