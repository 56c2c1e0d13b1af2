"""Unusual reading for those who oversee it, officers' names for it, and the witnesses."""
