"""What needs leave from outside: asked, granted or refused, used, reviewed, and its end."""
