"""One person in two kinds of data, and what people of a flight share."""
