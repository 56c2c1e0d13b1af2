"""Addresses of requests for leave: those of all, and below ``leave/`` an officer's own."""

from django.urls import path

from safepassage.web.console.approvals import answers, asking, listing, own, reviews

urlpatterns = [
    path("", listing.listing, name="approvals"),
    path("<uuid:request_id>/", listing.detail, name="approval"),
    path("<uuid:request_id>/file/", answers.file, name="approval_file"),
    path("<uuid:request_id>/grant/", answers.grant, name="approval_grant"),
    path("<uuid:request_id>/refuse/", answers.refuse, name="approval_refuse"),
    path("<uuid:request_id>/answer/", answers.answer, name="approval_answer"),
    path("<uuid:request_id>/review/", reviews.authority, name="approval_review"),
    path("<uuid:request_id>/note/", reviews.data_protection, name="approval_note"),
]

own_urlpatterns = [
    path("", own.listing, name="leave"),
    path("ask/<uuid:record_id>/", asking.ask, name="leave_ask"),
    path("use/<str:handle>/", asking.ask_use, name="leave_ask_use"),
    path("<uuid:request_id>/", own.detail, name="leave_request"),
    path("<uuid:request_id>/file/", own.file, name="leave_file"),
    path("<uuid:request_id>/answer/", own.answer, name="leave_answer"),
    path("<uuid:request_id>/open/", own.open_it, name="leave_open"),
]
