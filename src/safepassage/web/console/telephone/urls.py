"""Addresses of the telephone list."""

from django.urls import path

from safepassage.web.console.telephone import views

urlpatterns = [
    path("", views.listing, name="telephone"),
    path("<uuid:answer_id>/called/", views.called, name="telephone_called"),
]
