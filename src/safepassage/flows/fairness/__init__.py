"""Counts whom screening falls on, and stops for review what falls on some and finds nobody."""
