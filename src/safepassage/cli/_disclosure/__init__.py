"""The actions of ``safepassage disclosure``, one a module."""
