"""Who may be given one record at a time, what each was given, and who has to hear of it."""
