"""Who watches: unusual reading, and what witnesses outside the agency were told and answered."""
