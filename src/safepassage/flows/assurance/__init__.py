"""What lets risky work go on, and what ends it: assessments, training, emergencies."""
