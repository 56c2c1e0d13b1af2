"""What ``safepassage demo`` is made of: its home, its carriers, its report."""
