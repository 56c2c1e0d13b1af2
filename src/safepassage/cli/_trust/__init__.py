"""The actions of ``safepassage trust``: one module an action."""
