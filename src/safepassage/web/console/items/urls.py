"""Addresses of work items."""

from django.urls import path

from safepassage.web.console.items import views

urlpatterns = [
    path("<uuid:item_id>/", views.item, name="item"),
    path("<uuid:item_id>/decide/", views.decide, name="item_decide"),
    path("<uuid:item_id>/second/", views.second, name="item_second"),
    path("protection/<uuid:item_id>/", views.protection_item, name="protection_item"),
    path("protection/<uuid:item_id>/decide/", views.protection_decide, name="protection_decide"),
]
