"""Addresses of the way in; the names of the first four are allauth's."""

from django.urls import path

from safepassage.web.console.entrance import chooser, elsewhere, links, sign_in

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/second-factor/", sign_in.second_factor, name="mfa_authenticate"),
    path("sign-in/suspended/", sign_in.inactive, name="account_inactive"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("enrol/<str:token>/", links.enrol, name="enrol"),
    path("enter/<str:token>/", links.enter, name="enter"),
    path("desk/", chooser.choose_desk, name="choose_desk"),
    path("desk/elsewhere/", elsewhere.elsewhere, name="elsewhere"),
    path("", chooser.home, name="home"),
]
