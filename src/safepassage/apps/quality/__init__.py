"""How well carriers send: counts about their messages, never a traveller."""
