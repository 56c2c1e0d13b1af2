"""The actions of ``safepassage approval``: one module an action; none needs a home."""
