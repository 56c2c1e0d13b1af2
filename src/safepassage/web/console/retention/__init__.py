"""What was masked and deleted, whether it was proved, and what a date will bring."""
