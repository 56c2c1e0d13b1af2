"""Addresses of the carriers' doors."""

from django.urls import path

from safepassage.web.console.doors import columns, limits, quarantine, router, upload

urlpatterns = [
    path("carriers/<uuid:carrier_id>/", limits.doors, name="carrier_doors"),
    path("carriers/<uuid:carrier_id>/router/", router.router, name="carrier_router"),
    path("quarantine/", quarantine.listing, name="quarantine"),
    path("quarantine/<uuid:carrier_id>/hold/", quarantine.hold, name="quarantine_hold"),
    path("quarantine/<uuid:carrier_id>/release/", quarantine.release, name="quarantine_release"),
    path("held/<uuid:message_id>/let-go/", quarantine.let_go, name="held_let_go"),
    path("held/<uuid:message_id>/discard/", quarantine.discard, name="held_discard"),
    path("upload/", upload.choose, name="upload"),
    path("upload/<uuid:message_id>/", upload.seen, name="upload_seen"),
    path("upload/<uuid:message_id>/columns/", columns.columns, name="upload_columns"),
    path("upload/<uuid:message_id>/confirm/", upload.confirm, name="upload_confirm"),
    path("upload/<uuid:message_id>/discard/", upload.discard, name="upload_discard"),
]
