"""Databases that are asked: what they said of somebody, what owners said, and how they answer."""
