"""Addresses of one's own account."""

from django.urls import path

from safepassage.web.console.account import views

urlpatterns = [
    path("", views.show, name="account"),
    path("password/", views.change_password, name="account_password"),
    path("passkeys/add/", views.add_passkey, name="account_passkey_add"),
    path("passkeys/<int:passkey>/remove/", views.remove_passkey, name="account_passkey_remove"),
    path("sign-ins/<str:name>/end/", views.end_sign_in, name="account_sign_in_end"),
]
