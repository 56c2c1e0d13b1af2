"""The actions of ``safepassage document``: one module an action."""
