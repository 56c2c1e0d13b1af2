"""Addresses of assessments and emergencies."""

from django.urls import path

from safepassage.web.console.assurance import assessing, emergency, views

urlpatterns = [
    path("", views.listing, name="assessments"),
    path("emergency/", emergency.show_emergency, name="emergency"),
    path("emergency/propose/", emergency.propose, name="emergency_propose"),
    path("emergency/<uuid:emergency_id>/begin/", emergency.begin, name="emergency_begin"),
    path("emergency/<uuid:emergency_id>/end/", emergency.end, name="emergency_end"),
    path("<slug:code>/", views.detail, name="assessment"),
    path("<slug:code>/write/", assessing.write, name="assessment_write"),
    path("<slug:code>/extend/", assessing.extend, name="assessment_extend"),
    path("versions/<uuid:assessment_id>/advise/", assessing.advise, name="assessment_advise"),
    path("versions/<uuid:assessment_id>/approve/", assessing.approve, name="assessment_approve"),
]
