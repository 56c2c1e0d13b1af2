"""Transparency reports: made, agreed to, and read by everybody."""
