"""Addresses of the profiles' pages."""

from django.urls import path

from safepassage.web.console.profiles import changing, views

urlpatterns = [
    path("", views.overview, name="profiles"),
    path("import/", changing.load, name="profile_import"),
    path("propose/", changing.propose, name="profile_propose"),
    path("choices/<uuid:choice_id>/confirm/", changing.confirm, name="profile_confirm"),
    path("choices/<uuid:choice_id>/drop/", changing.drop, name="profile_drop"),
    path("<slug:code>/<int:version>/", views.detail, name="profile"),
]
