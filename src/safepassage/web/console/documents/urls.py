"""Addresses of documents checked at the desk."""

from django.urls import path

from safepassage.web.console.documents import check

urlpatterns = [path("check/", check.check, name="check_document")]
