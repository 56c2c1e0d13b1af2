"""Addresses of the carriers' pages."""

from django.urls import path

from safepassage.web.console.carriers import views

urlpatterns = [
    path("", views.listing, name="carriers"),
    path("add/", views.add, name="carrier_add"),
    path("<uuid:carrier_id>/", views.detail, name="carrier"),
    path("<uuid:carrier_id>/agree/", views.agree, name="carrier_agree"),
    path("<uuid:carrier_id>/rotate/", views.rotate, name="carrier_rotate"),
    path("<uuid:carrier_id>/suspend/", views.suspend, name="carrier_suspend"),
    path("<uuid:carrier_id>/restore/", views.restore, name="carrier_restore"),
    path(
        "<uuid:carrier_id>/credentials/<uuid:credential_id>/revoke/",
        views.revoke,
        name="credential_revoke",
    ),
]
