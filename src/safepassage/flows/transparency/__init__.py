"""What is told to everybody of a span of months: counts that single nobody out."""
