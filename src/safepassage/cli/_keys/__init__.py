"""The actions of ``safepassage keys``: one module an action."""
