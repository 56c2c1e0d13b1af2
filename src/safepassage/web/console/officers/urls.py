"""Addresses of the officers' pages."""

from django.urls import path

from safepassage.web.console.officers import views

urlpatterns = [
    path("", views.listing, name="officers"),
    path("add/", views.add, name="officer_add"),
    path("links/<int:link>/confirm/", views.confirm, name="officer_confirm"),
    path("<uuid:officer_id>/", views.detail, name="officer"),
    path("<uuid:officer_id>/invite/", views.invite, name="officer_invite"),
    path("<uuid:officer_id>/suspend/", views.suspend, name="officer_suspend"),
    path("<uuid:officer_id>/restore/", views.restore, name="officer_restore"),
]
