"""What the independent authority orders, reads and is told; what stands stopped, and by whom."""
