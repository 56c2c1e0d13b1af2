"""What this installation is."""

import platform

import django
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safepassage.apps.accounts.permissions import Permission
from safepassage.web.console.desk import Desk, page


@page(Permission.CONSOLE_DESK_USE)
def about(request: HttpRequest, desk: Desk) -> HttpResponse:  # noqa: ARG001 - every page's form
    """Show kind, age, authority and versions."""
    versions = {
        "Python": platform.python_version(),
        "Django": django.get_version(),
        connection.display_name: ".".join(map(str, connection.get_database_version())),
    }
    return render(request, "console/about.html", {"versions": versions})
