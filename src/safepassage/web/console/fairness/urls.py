"""Addresses of fairness."""

from django.urls import path

from safepassage.web.console.fairness import views

urlpatterns = [
    path("", views.listing, name="fairness"),
    path("lists/<uuid:listed>/review/", views.propose, name="fairness_propose"),
    path("reviews/<uuid:review_id>/", views.agree, name="fairness_agree"),
]
