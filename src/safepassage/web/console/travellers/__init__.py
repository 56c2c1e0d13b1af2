"""Travellers: one person's file, and looking for people."""
