"""Addresses of disclosures, recipients and notices."""

from django.urls import path

from safepassage.web.console.disclosures import corrections, notices, recipients, steps, views

urlpatterns = [
    path("", views.listing, name="disclosures"),
    path("ask/<uuid:item_id>/", steps.ask, name="disclosure_ask"),
    path("corrections/", corrections.listing, name="corrections"),
    path("corrections/<uuid:notice_id>/heard/", corrections.heard, name="correction_heard"),
    path("notices/", notices.listing, name="person_notices"),
    path("notices/<uuid:notice_id>/", notices.letter, name="person_notice"),
    path("notices/<uuid:notice_id>/defer/", notices.defer, name="person_notice_defer"),
    path("notices/<uuid:notice_id>/end/", notices.end, name="person_notice_end"),
    path("recipients/", recipients.listing, name="disclosure_recipients"),
    path("recipients/add/", recipients.add, name="recipient_add"),
    path("recipients/<uuid:recipient_id>/confirm/", recipients.confirm, name="recipient_confirm"),
    path("recipients/<uuid:recipient_id>/suspend/", recipients.suspend, name="recipient_suspend"),
    path("<uuid:disclosure_id>/", views.detail, name="disclosure"),
    path("<uuid:disclosure_id>/second/", steps.second, name="disclosure_second"),
    path("<uuid:disclosure_id>/review/", steps.review, name="disclosure_review"),
    path("<uuid:disclosure_id>/send/", steps.send, name="disclosure_send"),
    path("<uuid:disclosure_id>/receipt/", steps.receipt, name="disclosure_receipt"),
    path("<uuid:disclosure_id>/feedback/", steps.feedback, name="disclosure_feedback"),
    path("<uuid:disclosure_id>/seen/", steps.seen, name="disclosure_seen"),
]
