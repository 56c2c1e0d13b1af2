"""The law as data: legal bases in force."""
