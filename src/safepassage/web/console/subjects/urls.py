"""The desk's addresses."""

from django.urls import path

from safepassage.web.console.subjects import acting, detail, entering, listing, reviews

urlpatterns = [
    path("", listing.listing, name="subjects"),
    path("corrections/", reviews.corrections, name="subject_corrections"),
    path("corrections/<uuid:correction_id>/", reviews.second, name="subject_second"),
    path("enter/", entering.enter, name="subject_enter"),
    path("hand-over/", entering.hand_over, name="subject_hand_over"),
    path("reviews/", reviews.reviews, name="subject_reviews"),
    path("reviews/<uuid:request_id>/", reviews.review, name="subject_review"),
    path("reviews/<uuid:request_id>/checked/", reviews.checked, name="subject_checked"),
    path("reviews/<uuid:request_id>/picture/", reviews.picture, name="subject_review_picture"),
    path("reviews/<uuid:request_id>/proof/", reviews.prove, name="subject_review_proof"),
    path("<uuid:request_id>/", detail.detail, name="subject"),
    path("<uuid:request_id>/answer/", detail.send, name="subject_answer"),
    path("<uuid:request_id>/correct/", acting.correct, name="subject_correct"),
    path("<uuid:request_id>/delay/", entering.delay, name="subject_delay"),
    path("<uuid:request_id>/delete/", acting.erase, name="subject_delete"),
    path("<uuid:request_id>/letter/", entering.letter, name="subject_letter"),
    path("<uuid:request_id>/lift/", detail.lift, name="subject_lift"),
    path("<uuid:request_id>/limit/", acting.limit, name="subject_limit"),
    path("<uuid:request_id>/longer/", acting.put_off, name="subject_longer"),
    path("<uuid:request_id>/look/", detail.look, name="subject_look"),
    path("<uuid:request_id>/mark/", acting.note, name="subject_mark"),
    path("<uuid:request_id>/names/", acting.names, name="subject_names"),
    path("<uuid:request_id>/picture/", detail.picture, name="subject_picture"),
    path("<uuid:request_id>/proof/", detail.prove, name="subject_proof"),
    path("<uuid:request_id>/records/", detail.choose, name="subject_records"),
    path("<uuid:request_id>/redress/", acting.redress, name="subject_redress"),
    path("<uuid:request_id>/refuse/", acting.refuse, name="subject_refuse"),
    path("<uuid:request_id>/words/", acting.in_words, name="subject_words"),
]
