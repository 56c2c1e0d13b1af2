"""The WSGI application that the server loads by name."""

import os

from django.core.wsgi import get_wsgi_application

from safepassage.web.slow_bodies import InTurn

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safepassage.settings")
application = InTurn(get_wsgi_application())

from safepassage.web.warming import warm  # noqa: E402 - after Django is set up

warm()
