"""The public pages' addresses."""

from django.urls import path

from safepassage.web.public import views

urlpatterns = [
    path("", views.rights, name="rights"),
    path("ask/", views.ask, name="rights_ask"),
    path("state/", views.state, name="rights_state"),
]
