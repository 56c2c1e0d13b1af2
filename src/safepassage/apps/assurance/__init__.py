"""Impact assessments, training, emergencies and suppliers: what has to hold before work goes on."""
